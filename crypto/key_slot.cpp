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
constexpr std::size_t kSealPublicAt = 168;
constexpr std::size_t kEphemeralAt = 200;  // zeros: wrapped with the key-encryption key itself
constexpr std::size_t kOwnerAt = 232;
constexpr std::size_t kStateAt = 248;
constexpr std::size_t kPointSize = 32;
// Parameters of slots with a passphrase.
constexpr std::size_t kSaltAt = 24;
constexpr std::size_t kPassesAt = 40;
constexpr std::size_t kMemoryAt = 48;

constexpr std::string_view kCommitPurpose = "noodkluis/slot/commit";
constexpr std::string_view kOwnPurpose = "noodkluis/slot/own/v1";
constexpr std::string_view kSealKeyPurpose = "noodkluis/slot/seal-key/v1";
constexpr std::string_view kSealPurpose = "noodkluis/slot/seal/v1";

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
void encrypt(MutableByteView slot, VaultIdBytes const& vault, Secret const& vault_key,
             Secret const& wrapping_key) {
    auto const data = associated_data(vault, slot);
    auto const plain = vault_key.expose();
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        slot.subspan(kWrappedAt).data(), nullptr, plain.data(), plain.size(), data.data(),
        data.size(), nullptr, slot.subspan(kNonceAt).data(), wrapping_key.expose().data());
}

/// The private half of what a vault key is sealed to: only who opens the slot has it.
Secret seal_key(ByteView slot, Secret const& kek) {
    return derive_key(kek.expose(), kSealKeyPurpose, slot.subspan(kIdAt, 16));
}

ByteArray<kPointSize> public_of(Secret const& key) {
    ByteArray<kPointSize> point{};
    crypto_scalarmult_base(point.data(), key.expose().data());
    return point;
}

/// From one private and the other public half; empty when the public one is no good.
Secret shared_key(Secret const& key, ByteView other, ByteView slot) {
    Secret shared(kPointSize);
    if (crypto_scalarmult(shared.writable().data(), key.expose().data(), other.data()) != 0) {
        return {};
    }
    ByteArray<2 * kPointSize> context{};
    put_bytes_at(context, 0, slot.subspan(kEphemeralAt, kPointSize));
    put_bytes_at(context, kPointSize, slot.subspan(kSealPublicAt, kPointSize));
    return derive_key(shared.expose(), kSealPurpose, context);
}

bool is_filled(ByteView bytes) {
    return sodium_is_zero(bytes.data(), bytes.size()) == 0;
}

/// Empty when what the slot says of it is no good.
Secret wrapping_key(ByteView slot, Secret const& kek) {
    auto const ephemeral = slot.subspan(kEphemeralAt, kPointSize);
    return is_filled(ephemeral) ? shared_key(seal_key(slot, kek), ephemeral, slot) : kek.clone();
}

void wrap(MutableByteView slot, VaultIdBytes const& vault, Secret const& vault_key,
          Secret const& kek) {
    put_bytes_at(slot, kCommitAt, commitment(kek, slot));
    set_seal_point(slot, seal_point(slot, kek));
    encrypt(slot, vault, vault_key, kek);
}

}  // namespace

std::string_view name_of(SlotKind kind) {
    switch (kind) {
        case SlotKind::passphrase:
            return "passphrase";
        case SlotKind::passphrase_and_file:
            return "passphrase-and-file";
        case SlotKind::recovery_key:
            return "recovery-key";
    }
    return "unknown";
}

SlotInfo slot_info(ByteView slot) {
    return {get_array_at<16>(slot, kIdAt),
            static_cast<SlotKind>(get_at<std::uint32_t>(slot, kKindAt)),
            {get_at<std::uint64_t>(slot, kPassesAt), get_at<std::uint64_t>(slot, kMemoryAt)},
            get_array_at<16>(slot, kOwnerAt),
            get_array_at<kPointSize>(slot, kSealPublicAt)};
}

std::optional<SlotKind> slot_kind_for(UnlockKey const& opener) {
    if (std::holds_alternative<RecoveryKey>(opener)) {
        return SlotKind::recovery_key;
    }
    if (auto const* const key = std::get_if<PassphraseKey>(&opener)) {
        return key->key_file.empty() ? SlotKind::passphrase : SlotKind::passphrase_and_file;
    }
    return std::nullopt;
}

