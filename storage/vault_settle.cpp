// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <nlohmann/json.hpp>

#include "storage/vault_state.h"

// How vault.keys and the log of the database stay in step, FORMATS 7.3 and 7.4.
namespace noodkluis::storage {
namespace {

/// The ids of the slots that were removed or replaced after this entry of the log.
Result<std::vector<std::string>> slots_gone_since(AuditLog& log, std::int64_t sequence) {
    NK_TRY(auto const events, log.events_of(LogKind::slot_changed));
    std::vector<std::string> gone;
    for (auto const& event : events) {
        auto const body = nlohmann::json::parse(event.body, nullptr, false);
        if (event.sequence <= sequence || !body.is_object()) {
            continue;
        }
        for (auto const* const name : {"slot", "old"}) {
            bool const counts =
                name == std::string_view("old") || body.value("action", "") == "removed";
            auto const id = body.find(name);
            if (!counts || id == body.end()) {
                continue;
            }
            auto const ids = id->is_array() ? *id : nlohmann::json::array({*id});
            for (auto const& one : ids) {
                gone.push_back(one.is_string() ? one.get<std::string>() : std::string());
            }
        }
    }
    return gone;
}

}  // namespace

Status drop_slots(crypto::KeysFile& keys, crypto::VaultKey const& key,
                  std::function<bool(crypto::SlotInfo const&)> const& goes) {
    for (auto const& slot : keys.slots()) {
        if (!goes(slot)) {
            continue;
        }
        auto removed = keys.remove_slots(key, {slot.id});
        if (!removed && removed.error().code != ErrorCode::last_slot) {
            return removed;
        }
    }
    return keys.unsettled() ? keys.settle_slots(key, true, keys.head()) : Status();
}

Status settle_slots(Connection& connection, crypto::KeysFile& keys,
                    crypto::OpenedKeys const& opened) {
    auto log = log_of(connection, opened.key, {keys.vault_id()});
    NK_TRY(auto const head, log.head());
    bool const went_on = head.sequence > keys.head().sequence;
    if (!went_on && !keys.unsettled()) {
        return {};
    }
    NK_CHECK(log.verify(log_head_of(keys)));
    auto const opens = [&](crypto::SlotInfo const& slot) { return slot.id == opened.slot; };
    if (keys.unsettled()) {
        auto const before = keys.slots();
        NK_CHECK(keys.settle_slots(opened.key, went_on, keys.head()));
        auto const after = keys.slots();
        auto const with = std::find_if(before.begin(), before.end(), opens);
        if (with != before.end() && std::none_of(after.begin(), after.end(), opens)) {
            return fail(with->kind == crypto::SlotKind::recovery_key ? ErrorCode::recovery_key_wrong
                                                                     : ErrorCode::wrong_passphrase);
        }
    }
    NK_TRY(auto const gone, slots_gone_since(log, keys.head().sequence));
    auto const has_gone = [&](crypto::SlotInfo const& slot) {
        return std::find(gone.begin(), gone.end(), to_hex(slot.id)) != gone.end();
    };
    for (auto const& slot : keys.slots()) {
        if (has_gone(slot) && opens(slot)) {
            return fail(ErrorCode::slot_removed);
        }
    }
    return drop_slots(keys, opened.key, has_gone);
}

Status Vault::update_keys() {
    auto& keys = m_state->keys;
    NK_TRY(auto const head, log().head());
    NK_TRY(auto const floors, time_floors());
    crypto::VaultHead const current{head.sequence, head.hash, floors.local, floors.signed_latest};
    if (keys.unsettled()) {
        return keys.settle_slots(m_state->opened.key, head.sequence > keys.head().sequence,
                                 current);
    }
    return current == keys.head() ? Status() : keys.set_head(m_state->opened.key, current);
}

Status Vault::mirror() {
    auto const status = update_keys();
    return status ? status
                  : fail(ErrorCode::keys_file_behind, m_state->paths.keys.filename().string(),
                         status.error().detail);
}

Status Vault::settle() {
    return m_state->keys.unsettled() ? update_keys() : Status();
}

Status Vault::change_slots(Right right, std::function<Status()> const& announce,
                           std::function<Status()> const& body, SignedBy signer) {
    NK_CHECK(require(right));
    // What the log has more than vault.keys from here on is this change.
    NK_CHECK(update_keys());
    auto status = announce();
    if (status) {
        status = commit([&]() -> Status {
            if (signer == SignedBy::who_opened) {
                NK_CHECK(announce_key());
            }
            return body();
        });
    }
    if (status || status.error().code == ErrorCode::keys_file_behind) {
        return status;
    }
    auto const settled = settle();
    return settled ? status
                   : fail(ErrorCode::change_unsettled, m_state->paths.keys.filename().string(),
                          settled.error().detail);
}

}  // namespace noodkluis::storage
