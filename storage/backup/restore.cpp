// SPDX-License-Identifier: Apache-2.0
#include "storage/backup/restore.h"

#include <system_error>

#include "storage/backup/backup.h"
#include "storage/backup/backup_file.h"
#include "storage/backup/backup_layout.h"
#include "storage/backup/stage_job.h"

namespace noodkluis::storage {
namespace {

/// Each part as a file of its own, durable.
Status unpack(BackupFile const& backup, Path const& folder, Job& job) {
    for (auto const& entry : backup.container().entries()) {
        if (entry.name == kSumsEntry) {
            continue;
        }
        NK_TRY(auto output, AtomicFile::create(folder / entry.name, Overwrite::no));
        NK_CHECK(backup.copy(
            entry, [&output](ByteView piece) { return output.write(piece); }, job));
        NK_CHECK(output.commit());
    }
    return {};
}

std::optional<KnownBackup> newer_than(BackupFile const& backup, Path const& replaced) {
    auto const& claims = backup.claims();
    if (!replaced.empty()) {
        VaultPaths const paths(replaced);
        auto const keys = crypto::KeysFile::open(paths.keys);
        if (keys && keys->vault_id() == claims.vault.bytes &&
            keys->head().sequence > claims.head.sequence) {
            return KnownBackup{paths.folder, keys->head().floor_local, keys->head().sequence};
        }
    }
    auto const folder = backup.path().parent_path();
    auto const beside = backups_in(folder.empty() ? Path(".") : folder, claims.vault);
    if (!beside.empty() && beside.front().log_sequence > claims.head.sequence) {
        return beside.front();
    }
    return std::nullopt;
}

}  // namespace

Result<RestoreDone> restore_backup(Path const& file, Path const& folder, Path const& replaced,
                                   crypto::UnlockKey const& opener, Job& job) {
    VaultPaths const paths(folder);
    // First, for it fails at once when there is something.
    NK_TRY(auto building, NewFolder::beside(paths.folder));
    NK_TRY(auto const backup, BackupFile::open(file));
    NK_TRY(auto const key, backup.unlock(opener));
    {
        StageJob stage(job, 0, 60);
        NK_CHECK(backup.verify(key, stage));
    }
    VaultPaths const inside(building.path());
    std::error_code error;
    if (!std::filesystem::create_directory(inside.received, error)) {
        return fail(ErrorCode::io_write, paths.received.string(), error.message());
    }
    StageJob stage(job, 60, 100);
    NK_CHECK(unpack(backup, building.path(), stage));
    if (job.cancelled()) {
        return fail(ErrorCode::cancelled);
    }
    NK_CHECK(building.move_to_destination());
    return RestoreDone{backup.claims(), newer_than(backup, replaced)};
}

}  // namespace noodkluis::storage
