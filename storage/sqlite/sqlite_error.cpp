// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite/sqlite_error.h"

#include <filesystem>

#include <sqlite3.h>

namespace noodkluis::storage {

tl::unexpected<Error> database_error(sqlite3* database, int code) {
    char const* const path = database == nullptr ? "" : sqlite3_db_filename(database, "main");
    std::string name = path == nullptr ? "" : std::filesystem::path(path).filename().string();
    // Messages of constraints and of SQL name tables and columns, never a value.
    std::string message = database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database);
    switch (code & 0xff) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return fail(ErrorCode::database_damaged, std::move(name));
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return fail(ErrorCode::database_busy, std::move(name));
        case SQLITE_CANTOPEN:
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return fail(ErrorCode::io_write, std::move(name), std::move(message));
        case SQLITE_INTERRUPT:
            return fail(ErrorCode::cancelled);
        case SQLITE_NOMEM:
            return fail(ErrorCode::out_of_memory);
        case SQLITE_CONSTRAINT:
            return fail(ErrorCode::record_conflict, std::move(message));
        default:
            return fail(ErrorCode::database_error, std::move(name), std::move(message));
    }
}

}  // namespace noodkluis::storage
