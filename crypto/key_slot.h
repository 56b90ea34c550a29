// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "crypto/hash.h"
#include "crypto/kdf.h"
#include "crypto/unlock_key.h"

// One key slot of vault.keys: 256 bytes that hold the vault key, wrapped by a key-encryption key.
// Kinds differ in where that key comes from; the wrapping is the same for all (docs/formats.md).
namespace noodkluis::crypto {

using VaultIdBytes = ByteArray<16>;
using SlotId = ByteArray<16>;
/// Whose slot it is, for the layer that knows users; zeros where nobody in particular owns it.
using SlotOwner = ByteArray<16>;
/// The public half of a key that only who opens the slot has.
using SealPoint = ByteArray<32>;

/// How a slot is opened. A file may hold kinds that this program does not know; they are kept.
enum class SlotKind : std::uint32_t { passphrase = 1, passphrase_and_file = 2, recovery_key = 3 };
/// "recovery-key"; "unknown" of what a later version made.
[[nodiscard]] std::string_view name_of(SlotKind kind);
/// A way to open the vault from day to day, with a derivation of its own.
[[nodiscard]] constexpr bool has_passphrase(SlotKind kind) {
    return kind == SlotKind::passphrase || kind == SlotKind::passphrase_and_file;
}

struct SlotInfo {
    SlotId id{};
    SlotKind kind = SlotKind::passphrase;
    KdfParameters kdf;  ///< of a slot with a passphrase
    SlotOwner owner{};
    /// What another vault key is sealed to; zeros in a slot of an old file.
    SealPoint seal_point{};
};

inline constexpr std::string_view kKeysFileMagic = "NKKEYS01";
inline constexpr std::uint32_t kKeysFileVersion = 1;
inline constexpr std::size_t kKeySlotSize = 256;

/// Of a slot of any kind; `kdf` counts when it has a passphrase.
[[nodiscard]] SlotInfo slot_info(ByteView slot);

/// A new slot, and the secret of it alone (see slot_secret).
struct MadeSlot {
    Bytes bytes;
    Secret secret;
};
/// The kind of slot that this key opens; none is for shares.
[[nodiscard]] std::optional<SlotKind> slot_kind_for(UnlockKey const& opener);
/// A slot that `opener`, no shares (asserted), opens; tried before it is given. `kdf` counts when
/// it has a passphrase. Errors: out_of_memory.
[[nodiscard]] Result<MadeSlot> make_slot(VaultIdBytes const& vault, Secret const& vault_key,
                                         UnlockKey const& opener, KdfParameters const& kdf);
/// The key-encryption key that `opener`, which is of the kind of the slot (asserted), gives for it,
/// right or wrong. Its parameters must have been found acceptable. Errors: out_of_memory.
[[nodiscard]] Result<Secret> slot_key(ByteView slot, UnlockKey const& opener);

// For slots of all kinds, once there is a key-encryption key.

/// The vault key, or empty when `kek` does not open the slot.
[[nodiscard]] Secret open_slot(VaultIdBytes const& vault, ByteView slot, Secret const& kek);
/// 32 bytes that only who opens this slot can know, whatever the vault key is: what belongs to its
/// user alone is derived from them.
[[nodiscard]] Secret slot_secret(ByteView slot, Secret const& kek);
/// What a vault key is sealed to for this slot; every new slot has it, those of old files not.
[[nodiscard]] SealPoint seal_point(ByteView slot, Secret const& kek);
void set_seal_point(MutableByteView slot, SealPoint const& point);
void set_slot_owner(MutableByteView slot, SlotOwner const& owner);

/// What is about to become of a slot.
enum class SlotState : std::uint64_t {
    settled = 0,
    next_key = 1,  ///< the same slot once more, for the next vault key
    coming = 2,    ///< gone again, unless the log tells of it
    going = 3,     ///< stays, unless the log tells of it
};
[[nodiscard]] SlotState slot_state(ByteView slot);
void set_slot_state(MutableByteView slot, SlotState state);
[[nodiscard]] inline bool is_next_slot(ByteView slot) {
    return slot_state(slot) == SlotState::next_key;
}
/// The same slot for another vault key; empty when it has no seal point.
[[nodiscard]] Bytes next_slot(VaultIdBytes const& vault, ByteView slot, Secret const& vault_key);

}  // namespace noodkluis::crypto
