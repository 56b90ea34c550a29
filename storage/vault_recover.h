// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/vault.h"

namespace noodkluis::storage {

/// A lost passphrase and what takes its place.
struct Recovery {
    crypto::UnlockKey opener;       ///< a recovery key or shares
    crypto::UnlockKey replacement;  ///< what opens the vault from now on
    std::string user;               ///< whose it is; may be empty when there is only one user
};

/// Opens the vault and gives the user a new passphrase; an entry of the log tells of it. With
/// shares vault.keys may be lost, damaged or of another vault: then it is made anew, with the new
/// passphrase as the only way to open, and the old one is kept as vault.keys.old. Errors: those of
/// Vault::open and VaultSlots::renew; user_unknown; recovery_choice with the users to choose from.
[[nodiscard]] Result<Vault> recover(Path const& folder, Recovery const& recovery,
                                    Clock const& clock, Job& job);

}  // namespace noodkluis::storage
