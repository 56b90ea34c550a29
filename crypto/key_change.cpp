// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "crypto/base/limits.h"
#include "crypto/key_slots.h"

// What is done to slots by somebody who has the vault key, and not what opens them.
namespace noodkluis::crypto {

Status KeysFile::note_opening(OpenedKeys const& opened, SlotOwner const& owner) {
    auto slots = m_slots;
    auto const place = std::find_if(slots.begin(), slots.end(), [&](Bytes const& slot) {
        return slot_info(slot).id == opened.slot;
    });
    if (place == slots.end()) {
        return {};  // opened without a slot
    }
    auto const info = slot_info(*place);
    if (info.owner == SlotOwner{} && has_passphrase(info.kind)) {
        set_slot_owner(*place, owner);
    }
    if (info.seal_point == SealPoint{}) {
        set_seal_point(*place, opened.seal_point);
    }
    std::rotate(slots.begin(), place, place + 1);
    return slots == m_slots ? Status() : update(opened.key, m_head, std::move(slots));
}

bool KeysFile::unsettled() const {
    return std::any_of(m_slots.begin(), m_slots.end(), [](Bytes const& slot) {
        return slot_state(slot) == SlotState::coming || slot_state(slot) == SlotState::going;
    });
}

Status KeysFile::settle_slots(VaultKey const& key, bool happened, VaultHead const& head) {
    auto const dropped = happened ? SlotState::going : SlotState::coming;
    auto const kept = happened ? SlotState::coming : SlotState::going;
    auto slots = m_slots;
    std::erase_if(slots, [&](Bytes const& slot) { return slot_state(slot) == dropped; });
    NK_ASSERT(!slots.empty());
    for (auto& slot : slots) {
        if (slot_state(slot) == kept) {
            set_slot_state(slot, SlotState::settled);
        }
    }
    return update(key, head, std::move(slots));
}

Status KeysFile::begin_next_key(VaultKey const& key, VaultKey const& next) {
    NK_ASSERT(!unsettled());
    auto slots = m_slots;
    if (2 * m_slots.size() > limits::kKeySlotsMax) {
        return fail(ErrorCode::key_slots_full, std::to_string(limits::kKeySlotsMax / 2));
    }
    for (auto const& slot : m_slots) {
        auto sealed = next_slot(m_vault, slot, next.m_bytes);
        if (sealed.empty()) {
            return fail(ErrorCode::slot_not_sealable, to_hex(slot_info(slot).id));
        }
        slots.push_back(std::move(sealed));
    }
    return update(key, m_head, std::move(slots));
}

Status KeysFile::settle_key(VaultKey const& key, VaultKey const& kept) {
    bool const replaced = !kept.m_bytes.equals(key.m_bytes.expose());
    std::vector<Bytes> slots;
    for (auto const& slot : m_slots) {
        if (is_next_slot(slot) == replaced) {
            set_slot_state(slots.emplace_back(slot), SlotState::settled);
        }
    }
    NK_ASSERT(!slots.empty());
    return replace(key, kept, m_head, std::move(slots));
}

}  // namespace noodkluis::crypto
