# SPDX-License-Identifier: Apache-2.0
# Deflate::deflate (libdeflate), used for its fast CRC-32; Debian 12 ships only a pkg-config file.
pkg_check_modules(PC_DEFLATE QUIET IMPORTED_TARGET GLOBAL libdeflate)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Deflate
    REQUIRED_VARS PC_DEFLATE_LINK_LIBRARIES VERSION_VAR PC_DEFLATE_VERSION)
if(Deflate_FOUND AND NOT TARGET Deflate::deflate)
    add_library(Deflate::deflate ALIAS PkgConfig::PC_DEFLATE)
endif()
