// SPDX-License-Identifier: Apache-2.0
#include "crypto/key_slot.h"

#include <sodium.h>

#include "crypto/base/byte_fields.h"
#include "crypto/random.h"

namespace noodkluis::crypto {
namespace {

// The same in slots of all kinds.
constexpr std::size_t kKindAt = 0;
constexpr std::size_t kIdAt = 8;
constexpr std::size_t kHeaderSize = 64;  // the parameters of a kind are at its end
constexpr std::size_t kNonceAt = 64;
constexpr std::size_t kWrappedAt = 88;
constexpr std::size_t kWrappedSize = 48;
constexpr std::size_t kCommitAt = 136;
// Parameters of passphrase slots.
constexpr std::size_t kSaltAt = 24;
constexpr std::size_t kPassesAt = 40;
constexpr std::size_t kMemoryAt = 48;

constexpr std::string_view kCommitPurpose = "noodkluis/slot/commit";

static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == kWrappedAt - kNonceAt);
static_assert(crypto_aead_xchacha20poly1305_ietf_ABYTES + 32 == kWrappedSize);

/// What a wrapped key is bound to: this format, this vault and the header of its slot.
Bytes associated_data(VaultIdBytes const& vault, ByteView slot) {
    Bytes data(28 + kHeaderSize);
    put_bytes_at(data, 0, as_bytes(kKeysFileMagic));
    put_at(data, 8, kKeysFileVersion);
    put_bytes_at(data, 12, vault);
    put_bytes_at(data, 28, slot.first(kHeaderSize));
    return data;
}

/// XChaCha20-Poly1305 does not commit to its key; this does.
Hash256 commitment(Secret const& kek, ByteView slot) {
    auto const commit = derive_key(kek.expose(), kCommitPurpose, slot.subspan(kIdAt, 16));
    return get_array_at<32>(commit.expose(), 0);
}

Bytes new_slot(SlotKind kind) {
    Bytes slot(kKeySlotSize);
    put_at(slot, kKindAt, static_cast<std::uint32_t>(kind));
    put_bytes_at(slot, kIdAt, random_array<16>());
    put_bytes_at(slot, kNonceAt, random_array<kWrappedAt - kNonceAt>());
    return slot;
}

/// The header of the slot must be complete: it is bound to the wrapped key.
void wrap(MutableByteView slot, VaultIdBytes const& vault, Secret const& vault_key,
          Secret const& kek) {
    auto const data = associated_data(vault, slot);
    auto const plain = vault_key.expose();
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        slot.subspan(kWrappedAt).data(), nullptr, plain.data(), plain.size(), data.data(),
        data.size(), nullptr, slot.subspan(kNonceAt).data(), kek.expose().data());
    put_bytes_at(slot, kCommitAt, commitment(kek, slot));
}

/// The vault key, or empty when it is another key-encryption key.
Secret unwrap(ByteView slot, VaultIdBytes const& vault, Secret const& kek) {
    Secret key(32);
    auto const data = associated_data(vault, slot);
    if (!equal_constant_time(commitment(kek, slot), slot.subspan(kCommitAt, 32)) ||
        crypto_aead_xchacha20poly1305_ietf_decrypt(
            key.writable().data(), nullptr, nullptr, slot.subspan(kWrappedAt).data(), kWrappedSize,
            data.data(), data.size(), slot.subspan(kNonceAt).data(), kek.expose().data()) != 0) {
        return {};
    }
    return key;
}

}  // namespace

SlotInfo slot_info(ByteView slot) {
    return {get_array_at<16>(slot, kIdAt),
            static_cast<SlotKind>(get_at<std::uint32_t>(slot, kKindAt)),
            {get_at<std::uint64_t>(slot, kPassesAt), get_at<std::uint64_t>(slot, kMemoryAt)}};
}

Result<Bytes> make_passphrase_slot(VaultIdBytes const& vault, Secret const& vault_key,
                                   Secret const& passphrase, KdfParameters const& kdf) {
    auto slot = new_slot(SlotKind::passphrase);
    auto const salt = random_array<16>();
    put_bytes_at(slot, kSaltAt, salt);
    put_at<std::uint64_t>(slot, kPassesAt, kdf.passes);
    put_at<std::uint64_t>(slot, kMemoryAt, kdf.memory);
    NK_TRY(auto const kek, derive_from_passphrase(passphrase, salt, kdf));
    wrap(slot, vault, vault_key, kek);
    return slot;
}

Result<Secret> open_passphrase_slot(VaultIdBytes const& vault, ByteView slot,
                                    Secret const& passphrase) {
    NK_TRY(auto const kek, derive_from_passphrase(passphrase, get_array_at<16>(slot, kSaltAt),
                                                  slot_info(slot).kdf));
    return unwrap(slot, vault, kek);
}

}  // namespace noodkluis::crypto
