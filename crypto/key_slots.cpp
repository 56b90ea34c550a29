// SPDX-License-Identifier: Apache-2.0
#include "crypto/key_slots.h"

#include <algorithm>
#include <array>

#include "crypto/base/byte_fields.h"
#include "crypto/base/limits.h"
#include "crypto/sealing.h"
#include "crypto/slip39/slip39.h"

// The layout of a copy and of a slot: docs/formats.md, "vault.keys".
namespace noodkluis::crypto {
namespace {

constexpr std::size_t kCopySize = 32768;
constexpr std::size_t kHeadAt = 40;
constexpr std::size_t kHeadMacAt = 96;
constexpr std::size_t kSlotsAt = 128;
constexpr std::size_t kMacAt = kCopySize - 64;
constexpr std::size_t kChecksumAt = kCopySize - 32;
// The ratchet of the keys of weeks stands at the end of the room for slots.
constexpr std::size_t kRatchetAt = kMacAt - kRatchetSize;

constexpr std::string_view kFilePurpose = "noodkluis/keys/v1";
constexpr std::string_view kHeadPurpose = "noodkluis/head/v1";

static_assert(2 * kCopySize == kKeysFileBytes);
static_assert(kSlotsAt + limits::kKeySlotsMax * kKeySlotSize <= kRatchetAt);

bool is_zero(ByteView bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](Byte byte) { return byte == 0; });
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
    if (copy.size() != kCopySize || as_text(copy.first(kKeysFileMagic.size())) != kKeysFileMagic ||
        blake2b_256(copy.first(kChecksumAt)) != get_array_at<32>(copy, kChecksumAt)) {
        return CopyState::torn;
    }
    return get_at<std::uint32_t>(copy, 8) > kKeysFileVersion ? CopyState::too_new
                                                             : CopyState::valid;
}

std::array<ByteView, 2> copies_in(ByteView content) {
    auto const first = content.first(std::min(content.size(), kCopySize));
    auto const rest = content.subspan(first.size());
    return {first, rest.first(std::min(rest.size(), kCopySize))};
}

Status check_length(Secret const& passphrase) {
    if (passphrase.empty()) {
        return fail(ErrorCode::passphrase_empty, std::to_string(limits::kPassphraseBytesMin));
    }
    return passphrase.size() <= limits::kPassphraseBytesMax
               ? Status()
               : fail(ErrorCode::passphrase_too_long, std::to_string(limits::kPassphraseBytesMax));
}

std::string describe(KdfParameters const& kdf) {
    return std::to_string(kdf.passes) + " passes, " + std::to_string(kdf.memory >> 20) + " MiB";
}

Status check_new_slot(Path const& path, UnlockKey const& opener, KdfParameters const& kdf) {
    auto const* const key = std::get_if<PassphraseKey>(&opener);
    if (key == nullptr) {
        return {};
    }
    NK_CHECK(check_length(key->passphrase));
    if (key->passphrase.size() < limits::kPassphraseBytesMin) {
        return fail(ErrorCode::passphrase_too_short, std::to_string(limits::kPassphraseBytesMin));
    }
    if (!is_acceptable(kdf) || kdf.passes < limits::kKdfCreatePassesMin ||
        kdf.memory < limits::kKdfCreateMemoryMin) {
        return fail(ErrorCode::kdf_parameters, path.filename().string(), describe(kdf));
    }
    return {};
}

bool stays_with_passphrase(Bytes const& slot) {
    return has_passphrase(slot_info(slot).kind) && slot_state(slot) != SlotState::going;
}

Status check_remaining(std::vector<Bytes> const& slots) {
    return std::any_of(slots.begin(), slots.end(), stays_with_passphrase)
               ? Status()
               : fail(ErrorCode::last_slot);
}

