// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/backup/backup_sums.h"

namespace noodkluis::storage {

struct WrittenBackup {
    BackupClaims claims;
    std::uint64_t bytes = 0;
};

/// Writes the vault, as it is at one moment, into the new file `path`, while others may read and
/// change it. In constant memory; nothing is at `path` before the whole was read back and verified.
/// Errors: file_exists, backup_inside_vault, container_too_large (4 GiB), cancelled, io_write,
/// those of the vault that is damaged, and those of BackupFile::verify.
[[nodiscard]] Result<WrittenBackup> write_backup(VaultParts const& vault, Path const& path,
                                                 Timestamp made_at, Job& job);

}  // namespace noodkluis::storage
