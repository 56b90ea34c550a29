// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "storage/vault_parts.h"

// checksums.txt, the last entry of a backup: what is in it, of which vault and as of when. The
// stock tools check it too: b2sum --length 256 --check checksums.txt
namespace noodkluis::storage {

/// What a backup says about itself. Without the key of the vault there is no proof of it.
struct BackupClaims {
    VaultId vault;
    Timestamp made_at{};
    LogHead head;  ///< the last entry of the log in it
};

struct BackupSums {
    struct File {
        std::string name;
        crypto::Hash256 hash{};  ///< BLAKE2b-256
    };
    BackupClaims claims;
    std::vector<File> files;  ///< in their order in the backup

    /// With a MAC under the key of the vault at its end.
    [[nodiscard]] std::string text(crypto::VaultKey const& key) const;
    /// `name` is that of the backup. Errors: backup_damaged.
    [[nodiscard]] static Result<BackupSums> parse(std::string_view text, std::string const& name);
};

}  // namespace noodkluis::storage