Status mark_going(std::vector<Bytes>& slots, std::vector<SlotId> const& ids) {
    for (auto const& id : ids) {
        auto const place = std::find_if(slots.begin(), slots.end(), [&](Bytes const& slot) {
            return slot_info(slot).id == id;
        });
        if (place == slots.end()) {
            return fail(ErrorCode::record_not_found, to_hex(id));
        }
        set_slot_state(*place, SlotState::going);
    }
    return {};
}

}  // namespace

Result<std::vector<slip39::Share>> VaultKey::make_shares(std::size_t threshold,
                                                         std::size_t count) const {
    return slip39::make_shares(m_bytes, threshold, count);
}

Result<OpenedKeys> KeysFile::create(Path const& path, VaultIdBytes const& vault,
                                    UnlockKey const& opener, KdfParameters const& kdf,
                                    SlotOwner const& owner) {
    return create_for(VaultKey::random(), path, vault, opener, kdf, owner);
}

Result<OpenedKeys> KeysFile::create_for(VaultKey key, Path const& path, VaultIdBytes const& vault,
                                        UnlockKey const& opener, KdfParameters const& kdf,
                                        SlotOwner const& owner) {
    NK_CHECK(check_new_slot(path, opener, kdf));
    KeysFile file(path);
    file.m_vault = vault;
    NK_TRY(auto made, make_slot(vault, key.m_bytes, opener, kdf));
    set_slot_owner(made.bytes, owner);
    file.m_slots.push_back(std::move(made.bytes));
    Bytes both = file.encode(key);
    both.resize(2 * kCopySize);
    std::copy_n(both.begin(), kCopySize, both.begin() + kCopySize);
    NK_CHECK(write_file(path, both, Overwrite::no));
    auto const& slot = file.m_slots.front();
    auto const info = slot_info(slot);
    return OpenedKeys{std::move(key), std::nullopt,    info.id,
                      owner,          info.seal_point, std::move(made.secret)};
}

Result<KeysFile> KeysFile::open(Path const& path) {
    NK_TRY(auto const content, read_file(path, kKeysFileBytes));
    return read(content, path);
}

Result<KeysFile> KeysFile::read(ByteView content, Path const& path) {
    auto const copies = copies_in(content);
    std::array<CopyState, 2> states{};
    for (std::size_t i = 0; i < copies.size(); ++i) {
        states[i] = state_of(copies[i]);
        if (states[i] == CopyState::too_new) {
            return fail(ErrorCode::keys_file_too_new, path.filename().string());
        }
    }
    if (states[0] == CopyState::torn && states[1] == CopyState::torn) {
        return fail(ErrorCode::keys_file_damaged, path.filename().string());
    }
    bool const second = states[0] == CopyState::torn ||
                        (states[1] == CopyState::valid && get_at<std::uint64_t>(copies[1], 32) >
                                                              get_at<std::uint64_t>(copies[0], 32));
    NK_TRY(auto file, parse(path, copies[second ? 1 : 0]));
    file.m_current = second ? 1 : 0;
    return file;
}

Result<KeysFile> KeysFile::parse(Path const& path, ByteView copy) {
    KeysFile file(path);
    file.m_copy.assign(copy.begin(), copy.end());
    auto const count = get_at<std::uint32_t>(copy, 12);
    auto const slots_end =
        kSlotsAt + std::min<std::size_t>(count, limits::kKeySlotsMax) * kKeySlotSize;
    if (count == 0 || count > limits::kKeySlotsMax ||
        !is_zero(copy.subspan(slots_end, kRatchetAt - slots_end))) {
        return fail(ErrorCode::keys_file_damaged, path.filename().string());
    }
    file.m_vault = get_array_at<16>(copy, 16);
    file.m_number = get_at<std::uint64_t>(copy, 32);
    file.m_head = {static_cast<std::int64_t>(get_at<std::uint64_t>(copy, kHeadAt)),
                   get_array_at<32>(copy, kHeadAt + 8),
                   from_unix(static_cast<std::int64_t>(get_at<std::uint64_t>(copy, kHeadAt + 40))),
                   from_unix(static_cast<std::int64_t>(get_at<std::uint64_t>(copy, kHeadAt + 48)))};
    auto const ratchet = copy.subspan(kRatchetAt, kRatchetSize);
    if (!is_zero(ratchet)) {
        file.m_ratchet.assign(ratchet.begin(), ratchet.end());
    }
    for (std::size_t i = 0; i < count; ++i) {
        auto const slot = copy.subspan(kSlotsAt + i * kKeySlotSize, kKeySlotSize);
        file.m_slots.emplace_back(slot.begin(), slot.end());
    }
    return file;
}

