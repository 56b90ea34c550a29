// SPDX-License-Identifier: Apache-2.0
#include "app/session/open_vault.h"

#include "app/sharing/epoch_keys.h"

namespace noodkluis::app {
namespace {

Result<OpenedVault> keep(std::optional<storage::Vault>& slot, storage::Vault vault) {
    NK_TRY(auto party, vault.own_party());
    OpenedVault opened{vault.folder(), vault_name(vault.folder()), std::move(party),
                       vault.report()};
    slot = std::move(vault);
    return opened;
}

}  // namespace

std::string vault_name(Path const& folder) {
    auto const last = folder.has_filename() ? folder : folder.parent_path();
    return last.stem().string();
}

Result<OpenedVault> open_vault(std::optional<storage::Vault>& slot, Path const& folder,
                               crypto::UnlockKey const& opener, Clock const& clock, Job& job) {
    slot.reset();
    NK_TRY(auto vault, storage::Vault::open(folder, opener, clock, job));
    // A disk that is full must not keep anybody out; the next opening does it.
    static_cast<void>(erase_past_keys(vault, clock));
    return keep(slot, std::move(vault));
}

Result<OpenedVault> recover_vault(std::optional<storage::Vault>& slot, Path const& folder,
                                  storage::Recovery const& recovery, Clock const& clock, Job& job) {
    slot.reset();
    NK_TRY(auto vault, storage::recover(folder, recovery, clock, job));
    return keep(slot, std::move(vault));
}

Result<OpenedVault> create_vault(std::optional<storage::Vault>& slot, Path const& folder,
                                 storage::NewVault const& start, crypto::Secret const& passphrase,
                                 Clock const& clock, Job& job) {
    slot.reset();
    NK_TRY(auto vault, storage::Vault::create(folder, start, passphrase, clock, job));
    return keep(slot, std::move(vault));
}

}  // namespace noodkluis::app
