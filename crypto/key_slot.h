// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/hash.h"
#include "crypto/kdf.h"

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
enum class SlotKind : std::uint32_t { passphrase = 1 };

struct SlotInfo {
    SlotId id{};
    SlotKind kind = SlotKind::passphrase;
    KdfParameters kdf;  ///< of a passphrase slot
    SlotOwner owner{};
    /// What another vault key is sealed to; zeros in a slot of an old file.
    SealPoint seal_point{};
};

inline constexpr std::string_view kKeysFileMagic = "NKKEYS01";
inline constexpr std::uint32_t kKeysFileVersion = 1;
inline constexpr std::size_t kKeySlotSize = 256;

/// Of a slot of any kind; `kdf` counts for passphrase slots.
[[nodiscard]] SlotInfo slot_info(ByteView slot);

/// A new slot, and the secret of it alone (see slot_secret).
struct MadeSlot {
    Bytes bytes;
    Secret secret;
};
/// A slot that this passphrase opens. Errors: out_of_memory.
[[nodiscard]] Result<MadeSlot> make_passphrase_slot(VaultIdBytes const& vault,
                                                    Secret const& vault_key,
                                                    Secret const& passphrase,
                                                    KdfParameters const& kdf);
/// The key-encryption key that a passphrase gives for this slot, right or wrong. Its parameters
/// must have been found acceptable. Errors: out_of_memory.
[[nodiscard]] Result<Secret> passphrase_slot_key(ByteView slot, Secret const& passphrase);

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

// While the vault key is replaced, a file holds each slot twice.

/// The same slot for another vault key; empty when it has no seal point.
[[nodiscard]] Bytes next_slot(VaultIdBytes const& vault, ByteView slot, Secret const& vault_key);
[[nodiscard]] bool is_next_slot(ByteView slot);
/// Makes it an ordinary slot.
void settle_slot(MutableByteView slot);

}  // namespace noodkluis::crypto
