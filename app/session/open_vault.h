// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "storage/vault.h"
#include "storage/vault_recover.h"

// Opening and making vaults on the thread that keeps them.
namespace noodkluis::app {

/// What a user interface shows of the vault that is open.
struct OpenedVault {
    Path folder;
    std::string name;  ///< of the folder, without its extension
    storage::OwnParty party;
    storage::OpenReport report;
    std::vector<std::string>
        without_way{};  ///< users who cannot open it any more; after a recovery
};

/// The name that people know a vault by: that of its folder.
[[nodiscard]] std::string vault_name(Path const& folder);

/// Fills the slot. Errors: those of storage::Vault::open.
[[nodiscard]] Result<OpenedVault> open_vault(std::optional<storage::Vault>& slot,
                                             Path const& folder, crypto::UnlockKey const& opener,
                                             Clock const& clock, Job& job);
/// The same with a new passphrase for one that was lost. Errors: those of storage::recover.
[[nodiscard]] Result<OpenedVault> recover_vault(std::optional<storage::Vault>& slot,
                                                Path const& folder,
                                                storage::Recovery const& recovery,
                                                Clock const& clock, Job& job);
/// Makes it and fills the slot. Errors: those of storage::Vault::create.
[[nodiscard]] Result<OpenedVault> create_vault(std::optional<storage::Vault>& slot,
                                               Path const& folder, storage::NewVault const& start,
                                               crypto::Secret const& passphrase, Clock const& clock,
                                               Job& job);

/// Why a vault did not open, as a sentence; of one that is in use also by what, on which computer
/// and since when.
[[nodiscard]] std::string opening_message(Error const& error);

}  // namespace noodkluis::app
