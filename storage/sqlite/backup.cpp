// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite/backup.h"

#include <sqlite3.h>

#include "storage/sqlite/sqlite_error.h"

namespace noodkluis::storage {
namespace {

constexpr int kPagesPerStep = 1024;

constexpr Sql kAnyRead = "SELECT count(*) FROM sqlite_master";

tl::unexpected<Error> damaged(Connection const& source) {
    return fail(ErrorCode::database_damaged, source.path().filename().string());
}

struct FinishBackup {
    void operator()(sqlite3_backup* backup) const noexcept { sqlite3_backup_finish(backup); }
};

}  // namespace

Status copy_database(Connection& source, Connection& destination, Job& job) {
    std::unique_ptr<sqlite3_backup, FinishBackup> const backup(
        sqlite3_backup_init(destination.handle(), "main", source.handle(), "main"));
    if (backup == nullptr) {
        return database_error(destination.handle(), sqlite3_errcode(destination.handle()));
    }
    while (true) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        int const code = sqlite3_backup_step(backup.get(), kPagesPerStep);
        auto const total = static_cast<std::uint64_t>(sqlite3_backup_pagecount(backup.get()));
        auto const left = static_cast<std::uint64_t>(sqlite3_backup_remaining(backup.get()));
        job.progress(total - left, total);
        if (code == SQLITE_DONE) {
            // SQLCipher tells of a damaged page when the next one is asked for; this was the last.
            return source.integer(kAnyRead) ? Status() : damaged(source);
        }
        if (code != SQLITE_OK) {
            // What is damaged was read, for the destination is new. A page whose MAC does not fit
            // is a mere SQLITE_ERROR.
            int const kind = code & 0xff;
            return kind == SQLITE_ERROR || kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB
                       ? damaged(source)
                       : database_error(destination.handle(), code);
        }
    }
}

}  // namespace noodkluis::storage
