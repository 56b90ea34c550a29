// SPDX-License-Identifier: Apache-2.0
#include "crypto/key_slots.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "crypto/base/limits.h"
#include "crypto/random.h"

// The layout of a copy and of a slot: docs/formats.md, "vault.keys".
namespace noodkluis::crypto {
namespace {

constexpr std::size_t kCopySize = 32768;
constexpr std::string_view kMagic = "NKKEYS01";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeadAt = 40;
constexpr std::size_t kHeadMacAt = 96;
constexpr std::size_t kSlotsAt = 128;
constexpr std::size_t kSlotSize = 256;
constexpr std::size_t kSlotHeaderSize = 64;
constexpr std::size_t kNonceAt = 64;
constexpr std::size_t kWrappedAt = 88;
constexpr std::size_t kWrappedSize = 48;
constexpr std::size_t kCommitAt = 136;
constexpr std::size_t kMacAt = kCopySize - 64;
constexpr std::size_t kChecksumAt = kCopySize - 32;

constexpr std::string_view kFilePurpose = "noodkluis/keys/v1";
constexpr std::string_view kHeadPurpose = "noodkluis/head/v1";
constexpr std::string_view kCommitPurpose = "noodkluis/slot/commit";

static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == kWrappedAt - kNonceAt);
static_assert(crypto_aead_xchacha20poly1305_ietf_ABYTES + 32 == kWrappedSize);
static_assert(kSlotsAt + limits::kKeySlotsMax * kSlotSize <= kMacAt);

std::uint32_t get_u32(ByteView bytes, std::size_t at) {
    return get_le<std::uint32_t>(bytes.subspan(at, 4));
}
std::uint64_t get_u64(ByteView bytes, std::size_t at) {
    return get_le<std::uint64_t>(bytes.subspan(at, 8));
}
void put_u32(MutableByteView bytes, std::size_t at, std::uint32_t value) {
    put_le(bytes.subspan(at, 4), value);
}
void put_u64(MutableByteView bytes, std::size_t at, std::uint64_t value) {
    put_le(bytes.subspan(at, 8), value);
}
void put(MutableByteView bytes, std::size_t at, ByteView value) {
    auto const part = bytes.subspan(at, value.size());
    std::copy(value.begin(), value.end(), part.begin());
}
template <std::size_t N>
ByteArray<N> get(ByteView bytes, std::size_t at) {
    ByteArray<N> value{};
    auto const part = bytes.subspan(at, N);
    std::copy(part.begin(), part.end(), value.begin());
    return value;
}

bool is_zero(ByteView bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](Byte byte) { return byte == 0; });
}

SlotInfo slot_info(ByteView slot) {
    return {get<16>(slot, 8),
            static_cast<SlotKind>(get_u32(slot, 0)),
            {get_u64(slot, 40), get_u64(slot, 48)}};
}

/// What a wrapped key is bound to: this format, this vault and the header of its slot.
Bytes associated_data(VaultIdBytes const& vault, ByteView slot) {
    Bytes data(28 + kSlotHeaderSize);
    put(data, 0, as_bytes(kMagic));
    put_u32(data, 8, kVersion);
    put(data, 12, vault);
    put(data, 28, slot.first(kSlotHeaderSize));
    return data;
}

Hash256 commitment(Secret const& kek, SlotId const& id) {
    auto const commit = derive_key(kek.expose(), kCommitPurpose, id);
    return get<32>(commit.expose(), 0);
}

Result<Bytes> make_passphrase_slot(VaultIdBytes const& vault, Secret const& vault_key,
                                   Secret const& passphrase, KdfParameters const& kdf) {
    Bytes slot(kSlotSize);
    auto const id = random_array<16>();
    auto const salt = random_array<16>();
    put_u32(slot, 0, static_cast<std::uint32_t>(SlotKind::passphrase));
    put(slot, 8, id);
    put(slot, 24, salt);
    put_u64(slot, 40, kdf.passes);
    put_u64(slot, 48, kdf.memory);
    put(slot, kNonceAt, random_array<kWrappedAt - kNonceAt>());
    NK_TRY(auto const kek, derive_from_passphrase(passphrase, salt, kdf));
    auto const data = associated_data(vault, slot);
    auto const plain = vault_key.expose();
    crypto_aead_xchacha20poly1305_ietf_encrypt(slot.data() + kWrappedAt, nullptr, plain.data(),
                                               plain.size(), data.data(), data.size(), nullptr,
                                               slot.data() + kNonceAt, kek.expose().data());
    put(slot, kCommitAt, commitment(kek, id));
    return slot;
}

