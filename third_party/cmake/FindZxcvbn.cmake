# SPDX-License-Identifier: Apache-2.0
# Zxcvbn::zxcvbn, how hard a passphrase is to guess; the C library ships no configuration at all.
find_path(Zxcvbn_INCLUDE_DIR zxcvbn.h)
find_library(Zxcvbn_LIBRARY zxcvbn)
mark_as_advanced(Zxcvbn_INCLUDE_DIR Zxcvbn_LIBRARY)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Zxcvbn REQUIRED_VARS Zxcvbn_LIBRARY Zxcvbn_INCLUDE_DIR)
if(Zxcvbn_FOUND AND NOT TARGET Zxcvbn::zxcvbn)
    add_library(Zxcvbn::zxcvbn UNKNOWN IMPORTED)
    set_target_properties(Zxcvbn::zxcvbn PROPERTIES IMPORTED_LOCATION "${Zxcvbn_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${Zxcvbn_INCLUDE_DIR}")
endif()
