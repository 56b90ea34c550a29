// SPDX-License-Identifier: Apache-2.0
#include "storage/vault_slots.h"

#include <algorithm>

#include "storage/repository/user_repository.h"
#include "storage/vault_state.h"

namespace noodkluis::storage {
namespace {

std::string member(std::string_view name, std::string_view value) {
    return "\"" + std::string(name) + "\":\"" + std::string(value) + "\"";
}

std::string slot_entry(std::string_view action, crypto::SlotKind kind, crypto::SlotId const& id) {
    return "{" + member("action", action) + "," + member("kind", crypto::name_of(kind)) + "," +
           member("slot", to_hex(id));
}

crypto::SlotKind kind_for(crypto::UnlockKey const& opener) {
    auto const kind = crypto::slot_kind_for(opener);
    NK_ASSERT(kind.has_value());
    return *kind;
}

}  // namespace

std::vector<crypto::SlotInfo> VaultSlots::list() const {
    return m_vault.m_state->keys.slots();
}

crypto::SlotId VaultSlots::opened_with() const {
    return m_vault.m_state->opened.slot;
}

std::optional<crypto::SlotKind> VaultSlots::kind_of(crypto::SlotId const& id) const {
    for (auto const& slot : list()) {
        if (slot.id == id) {
            return slot.kind;
        }
    }
    return std::nullopt;
}

bool VaultSlots::opened_by_recovery() const {
    auto const kind = kind_of(opened_with());
    return !kind || *kind == crypto::SlotKind::recovery_key;
}

crypto::KdfParameters VaultSlots::cost() const {
    auto cost = crypto::cheapest_kdf();
    for (auto const& slot : list()) {
        if (crypto::has_passphrase(slot.kind)) {
            cost.passes = std::max(cost.passes, slot.kdf.passes);
            cost.memory = std::max(cost.memory, slot.kdf.memory);
        }
    }
    return cost;
}

Result<crypto::SlotId> VaultSlots::add(crypto::UnlockKey const& opener) {
    auto& state = *m_vault.m_state;
    auto const kind = kind_for(opener);
    bool const own = crypto::has_passphrase(kind);
    auto const right = own ? Right::use : Right::people;
    NK_CHECK(m_vault.require(right));
    if (own) {
        NK_CHECK(m_vault.require_unused(opener));
    }
    auto const owner = own ? state.user.id.bytes : crypto::SlotOwner{};
    NK_TRY(auto const slot, state.keys.add_slot(state.opened.key, opener, cost(), owner));
    auto const status = m_vault.write(right, [&]() -> Status {
        auto& log = m_vault.log();
        NK_CHECK(log.append(LogKind::slot_changed, slot_entry("added", kind, slot.id) + "}"));
        if (!own) {
            return {};
        }
        // Signed with the key of today, which so confirms the one that comes with the new way.
        auto const key = signing_key_of(slot.secret).public_key();
        NK_CHECK(log.append(LogKind::user_key, key_announcement(state.user.id, key)));
        NK_TRY(auto const head, log.head());
        return UserRepository(m_vault.connection()).add_key({state.user.id, key, head.sequence});
    });
    if (!status && status.error().code != ErrorCode::keys_file_behind) {
        NK_CHECK(state.keys.remove_slot(state.opened.key, slot.id));
        return tl::unexpected(status.error());
    }
    return slot.id;
}

Result<crypto::SlotId> VaultSlots::replace_own(crypto::UnlockKey const& opener) {
    auto const old = opened_with();
    NK_CHECK(m_vault.change_passphrase(opener, cost()));
    NK_CHECK(m_vault.write(Right::use, [&] {
        return m_vault.log().append(LogKind::slot_changed,
                                    slot_entry("replaced", kind_for(opener), opened_with()) + "," +
                                        member("old", to_hex(old)) + "}");
    }));
    return opened_with();
}

Result<crypto::SlotId> VaultSlots::renew(UserId user, crypto::UnlockKey const& opener) {
    auto& state = *m_vault.m_state;
    bool const by_recovery = opened_by_recovery();
    auto const right = by_recovery ? Right::use : Right::people;
    NK_CHECK(m_vault.require(right));
    // What the user had is replaced anyway, so it may come back.
    if (auto const used = state.keys.open_with(opener); used && used->owner != user.bytes) {
        return fail(ErrorCode::passphrase_in_use);
    }
    auto const before = list();
    NK_TRY(auto const slot, state.keys.add_slot(state.opened.key, opener, cost(), user.bytes));
    NK_CHECK(m_vault.write(right, [&] {
        auto const by = kind_of(opened_with());
        return m_vault.log().append(
            LogKind::slot_changed,
            slot_entry(by_recovery ? "recovered" : "renewed", kind_for(opener), slot.id) + "," +
                member("user", user.text()) + "," +
                member("by", by ? crypto::name_of(*by) : "shares") + "}");
    }));
    // Only now that the new one is there and told of.
    for (auto const& old : before) {
        if (crypto::has_passphrase(old.kind) && old.owner == user.bytes) {
            NK_CHECK(state.keys.remove_slot(state.opened.key, old.id));
        }
    }
    return slot.id;
}

Status VaultSlots::remove(crypto::SlotId const& id) {
    auto& state = *m_vault.m_state;
    auto const slots = list();
    auto const found =
        std::find_if(slots.begin(), slots.end(), [&](auto const& slot) { return slot.id == id; });
    if (found == slots.end()) {
        return fail(ErrorCode::record_not_found, to_hex(id));
    }
    auto const right = found->owner == state.user.id.bytes ? Right::use : Right::people;
    return m_vault.write(right, [&]() -> Status {
        NK_CHECK(state.keys.remove_slot(state.opened.key, id));
        return m_vault.log().append(LogKind::slot_changed,
                                    slot_entry("removed", found->kind, id) + "}");
    });
}

Result<std::vector<crypto::slip39::Share>> VaultSlots::make_shares(std::size_t needed,
                                                                   std::size_t count) {
    auto const& key = m_vault.m_state->opened.key;
    return m_vault.write(Right::people, [&]() -> Result<std::vector<crypto::slip39::Share>> {
        NK_TRY(auto shares, key.make_shares(needed, count));
        NK_CHECK(m_vault.log().append(LogKind::slot_changed,
                                      "{" + member("action", "shares-made") +
                                          ",\"set\":" + std::to_string(shares.front().info().set) +
                                          ",\"needed\":" + std::to_string(needed) +
                                          ",\"count\":" + std::to_string(count) + "}"));
        return shares;
    });
}

}  // namespace noodkluis::storage
