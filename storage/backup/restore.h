// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/backup/backup_sums.h"
#include "storage/repository/backup_repository.h"

namespace noodkluis::storage {

struct RestoreDone {
    BackupClaims claims;
    /// Of the same vault and with more in its log: a newer backup beside this one, or the vault
    /// itself where the backup was noted. What happened since is not in the restored vault.
    std::optional<KnownBackup> newer;
};

/// Makes the new vault `folder` out of a backup that was verified as a whole. All or nothing.
/// `replaced`, unless it is empty, is the vault whose place it takes, to tell what is missing.
/// Errors: file_exists (never over anything), those of BackupFile, wrong_passphrase, cancelled,
/// io_write.
[[nodiscard]] Result<RestoreDone> restore_backup(Path const& file, Path const& folder,
                                                 Path const& replaced,
                                                 crypto::UnlockKey const& opener, Job& job);

}  // namespace noodkluis::storage
