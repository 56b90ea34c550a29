# SPDX-License-Identifier: Apache-2.0
# Sodium::sodium from the pkg-config file of libsodium, which ships no CMake configuration.
pkg_check_modules(PC_SODIUM QUIET IMPORTED_TARGET GLOBAL libsodium)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Sodium
    REQUIRED_VARS PC_SODIUM_LINK_LIBRARIES VERSION_VAR PC_SODIUM_VERSION)
if(Sodium_FOUND AND NOT TARGET Sodium::sodium)
    add_library(Sodium::sodium ALIAS PkgConfig::PC_SODIUM)
endif()
