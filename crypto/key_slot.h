// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/hash.h"
#include "crypto/kdf.h"

// One key slot of vault.keys: 256 bytes that hold the vault key, wrapped by a key-encryption key.
// Kinds differ in where that key comes from; the wrapping is the same for all (docs/formats.md).
namespace noodkluis::crypto {

using VaultIdBytes = ByteArray<16>;
using SlotId = ByteArray<16>;

/// How a slot is opened. A file may hold kinds that this program does not know; they are kept.
enum class SlotKind : std::uint32_t { passphrase = 1 };

struct SlotInfo {
    SlotId id{};
    SlotKind kind = SlotKind::passphrase;
    KdfParameters kdf;  ///< of a passphrase slot
};

inline constexpr std::string_view kKeysFileMagic = "NKKEYS01";
inline constexpr std::uint32_t kKeysFileVersion = 1;
inline constexpr std::size_t kKeySlotSize = 256;

/// Of a slot of any kind; `kdf` counts for passphrase slots.
[[nodiscard]] SlotInfo slot_info(ByteView slot);

/// A slot that this passphrase opens. Errors: out_of_memory.
[[nodiscard]] Result<Bytes> make_passphrase_slot(VaultIdBytes const& vault, Secret const& vault_key,
                                                 Secret const& passphrase,
                                                 KdfParameters const& kdf);
/// The vault key, or empty when the passphrase does not open the slot. Its parameters must have
/// been found acceptable. Errors: out_of_memory.
[[nodiscard]] Result<Secret> open_passphrase_slot(VaultIdBytes const& vault, ByteView slot,
                                                  Secret const& passphrase);

}  // namespace noodkluis::crypto