/// The vault key, or empty when this passphrase does not open this slot.
Result<Secret> open_passphrase_slot(VaultIdBytes const& vault, ByteView slot,
                                    Secret const& passphrase) {
    auto const info = slot_info(slot);
    NK_TRY(auto const kek, derive_from_passphrase(passphrase, get<16>(slot, 24), info.kdf));
    Secret key(32);
    auto const data = associated_data(vault, slot);
    bool const committed =
        equal_constant_time(commitment(kek, info.id), slot.subspan(kCommitAt, 32));
    if (!committed ||
        crypto_aead_xchacha20poly1305_ietf_decrypt(
            key.writable().data(), nullptr, nullptr, slot.data() + kWrappedAt, kWrappedSize,
            data.data(), data.size(), slot.data() + kNonceAt, kek.expose().data()) != 0) {
        return Secret();
    }
    return key;
}

Hash256 mac_of_file(VaultKey const& key, VaultIdBytes const& vault, ByteView copy) {
    return blake2b_256(copy.first(kMacAt), key.derive(kFilePurpose, vault).expose());
}

Hash256 mac_of_head(VaultKey const& key, VaultIdBytes const& vault, ByteView copy) {
    return blake2b_256(copy.subspan(kHeadAt, kHeadMacAt - kHeadAt),
                       key.derive(kHeadPurpose, vault).expose());
}

enum class CopyState : std::uint8_t { valid, torn, too_new };

CopyState state_of(ByteView copy) {
    if (copy.size() != kCopySize || as_text(copy.first(kMagic.size())) != kMagic ||
        blake2b_256(copy.first(kChecksumAt)) != get<32>(copy, kChecksumAt)) {
        return CopyState::torn;
    }
    return get_u32(copy, 8) > kVersion ? CopyState::too_new : CopyState::valid;
}

Status check_length(Secret const& passphrase) {
    if (passphrase.empty()) {
        return fail(ErrorCode::passphrase_empty, std::to_string(limits::kPassphraseBytesMin));
    }
    if (passphrase.size() > limits::kPassphraseBytesMax) {
        return fail(ErrorCode::passphrase_too_long, std::to_string(limits::kPassphraseBytesMax));
    }
    return {};
}

std::string describe(KdfParameters const& kdf) {
    return std::to_string(kdf.passes) + " passes, " + std::to_string(kdf.memory >> 20) + " MiB";
}

Status check_new_slot(Path const& path, Secret const& passphrase, KdfParameters const& kdf) {
    NK_CHECK(check_length(passphrase));
    if (passphrase.size() < limits::kPassphraseBytesMin) {
        return fail(ErrorCode::passphrase_too_short, std::to_string(limits::kPassphraseBytesMin));
    }
    if (!is_acceptable(kdf) || kdf.passes < limits::kKdfCreatePassesMin ||
        kdf.memory < limits::kKdfCreateMemoryMin) {
        return fail(ErrorCode::kdf_parameters, path.filename().string(), describe(kdf));
    }
    return {};
}

auto find_slot(std::vector<Bytes>& slots, SlotId const& id) {
    return std::find_if(slots.begin(), slots.end(),
                        [&](Bytes const& slot) { return slot_info(slot).id == id; });
}

}  // namespace

Result<VaultKey> KeysFile::create(Path const& path, VaultIdBytes const& vault,
                                  Secret const& passphrase, KdfParameters const& kdf) {
    NK_CHECK(check_new_slot(path, passphrase, kdf));
    auto key = VaultKey::random();
    KeysFile file(path);
    file.m_vault = vault;
    NK_TRY(auto slot, make_passphrase_slot(vault, key.m_bytes, passphrase, kdf));
    file.m_slots.push_back(std::move(slot));
    Bytes both = file.encode(key);
    both.resize(2 * kCopySize);
    std::copy_n(both.begin(), kCopySize, both.begin() + kCopySize);
    NK_CHECK(write_file(path, both, Overwrite::no));
    return key;
}

