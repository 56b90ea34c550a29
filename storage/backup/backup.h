// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/backup/rotation.h"
#include "storage/repository/backup_repository.h"
#include "storage/vault_parts.h"

namespace noodkluis::storage {

struct BackupDone {
    KnownBackup backup;
    std::uint64_t bytes = 0;
    bool noted = false;         ///< the vault knows of it
    std::vector<Path> removed;  ///< older ones that rotation no longer keeps
};

/// Makes a backup: as the file `target`, which ends in .nkbackup, or in the folder `target`, named
/// by vault and time; there the older backups of this vault that `rotation` no longer keeps are
/// removed, and nothing else. The vault may be in use by others; it is noted in it that the backup
/// was made. Errors: backup_target and those of write_backup; then nothing was removed.
[[nodiscard]] Result<BackupDone> back_up(VaultParts const& vault, Path const& target,
                                         Rotation const& rotation, Clock const& clock, Job& job);

/// NAME-2026-11-24-140500.nkbackup: how a backup in a folder is called.
[[nodiscard]] std::string backup_name(std::string const& vault_name, Timestamp made_at);
/// The time in such a name; null for any other name.
[[nodiscard]] std::optional<Timestamp> time_in_backup_name(std::string const& name);

/// The backups of vault `id` in a folder by what they say themselves, the newest log first. What
/// cannot be read is left out.
[[nodiscard]] std::vector<KnownBackup> backups_in(Path const& folder, VaultId id);

}  // namespace noodkluis::storage