Result<MadeSlot> make_slot(VaultIdBytes const& vault, Secret const& vault_key,
                           UnlockKey const& opener, KdfParameters const& kdf) {
    auto const kind = slot_kind_for(opener);
    NK_ASSERT(kind.has_value());
    auto slot = new_slot(*kind);
    if (has_passphrase(*kind)) {
        put_bytes_at(slot, kSaltAt, random_array<16>());
        put_at<std::uint64_t>(slot, kPassesAt, kdf.passes);
        put_at<std::uint64_t>(slot, kMemoryAt, kdf.memory);
    }
    NK_TRY(auto const kek, slot_key(slot, opener));
    wrap(slot, vault, vault_key, kek);
    NK_ASSERT(open_slot(vault, slot, kek).equals(vault_key.expose()));
    auto secret = slot_secret(slot, kek);
    return MadeSlot{std::move(slot), std::move(secret)};
}

Result<Secret> slot_key(ByteView slot, UnlockKey const& opener) {
    NK_ASSERT(slot_kind_for(opener) == slot_info(slot).kind);
    if (auto const* const recovery = std::get_if<RecoveryKey>(&opener)) {
        return recovery->slot_key();
    }
    auto const& key = std::get<PassphraseKey>(opener);
    NK_TRY(auto derived, derive_from_passphrase(key.passphrase, get_array_at<16>(slot, kSaltAt),
                                                slot_info(slot).kdf));
    if (key.key_file.empty()) {
        return derived;
    }
    Blake2b<64> file;
    file.update(key.key_file.expose());
    auto hash = file.finish();
    auto const digest = Secret::take(hash);
    return derive_key(derived.expose(), {}, digest.expose());
}

Secret open_slot(VaultIdBytes const& vault, ByteView slot, Secret const& kek) {
    if (!equal_constant_time(commitment(kek, slot), slot.subspan(kCommitAt, 32))) {
        return {};
    }
    auto const wrapping = wrapping_key(slot, kek);
    Secret key(32);
    auto const data = associated_data(vault, slot);
    if (wrapping.empty() ||
        crypto_aead_xchacha20poly1305_ietf_decrypt(
            key.writable().data(), nullptr, nullptr, slot.subspan(kWrappedAt).data(), kWrappedSize,
            data.data(), data.size(), slot.subspan(kNonceAt).data(),
            wrapping.expose().data()) != 0) {
        return {};
    }
    return key;
}

Secret slot_secret(ByteView slot, Secret const& kek) {
    return derive_key(kek.expose(), kOwnPurpose, slot.subspan(kIdAt, 16));
}

SealPoint seal_point(ByteView slot, Secret const& kek) {
    return public_of(seal_key(slot, kek));
}

void set_seal_point(MutableByteView slot, SealPoint const& point) {
    put_bytes_at(slot, kSealPublicAt, point);
}

void set_slot_owner(MutableByteView slot, SlotOwner const& owner) {
    put_bytes_at(slot, kOwnerAt, owner);
}

Bytes next_slot(VaultIdBytes const& vault, ByteView slot, Secret const& vault_key) {
    Bytes next(slot.begin(), slot.end());
    auto const once = Secret::random(kPointSize);
    put_bytes_at(next, kNonceAt, random_array<kWrappedAt - kNonceAt>());
    put_bytes_at(next, kEphemeralAt, public_of(once));
    set_slot_state(next, SlotState::next_key);
    auto const wrapping = shared_key(once, slot.subspan(kSealPublicAt, kPointSize), next);
    if (wrapping.empty()) {
        return {};
    }
    encrypt(next, vault, vault_key, wrapping);
    return next;
}

SlotState slot_state(ByteView slot) {
    return static_cast<SlotState>(get_at<std::uint64_t>(slot, kStateAt));
}

void set_slot_state(MutableByteView slot, SlotState state) {
    put_at(slot, kStateAt, static_cast<std::uint64_t>(state));
}

}  // namespace noodkluis::crypto