Result<KeysFile> KeysFile::open(Path const& path) {
    NK_TRY(auto const content, read_file(path, 2 * kCopySize));
    std::array<ByteView, 2> copies;
    std::array<CopyState, 2> states{};
    for (std::size_t i = 0; i < copies.size(); ++i) {
        auto const rest = ByteView(content).subspan(std::min(content.size(), i * kCopySize));
        copies[i] = rest.first(std::min(rest.size(), kCopySize));
        states[i] = state_of(copies[i]);
        if (states[i] == CopyState::too_new) {
            return fail(ErrorCode::keys_file_too_new, path.filename().string());
        }
    }
    if (states[0] == CopyState::torn && states[1] == CopyState::torn) {
        return fail(ErrorCode::keys_file_damaged, path.filename().string());
    }
    bool const second =
        states[0] == CopyState::torn ||
        (states[1] == CopyState::valid && get_u64(copies[1], 32) > get_u64(copies[0], 32));
    NK_TRY(auto file, parse(path, copies[second ? 1 : 0]));
    file.m_current = second ? 1 : 0;
    return file;
}

Result<KeysFile> KeysFile::parse(Path const& path, ByteView copy) {
    KeysFile file(path);
    file.m_copy.assign(copy.begin(), copy.end());
    auto const count = get_u32(copy, 12);
    auto const slots_end =
        kSlotsAt + std::min<std::size_t>(count, limits::kKeySlotsMax) * kSlotSize;
    if (count == 0 || count > limits::kKeySlotsMax ||
        !is_zero(copy.subspan(slots_end, kMacAt - slots_end))) {
        return fail(ErrorCode::keys_file_damaged, path.filename().string());
    }
    file.m_vault = get<16>(copy, 16);
    file.m_number = get_u64(copy, 32);
    file.m_head = {static_cast<std::int64_t>(get_u64(copy, kHeadAt)), get<32>(copy, kHeadAt + 8),
                   from_unix(static_cast<std::int64_t>(get_u64(copy, kHeadAt + 40))),
                   from_unix(static_cast<std::int64_t>(get_u64(copy, kHeadAt + 48)))};
    for (std::size_t i = 0; i < count; ++i) {
        auto const slot = copy.subspan(kSlotsAt + i * kSlotSize, kSlotSize);
        file.m_slots.emplace_back(slot.begin(), slot.end());
    }
    return file;
}

Bytes KeysFile::encode(VaultKey const& key) const {
    Bytes copy(kCopySize);
    put(copy, 0, as_bytes(kMagic));
    put_u32(copy, 8, kVersion);
    put_u32(copy, 12, static_cast<std::uint32_t>(m_slots.size()));
    put(copy, 16, m_vault);
    put_u64(copy, 32, m_number);
    put_u64(copy, kHeadAt, static_cast<std::uint64_t>(m_head.sequence));
    put(copy, kHeadAt + 8, m_head.hash);
    put_u64(copy, kHeadAt + 40, static_cast<std::uint64_t>(to_unix(m_head.floor_local)));
    put_u64(copy, kHeadAt + 48, static_cast<std::uint64_t>(to_unix(m_head.floor_signed)));
    put(copy, kHeadMacAt, mac_of_head(key, m_vault, copy));
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        put(copy, kSlotsAt + i * kSlotSize, m_slots[i]);
    }
    put(copy, kMacAt, mac_of_file(key, m_vault, copy));
    put(copy, kChecksumAt, blake2b_256(ByteView(copy).first(kChecksumAt)));
    return copy;
}

Status KeysFile::authenticate(VaultKey const& key) const {
    ByteView const copy(m_copy);
    if (!equal_constant_time(mac_of_file(key, m_vault, copy), copy.subspan(kMacAt, 32)) ||
        !equal_constant_time(mac_of_head(key, m_vault, copy), copy.subspan(kHeadMacAt, 32))) {
        return fail(ErrorCode::keys_file_tampered, m_path.filename().string());
    }
    return {};
}

