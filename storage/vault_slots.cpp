// SPDX-License-Identifier: Apache-2.0
#include "storage/vault_slots.h"

#include <algorithm>

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

/// A JSON array.
std::string ids_of(std::vector<crypto::SlotId> const& slots) {
    std::string ids;
    for (auto const& id : slots) {
        ids += (ids.empty() ? "\"" : ",\"") + to_hex(id) + "\"";
    }
    return "[" + ids + "]";
}

/// Makes the key known with which the user signs who opens this slot: an entry signed with the key
/// of today, which so confirms the other one.
Status tell_key(Vault& vault, crypto::Secret const& slot_secret) {
    return make_key_known(vault.log(), vault.connection(), vault.user(),
                          signing_key_of(slot_secret).public_key());
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
    crypto::NewSlot slot;
    auto const status = m_vault.change_slots(
        right,
        [&]() -> Status {
            NK_TRY(slot, state.keys.add_slot(state.opened.key, opener, cost(), owner));
            return {};
        },
        [&]() -> Status {
            NK_CHECK(m_vault.log().append(LogKind::slot_changed,
                                          slot_entry("added", kind, slot.id) + "}"));
            return own ? tell_key(m_vault, slot.secret) : Status();
        });
    if (!status && status.error().code != ErrorCode::keys_file_behind) {
        return tl::unexpected(status.error());
    }
    return slot.id;
}

Status Vault::change_passphrase(crypto::UnlockKey const& opener, crypto::KdfParameters const& kdf) {
    auto& state = *m_state;
    auto const old = state.opened.slot;
    auto const kind = slots().kind_of(old);
    auto const next_kind = crypto::slot_kind_for(opener);
    if (!kind || !crypto::has_passphrase(*kind) || !next_kind) {
        return fail(ErrorCode::record_not_found, to_hex(old));
    }
    if (kind == crypto::SlotKind::passphrase_and_file && next_kind != kind) {
        return fail(ErrorCode::key_file_missing);
    }
    NK_CHECK(require_unused(opener));
    crypto::NewSlot slot;
    auto status = change_slots(
        Right::use,
        [&]() -> Status {
            NK_TRY(slot,
                   state.keys.add_slot(state.opened.key, opener, kdf, state.user.id.bytes, {old}));
            return {};
        },
        [&]() -> Status {
            NK_CHECK(tell_key(*this, slot.secret));
            return log().append(LogKind::slot_changed, slot_entry("replaced", *next_kind, slot.id) +
                                                           "," + member("old", to_hex(old)) + "}");
        });
    if (status || status.error().code == ErrorCode::keys_file_behind) {
        state.opened.slot = slot.id;
        state.signer = signing_key_of(slot.secret);
        state.opened.secret = std::move(slot.secret);
    }
    return status;
}

Result<crypto::SlotId> VaultSlots::replace_own(crypto::UnlockKey const& opener) {
    NK_CHECK(m_vault.change_passphrase(opener, cost()));
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
    std::vector<crypto::SlotId> replaced;
    for (auto const& slot : list()) {
        if (crypto::has_passphrase(slot.kind) && slot.owner == user.bytes) {
            replaced.push_back(slot.id);
        }
    }
    auto const by = kind_of(opened_with());
    crypto::NewSlot slot;
    auto const tell = [&](AuditLog& log) {
        return log.append(
            LogKind::slot_changed,
            slot_entry(by_recovery ? "recovered" : "renewed", kind_for(opener), slot.id) + "," +
                member("user", user.text()) + ",\"old\":" + ids_of(replaced) + "," +
                member("by", by ? crypto::name_of(*by) : "shares") + "}");
    };
    auto const kept = m_vault.change_slots(
        right,
        [&]() -> Status {
            NK_TRY(slot,
                   state.keys.add_slot(state.opened.key, opener, cost(), user.bytes, replaced));
            return {};
        },
        [&]() -> Status {
            if (!by_recovery) {
                return tell(m_vault.log());
            }
            auto const signer = signing_key_of(slot.secret);
            AuditLog log(m_vault.connection(), log_key(state.opened.key, m_vault.id()), state.clock,
                         user, &signer);
            NK_CHECK(make_key_known(log, m_vault.connection(), user, signer.public_key()));
            return tell(log);
        },
        by_recovery ? Vault::SignedBy::new_slot : Vault::SignedBy::who_opened);
    NK_CHECK(kept);
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
    return m_vault.change_slots(
        right, [&] { return state.keys.remove_slots(state.opened.key, {id}); },
        [&] {
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