Bytes KeysFile::encode(VaultKey const& key) const {
    Bytes copy(kCopySize);
    put_bytes_at(copy, 0, as_bytes(kKeysFileMagic));
    put_at<std::uint32_t>(copy, 8, kKeysFileVersion);
    put_at<std::uint32_t>(copy, 12, static_cast<std::uint32_t>(m_slots.size()));
    put_bytes_at(copy, 16, m_vault);
    put_at<std::uint64_t>(copy, 32, m_number);
    put_at<std::uint64_t>(copy, kHeadAt, static_cast<std::uint64_t>(m_head.sequence));
    put_bytes_at(copy, kHeadAt + 8, m_head.hash);
    put_at<std::uint64_t>(copy, kHeadAt + 40,
                          static_cast<std::uint64_t>(to_unix(m_head.floor_local)));
    put_at<std::uint64_t>(copy, kHeadAt + 48,
                          static_cast<std::uint64_t>(to_unix(m_head.floor_signed)));
    put_bytes_at(copy, kHeadMacAt, mac_of_head(key, m_vault, copy));
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        put_bytes_at(copy, kSlotsAt + i * kKeySlotSize, m_slots[i]);
    }
    put_bytes_at(copy, kRatchetAt, m_ratchet);
    put_bytes_at(copy, kMacAt, mac_of_file(key, m_vault, copy));
    put_bytes_at(copy, kChecksumAt, blake2b_256(ByteView(copy).first(kChecksumAt)));
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

std::array<bool, 2> KeysFile::good_copies(ByteView content, VaultKey const& key) {
    std::array<bool, 2> good{};
    auto const copies = copies_in(content);
    for (std::size_t i = 0; i < copies.size(); ++i) {
        if (state_of(copies[i]) == CopyState::valid) {
            auto const file = parse({}, copies[i]);
            good[i] = file && file->authenticate(key);
        }
    }
    return good;
}

Result<OpenedKeys> KeysFile::open_with(UnlockKey const& opener) const {
    if (auto const* const shares = std::get_if<CombinedShares>(&opener)) {
        OpenedKeys keys{VaultKey::from(*shares), std::nullopt, {}, {}, {}, {}};
        return authenticate(keys.key) ? Result<OpenedKeys>(std::move(keys))
                                      : fail(ErrorCode::shares_wrong);
    }
    auto const* const key = std::get_if<PassphraseKey>(&opener);
    if (key == nullptr) {
        return open_slot_of(SlotKind::recovery_key, opener);
    }
    NK_CHECK(check_length(key->passphrase));
    for (auto const& slot : m_slots) {
        auto const info = slot_info(slot);
        if (has_passphrase(info.kind) && !is_acceptable(info.kdf)) {
            return fail(ErrorCode::kdf_parameters, m_path.filename().string(), describe(info.kdf));
        }
    }
    return open_slot_of(*slot_kind_for(opener), opener);
}

Result<OpenedKeys> KeysFile::open_slot_of(SlotKind kind, UnlockKey const& opener) const {
    for (auto const& slot : m_slots) {
        if (slot_info(slot).kind != kind || is_next_slot(slot)) {
            continue;
        }
        NK_TRY(auto const kek, slot_key(slot, opener));
        auto bytes = open_slot(m_vault, slot, kek);
        if (!bytes.empty()) {
            auto keys = opened(slot, kek, std::move(bytes));
            NK_CHECK(authenticate(keys.key));
            return keys;
        }
    }
    return fail(kind == SlotKind::recovery_key ? ErrorCode::recovery_key_wrong
                                               : ErrorCode::wrong_passphrase);
}

