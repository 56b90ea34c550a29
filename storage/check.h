// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/database_check.h"
#include "storage/repository/backup_repository.h"

namespace noodkluis::storage {

/// What was looked at, and what is not as it should be.
struct CheckReport {
    std::uint64_t pages = 0;
    std::int64_t log_entries = 0;
    std::int64_t pictures = 0;
    std::int64_t received = 0;
    Findings findings;                      ///< each an Error whose sentence says what and where
    std::optional<KnownBackup> go_back_to;  ///< the newest good backup, when there are findings
};

/// Reads everything in a vault that nobody has open: both copies of the key slots, every page of
/// the database, its tables and what they refer to, the log, each picture and received bundle.
/// Backups to go back to are looked for where the vault knows of some, and in `folders`.
/// Errors: vault_not_found, vault_in_use, wrong_passphrase, vault_too_new, cancelled, io_read.
[[nodiscard]] Result<CheckReport> check_vault(Path const& folder, std::vector<Path> const& folders,
                                              crypto::UnlockKey const& opener, Clock const& clock,
                                              Job& job);

}  // namespace noodkluis::storage
