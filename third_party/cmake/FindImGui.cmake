# SPDX-License-Identifier: Apache-2.0
# ImGui::ImGui with the GLFW and OpenGL 3 backends, as Debian's static library has them. It draws
# letters with FreeType and loads OpenGL itself.
pkg_check_modules(PC_IMGUI QUIET IMPORTED_TARGET GLOBAL imgui)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(ImGui
    REQUIRED_VARS PC_IMGUI_LINK_LIBRARIES VERSION_VAR PC_IMGUI_VERSION)
if(ImGui_FOUND AND NOT TARGET ImGui::ImGui)
    add_library(ImGui::ImGui INTERFACE IMPORTED)
    target_link_libraries(ImGui::ImGui INTERFACE
        PkgConfig::PC_IMGUI PkgConfig::Freetype glfw OpenGL::GL ${CMAKE_DL_LIBS})
    pkg_get_variable(PC_IMGUI_FOLDER imgui includedir)
    target_include_directories(ImGui::ImGui SYSTEM INTERFACE
        "${PC_IMGUI_FOLDER}" "${PC_IMGUI_FOLDER}/backends")
endif()
