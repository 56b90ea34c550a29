# SPDX-License-Identifier: Apache-2.0
# noodkluis_embed(TARGET NAME FILE) makes the bytes of FILE available to the sources of TARGET as
# `std::string_view noodkluis::embedded::NAME`, from the generated header "embedded/NAME.h".
function(noodkluis_embed target name file)
    get_filename_component(path "${file}" ABSOLUTE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
    file(READ "${path}" content HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," content "${content}")
    set(header "${CMAKE_CURRENT_BINARY_DIR}/generated/embedded/${name}.h")
    file(CONFIGURE OUTPUT "${header}" @ONLY CONTENT [[
#pragma once
#include <string_view>
namespace noodkluis::embedded {
inline constexpr char @name@_bytes[] = {@content@ '\0'};
inline constexpr std::string_view @name@{@name@_bytes, sizeof @name@_bytes - 1};
}
]])
    target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/generated")
endfunction()
