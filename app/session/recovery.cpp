// SPDX-License-Identifier: Apache-2.0
#include "app/session/recovery.h"

#include <algorithm>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "app/session/open_vault.h"
#include "app/session/slot_change.h"
#include "app/text/message.h"
#include "storage/repository/user_repository.h"

namespace noodkluis::app {
namespace {

constexpr std::size_t kShownLetters = 8;
constexpr std::string_view kSetWord = "set";

Result<RecoverySheet> sheet_for(storage::Vault& vault, Clock const& clock) {
    NK_TRY(auto const party, vault.own_party());
    RecoverySheet sheet;
    sheet.vault = vault_name(vault.folder());
    sheet.owner = party.name;
    sheet.made_at = clock.now();
    return sheet;
}

/// With a passphrase, for the same user.
bool has_another_way(std::vector<crypto::SlotInfo> const& slots, std::size_t index) {
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (i != index && slots[i].owner == slots[index].owner &&
            crypto::has_passphrase(slots[i].kind)) {
            return true;
        }
    }
    return false;
}

}  // namespace

Result<RecoverySheet> make_recovery_key(storage::Vault& vault, Clock const& clock) {
    NK_TRY(auto sheet, sheet_for(vault, clock));
    auto key = crypto::RecoveryKey::random();
    sheet.text = key.text();
    NK_TRY(auto const slot, vault.slots().add(std::move(key)));
    sheet.slot = to_hex(slot).substr(0, kShownLetters);
    return sheet;
}

Result<std::vector<RecoverySheet>> make_recovery_shares(storage::Vault& vault, std::size_t needed,
                                                        std::size_t count, Clock const& clock) {
    NK_TRY(auto const shares, vault.slots().make_shares(needed, count));
    std::vector<RecoverySheet> sheets;
    sheets.reserve(shares.size());
    for (auto const& share : shares) {
        NK_TRY(auto sheet, sheet_for(vault, clock));
        sheet.set = share.info().set;
        sheet.number = share.info().number + 1;
        sheet.needed = needed;
        sheet.count = count;
        sheet.text = share.text();
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

Result<crypto::SlotId> make_key_file_slot(storage::Vault& vault, crypto::Secret const& passphrase,
                                          Path const& path, KeyFileUse use) {
    NK_TRY(auto file, crypto::make_key_file(path));
    crypto::UnlockKey const opener = crypto::PassphraseKey(passphrase.clone(), std::move(file));
    auto slot =
        use == KeyFileUse::always ? vault.slots().replace_own(opener) : vault.slots().add(opener);
    if (!slot) {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
    return slot;
}

std::string words_of(RecoveryWay const& way) {
    if (!way.kind) {
        return fmt::format(fmt::runtime(tr("{0} shares, of which {1} are needed")), way.count,
                           way.needed);
    }
    switch (*way.kind) {
        case crypto::SlotKind::passphrase:
            return tr("passphrase");
        case crypto::SlotKind::passphrase_and_file:
            return tr("passphrase and key file");
        case crypto::SlotKind::recovery_key:
            return tr("recovery key");
    }
    return tr("not known to this version");
}

Result<std::vector<RecoveryWay>> recovery_ways(storage::Vault& vault) {
    NK_TRY(auto const events, vault.log().events());
    NK_TRY(auto const users, storage::UserRepository(vault.connection()).list());
    auto const slots = vault.slots();
    std::vector<RecoveryWay> ways;
    for (auto const& slot : slots.list()) {
        RecoveryWay way;
        way.id = to_hex(slot.id);
        way.kind = slot.kind;
        way.in_use = slots.opened_with() == slot.id;
        for (auto const& user : users) {
            way.user = user.id.bytes == slot.owner ? user.name : way.user;
        }
        // What no other entry tells of was there from the start.
        way.made_at = events.empty() ? std::optional<Timestamp>() : events.front().time;
        ways.push_back(std::move(way));
    }
    for (std::size_t i = 0; i < ways.size(); ++i) {
        ways[i].removable = !ways[i].in_use && (!crypto::has_passphrase(*ways[i].kind) ||
                                                has_another_way(slots.list(), i));
    }
    std::vector<RecoveryWay> sets;
    for (auto const& event : events) {
        if (event.kind == storage::LogKind::vault_key_changed) {
            sets.clear();
        }
        if (event.kind != storage::LogKind::slot_changed) {
            continue;
        }
        auto const change = read_slot_change(event.body);
        if (change.action == "shares-made") {
            RecoveryWay way;
            way.id = std::string(kSetWord) + " " + std::to_string(change.set);
            way.made_at = event.time;
            way.needed = static_cast<std::size_t>(change.needed);
            way.count = static_cast<std::size_t>(change.count);
            sets.push_back(std::move(way));
        }
        for (auto& way : ways) {
            way.made_at = way.id == change.slot ? event.time : way.made_at;
        }
    }
    std::move(sets.begin(), sets.end(), std::back_inserter(ways));
    return ways;
}

Result<std::vector<std::string>> users_without_way(storage::Vault& vault) {
    auto const slots = vault.slots().list();
    NK_TRY(auto const users, storage::UserRepository(vault.connection()).list());
    std::vector<std::string> names;
    for (auto const& user : users) {
        bool const has_way = std::any_of(slots.begin(), slots.end(), [&](auto const& slot) {
            return slot.owner == user.id.bytes;
        });
        if (!user.removed_at && !has_way) {
            names.push_back(user.name);
        }
    }
    return names;
}

Result<crypto::SlotId> find_slot(std::vector<crypto::SlotInfo> const& slots,
                                 std::string const& words) {
    if (words.starts_with(kSetWord) || words == "shares") {
        return fail(ErrorCode::shares_not_removable);
    }
    std::vector<crypto::SlotId> found;
    for (auto const& slot : slots) {
        bool const begins = !words.empty() && to_hex(slot.id).starts_with(words);
        if (begins || crypto::name_of(slot.kind) == words) {
            found.push_back(slot.id);
        }
    }
    if (found.size() != 1) {
        return fail(ErrorCode::record_not_found, words);
    }
    return found.front();
}

}  // namespace noodkluis::app