OpenedKeys KeysFile::opened(ByteView slot, Secret const& kek, Secret vault_key) const {
    auto const info = slot_info(slot);
    OpenedKeys keys{VaultKey(std::move(vault_key)), std::nullopt,          info.id, info.owner,
                    seal_point(slot, kek),          slot_secret(slot, kek)};
    for (auto const& other : m_slots) {
        if (is_next_slot(other) && slot_info(other).id == info.id) {
            if (auto next = open_slot(m_vault, other, kek); !next.empty()) {
                keys.next = VaultKey(std::move(next));
            }
        }
    }
    return keys;
}

Result<VaultKey> KeysFile::unlock(UnlockKey const& opener) const {
    NK_TRY(auto keys, open_with(opener));
    return std::move(keys.key);
}

Status KeysFile::set_head(VaultKey const& key, VaultHead const& head) {
    return update(key, head, m_slots);
}

Result<NewSlot> KeysFile::add_slot(VaultKey const& key, UnlockKey const& opener,
                                   KdfParameters const& kdf, SlotOwner const& owner,
                                   std::vector<SlotId> const& replaced) {
    NK_CHECK(check_new_slot(m_path, opener, kdf));
    if (m_slots.size() == limits::kKeySlotsMax) {
        return fail(ErrorCode::key_slots_full, std::to_string(limits::kKeySlotsMax));
    }
    auto slots = m_slots;
    NK_CHECK(mark_going(slots, replaced));
    NK_TRY(auto made, make_slot(m_vault, key.m_bytes, opener, kdf));
    set_slot_owner(made.bytes, owner);
    set_slot_state(made.bytes, SlotState::coming);
    auto const id = slot_info(made.bytes).id;
    slots.push_back(std::move(made.bytes));
    NK_CHECK(check_remaining(slots));
    NK_CHECK(update(key, m_head, std::move(slots)));
    return NewSlot{id, std::move(made.secret)};
}

Status KeysFile::remove_slots(VaultKey const& key, std::vector<SlotId> const& ids) {
    auto slots = m_slots;
    NK_CHECK(mark_going(slots, ids));
    NK_CHECK(check_remaining(slots));
    return update(key, m_head, std::move(slots));
}

Status KeysFile::update(VaultKey const& key, VaultHead const& head, std::vector<Bytes> slots) {
    return replace(key, key, head, std::move(slots));
}

Status KeysFile::replace(VaultKey const& key, VaultKey const& coming, VaultHead const& head,
                         std::vector<Bytes> slots) {
    auto next = *this;
    next.m_head = head;
    next.m_slots = std::move(slots);
    return replace_with(key, coming, std::move(next));
}

Status KeysFile::replace_with(VaultKey const& key, VaultKey const& coming, KeysFile next) {
    NK_CHECK(authenticate(key));
    NK_TRY(auto const kept, next.ratchet(key));
    if (kept && &key != &coming) {
        next.seal_ratchet(coming, *kept);
    }
    ++next.m_number;
    next.m_copy = next.encode(coming);
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

Status KeysFile::mend_copies() const {
    NK_TRY(auto const content, read_file(m_path, kKeysFileBytes));
    auto const other = copies_in(content)[1 - m_current];
    return std::equal(other.begin(), other.end(), m_copy.begin(), m_copy.end())
               ? Status()
               : write_copy(1 - m_current, m_copy);
}

int KeysFile::format_version() const {
    return static_cast<int>(kKeysFileVersion);
}

std::vector<SlotInfo> KeysFile::slots() const {
    std::vector<SlotInfo> infos;
    infos.reserve(m_slots.size());
    for (auto const& slot : m_slots) {
        if (!is_next_slot(slot)) {
            infos.push_back(slot_info(slot));
        }
    }
    return infos;
}

}  // namespace noodkluis::crypto
