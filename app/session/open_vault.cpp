// SPDX-License-Identifier: Apache-2.0
#include "app/session/open_vault.h"

#include <fmt/format.h>

#include "app/session/recovery.h"
#include "app/sharing/epoch_keys.h"
#include "app/text/labels.h"
#include "app/text/message.h"

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
    NK_TRY(auto without, users_without_way(vault));
    NK_TRY(auto opened, keep(slot, std::move(vault)));
    opened.without_way = std::move(without);
    return opened;
}

Result<OpenedVault> create_vault(std::optional<storage::Vault>& slot, Path const& folder,
                                 storage::NewVault const& start, crypto::Secret const& passphrase,
                                 Clock const& clock, Job& job) {
    slot.reset();
    NK_TRY(auto vault, storage::Vault::create(folder, start, passphrase, clock, job));
    return keep(slot, std::move(vault));
}

std::string opening_message(Error const& error) {
    // As VaultLock writes it: "process 4711 on kantoor since 2026-11-24T09:00:00Z".
    constexpr std::string_view kProcess = "process ";
    constexpr std::string_view kOn = " on ";
    constexpr std::string_view kSince = " since ";
    std::string_view const holder = error.detail;
    auto const on = holder.find(kOn);
    auto const since = holder.rfind(kSince);
    if (error.code != ErrorCode::vault_in_use || !holder.starts_with(kProcess) ||
        on == std::string_view::npos || since == std::string_view::npos || since < on) {
        return message_of(error);
    }
    auto const time = parse_time(holder.substr(since + kSince.size()));
    return fmt::format(
        fmt::runtime(tr("{0} is open already, on the computer {1} since {2} (program number {3}). "
                        "Lock or close it there, then open it here.")),
        error.subject, holder.substr(on + kOn.size(), since - on - kOn.size()),
        time ? display_time(*time) : std::string(holder.substr(since + kSince.size())),
        holder.substr(kProcess.size(), on - kProcess.size()));
}

}  // namespace noodkluis::app