Result<VaultKey> KeysFile::unlock(Secret const& passphrase) const {
    NK_CHECK(check_length(passphrase));
    for (auto const& slot : m_slots) {
        auto const info = slot_info(slot);
        if (info.kind == SlotKind::passphrase && !is_acceptable(info.kdf)) {
            return fail(ErrorCode::kdf_parameters, m_path.filename().string(), describe(info.kdf));
        }
    }
    for (auto const& slot : m_slots) {
        if (slot_info(slot).kind != SlotKind::passphrase) {
            continue;
        }
        NK_TRY(auto bytes, open_passphrase_slot(m_vault, slot, passphrase));
        if (!bytes.empty()) {
            VaultKey key(std::move(bytes));
            NK_CHECK(authenticate(key));
            return key;
        }
    }
    return fail(ErrorCode::wrong_passphrase);
}

Status KeysFile::set_head(VaultKey const& key, VaultHead const& head) {
    return update(key, head, m_slots);
}

Result<SlotId> KeysFile::add_passphrase(VaultKey const& key, Secret const& passphrase,
                                        KdfParameters const& kdf) {
    NK_CHECK(check_new_slot(m_path, passphrase, kdf));
    if (m_slots.size() == limits::kKeySlotsMax) {
        return fail(ErrorCode::key_slots_full, std::to_string(limits::kKeySlotsMax));
    }
    NK_TRY(auto slot, make_passphrase_slot(m_vault, key.m_bytes, passphrase, kdf));
    auto const id = slot_info(slot).id;
    auto slots = m_slots;
    slots.push_back(std::move(slot));
    NK_CHECK(update(key, m_head, std::move(slots)));
    return id;
}

Result<SlotId> KeysFile::change_passphrase(VaultKey const& key, SlotId const& old,
                                           Secret const& passphrase, KdfParameters const& kdf) {
    NK_CHECK(check_new_slot(m_path, passphrase, kdf));
    auto slots = m_slots;
    auto const place = find_slot(slots, old);
    if (place == slots.end() || slot_info(*place).kind != SlotKind::passphrase) {
        return fail(ErrorCode::record_not_found, to_hex(old));
    }
    NK_TRY(*place, make_passphrase_slot(m_vault, key.m_bytes, passphrase, kdf));
    auto const id = slot_info(*place).id;
    NK_CHECK(update(key, m_head, std::move(slots)));
    return id;
}

Status KeysFile::remove_slot(VaultKey const& key, SlotId const& id) {
    auto slots = m_slots;
    auto const place = find_slot(slots, id);
    if (place == slots.end()) {
        return fail(ErrorCode::record_not_found, to_hex(id));
    }
    slots.erase(place);
    if (std::none_of(slots.begin(), slots.end(), [](Bytes const& slot) {
            return slot_info(slot).kind == SlotKind::passphrase;
        })) {
        return fail(ErrorCode::last_slot);
    }
    return update(key, m_head, std::move(slots));
}

Status KeysFile::update(VaultKey const& key, VaultHead const& head, std::vector<Bytes> slots) {
    NK_CHECK(authenticate(key));
    auto next = *this;
    ++next.m_number;
    next.m_head = head;
    next.m_slots = std::move(slots);
    next.m_copy = next.encode(key);
    // The copy that counts stays as it is until the other one is whole and counts instead.
    next.m_current = 1 - m_current;
    NK_CHECK(write_copy(next.m_current, next.m_copy));
    *this = std::move(next);
    return write_copy(1 - m_current, m_copy);
}

Status KeysFile::write_copy(std::size_t index, ByteView copy) const {
    NK_TRY(auto file, File::open_for_update(m_path));
    NK_CHECK(file.write_at(index * kCopySize, copy));
    NK_CHECK(file.sync());
    Bytes read(kCopySize);
    NK_CHECK(file.read_at(index * kCopySize, read));
    if (!std::equal(read.begin(), read.end(), copy.begin())) {
        return fail(ErrorCode::io_write, m_path.string(), "the disk gave back other bytes");
    }
    return {};
}

int KeysFile::format_version() const {
    return static_cast<int>(kVersion);
}

std::vector<SlotInfo> KeysFile::slots() const {
    std::vector<SlotInfo> infos;
    infos.reserve(m_slots.size());
    for (auto const& slot : m_slots) {
        infos.push_back(slot_info(slot));
    }
    return infos;
}

}  // namespace noodkluis::crypto
