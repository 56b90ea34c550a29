# SPDX-License-Identifier: Apache-2.0
# SqlCipher::sqlcipher from its pkg-config file. That file carries SQLite's version and leaves out
# SQLITE_HAS_CODEC, without which sqlite3.h does not declare sqlite3_key_v2.
pkg_check_modules(PC_SQLCIPHER QUIET IMPORTED_TARGET GLOBAL sqlcipher)
set(SqlCipher_VERSION "")
if(PC_SQLCIPHER_FOUND)
    find_path(SqlCipher_INCLUDE_DIR sqlcipher/sqlite3.h)
    # SQLCipher 4.5 is the first on SQLite 3.36; 4.6 is on 3.46.
    if(PC_SQLCIPHER_VERSION VERSION_GREATER_EQUAL 3.46)
        set(SqlCipher_VERSION 4.6)
    elseif(PC_SQLCIPHER_VERSION VERSION_GREATER_EQUAL 3.36)
        set(SqlCipher_VERSION 4.5)
    else()
        set(SqlCipher_VERSION 3.0)
    endif()
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(SqlCipher
    REQUIRED_VARS PC_SQLCIPHER_LINK_LIBRARIES SqlCipher_INCLUDE_DIR VERSION_VAR SqlCipher_VERSION)
if(SqlCipher_FOUND AND NOT TARGET SqlCipher::sqlcipher)
    add_library(SqlCipher::sqlcipher INTERFACE IMPORTED)
    target_link_libraries(SqlCipher::sqlcipher INTERFACE PkgConfig::PC_SQLCIPHER)
    target_include_directories(SqlCipher::sqlcipher SYSTEM INTERFACE
        "${SqlCipher_INCLUDE_DIR}/sqlcipher")
    target_compile_definitions(SqlCipher::sqlcipher INTERFACE SQLITE_HAS_CODEC)
endif()
