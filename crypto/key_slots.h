// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "crypto/base/clock.h"
#include "crypto/base/file.h"
#include "crypto/epoch_ratchet.h"
#include "crypto/key_slot.h"
#include "crypto/sealing.h"

// vault.keys: the vault key, wrapped by each key slot, in two copies of which the valid one with
// the higher number counts. docs/formats.md has the bytes.
namespace noodkluis::crypto {

/// The random key of a vault, from which all its other keys are derived.
class VaultKey {
  public:
    [[nodiscard]] static VaultKey random() { return VaultKey(Secret::random(32)); }
    /// 32 bytes for one purpose, such as "noodkluis/db/v1".
    [[nodiscard]] Secret derive(std::string_view purpose, ByteView context) const {
        return derive_key(m_bytes.expose(), purpose, context);
    }

    [[nodiscard]] VaultKey clone() const { return VaultKey(m_bytes.clone()); }
    /// What the shares say it is; whether that is so shows when something fits it.
    [[nodiscard]] static VaultKey from(CombinedShares const& shares) {
        return VaultKey(shares.m_bytes.clone());
    }
    /// The key itself in shares. Errors: those of slip39::make_shares.
    [[nodiscard]] Result<std::vector<slip39::Share>> make_shares(std::size_t threshold,
                                                                 std::size_t count) const;

  private:
    friend class KeysFile;
    explicit VaultKey(Secret bytes) : m_bytes(std::move(bytes)) {}
    Secret m_bytes;
};

/// What opening a vault.keys gives.
struct OpenedKeys {
    VaultKey key;
    std::optional<VaultKey> next;  ///< a change of the vault key was under way: one of both fits
    SlotId slot{};                 ///< which slot opened; zeros when shares did
    SlotOwner owner{};
    SealPoint seal_point{};
    Secret secret;  ///< of that slot alone, or empty; see slot_secret
};

/// A slot that was added, and the secret of it alone.
struct NewSlot {
    SlotId id{};
    Secret secret;
};

/// What vault.keys mirrors of the database, so that an old database put back is noticed.
struct VaultHead {
    std::int64_t sequence = 0;  ///< last entry of the log
    Hash256 hash{};
    Timestamp floor_local{};
    Timestamp floor_signed{};
    friend bool operator==(VaultHead const&, VaultHead const&) = default;
};

/// No vault.keys is longer.
inline constexpr std::size_t kKeysFileBytes = 65536;
/// Bytes of the ratchet in it: the Monday from which on it counts, then its value, sealed.
inline constexpr std::size_t kRatchetSize = 8 + 32 + kSealedOverhead;

/// An open vault.keys. Nothing in it can be believed before `unlock` succeeded.
class KeysFile {
  public:
    /// A new file with one slot, opened with it and with a new vault key. A passphrase is UTF-8 in
    /// normal form C; what counts for it counts in all that follows. Errors: passphrase_empty,
    /// passphrase_too_short, passphrase_too_long, kdf_parameters (below the floor for new slots or
    /// above what is accepted), out_of_memory, file_exists, io_write.
    [[nodiscard]] static Result<OpenedKeys> create(Path const& path, VaultIdBytes const& vault,
                                                   UnlockKey const& opener,
                                                   KdfParameters const& kdf,
                                                   SlotOwner const& owner = {});
    /// The same for a vault key that there is already.
    [[nodiscard]] static Result<OpenedKeys> create_for(VaultKey key, Path const& path,
                                                       VaultIdBytes const& vault,
                                                       UnlockKey const& opener,
                                                       KdfParameters const& kdf,
                                                       SlotOwner const& owner);
    /// Errors: file_not_found, io_read, keys_file_damaged, keys_file_too_new.
    [[nodiscard]] static Result<KeysFile> open(Path const& path);
    /// The same for the content of a file that lies elsewhere, such as in a backup; `name` is for
    /// messages. It cannot be changed. Errors: keys_file_damaged, keys_file_too_new.
    [[nodiscard]] static Result<KeysFile> read(ByteView content, Path const& name);

    /// Tries each slot of the kind that `opener` is for; with a passphrase each takes as long as
    /// its parameters say, and the one that was used last comes first. Errors: wrong_passphrase,
    /// recovery_key_wrong, shares_wrong, passphrase_empty, passphrase_too_long, kdf_parameters when
    /// a slot asks for too little or too much, keys_file_tampered, out_of_memory.
    [[nodiscard]] Result<OpenedKeys> open_with(UnlockKey const& opener) const;
    /// The same, for who wants the key alone.
    [[nodiscard]] Result<VaultKey> unlock(UnlockKey const& opener) const;

    /// That everything in the file was written with this key. Errors: keys_file_tampered.
    [[nodiscard]] Status authenticate(VaultKey const& key) const;
    /// Whether each of the two copies in `content` is whole and was written with this key.
    [[nodiscard]] static std::array<bool, 2> good_copies(ByteView content, VaultKey const& key);

    /// Writes the copy that does not count anew when it is torn or older. Only after a successful
    /// `open_with`. Errors: io_write, io_read.
    [[nodiscard]] Status mend_copies() const;

    // What follows changes the file: one copy after the other, each synced and read back, so that
    // one is whole at any time. All need the vault key that fits the file and refuse to confirm
    // slots that were put in without it. When only the second copy cannot be written, the change
    // holds although the error is reported. Errors of all: keys_file_tampered, io_write, io_read.

    /// No key derivation, so it is cheap enough for each action that is logged.
    [[nodiscard]] Status set_head(VaultKey const& key, VaultHead const& head);
    /// The old value is gone from both copies when this returns without an error.
    [[nodiscard]] Status set_ratchet(VaultKey const& key, EpochRatchet const& ratchet);
    /// Puts the slot that opened in front, gives it an owner and a seal point when it is
    /// of an older file. Writes nothing when nothing changes.
    [[nodiscard]] Status note_opening(OpenedKeys const& opened, SlotOwner const& owner);

    // Which slots there are changes in one with an entry of the log: the file says what comes and
    // what goes, the entry is written, the slots are settled. Until then all of them open. After a
    // crash whoever opens the vault looks whether the entry is there, and settles them.

    /// A slot that `opener`, no shares (asserted), opens, in the place of those that it replaces.
    /// Errors: those of `create` for a passphrase and its cost, key_slots_full, and those of
    /// remove_slots.
    [[nodiscard]] Result<NewSlot> add_slot(VaultKey const& key, UnlockKey const& opener,
                                           KdfParameters const& kdf, SlotOwner const& owner = {},
                                           std::vector<SlotId> const& replaced = {});
    /// Older copies of the file still open with them. Errors: record_not_found, last_slot when no
    /// slot with a passphrase would be left.
    [[nodiscard]] Status remove_slots(VaultKey const& key, std::vector<SlotId> const& ids);
    [[nodiscard]] bool unsettled() const;
    /// With `happened` what was coming is there and what was going is gone, else all is as before.
    [[nodiscard]] Status settle_slots(VaultKey const& key, bool happened, VaultHead const& head);

    // Another vault key, step by step: docs/formats.md, "Another vault key".

    /// Every slot can open both keys from here on. Errors: slot_not_sealable, key_slots_full.
    [[nodiscard]] Status begin_next_key(VaultKey const& key, VaultKey const& next);
    /// Only `kept`, which is one of the two, can be opened from here on. `key` is the one that the
    /// file is still under.
    [[nodiscard]] Status settle_key(VaultKey const& key, VaultKey const& kept);

    [[nodiscard]] VaultIdBytes const& vault_id() const { return m_vault; }
    [[nodiscard]] int format_version() const;
    /// As settled as they are.
    [[nodiscard]] std::vector<SlotInfo> slots() const;
    [[nodiscard]] VaultHead const& head() const { return m_head; }
    /// Nothing in a vault that never had keys of weeks. Errors: keys_file_tampered.
    [[nodiscard]] Result<std::optional<EpochRatchet>> ratchet(VaultKey const& key) const;

  private:
    explicit KeysFile(Path path) : m_path(std::move(path)) {}
    [[nodiscard]] static Result<KeysFile> parse(Path const& path, ByteView copy);
    /// The bytes of one copy, with MAC and checksum.
    [[nodiscard]] Bytes encode(VaultKey const& key) const;
    /// The file with this head and these slots takes the place of the present one.
    [[nodiscard]] Status update(VaultKey const& key, VaultHead const& head,
                                std::vector<Bytes> slots);
    /// The same, and the file is under `coming` afterwards.
    [[nodiscard]] Status replace(VaultKey const& key, VaultKey const& coming, VaultHead const& head,
                                 std::vector<Bytes> slots);
    [[nodiscard]] Result<OpenedKeys> open_slot_of(SlotKind kind, UnlockKey const& opener) const;
    /// `next`, which differs from the present file in its content, takes its place.
    [[nodiscard]] Status replace_with(VaultKey const& key, VaultKey const& coming, KeysFile next);
    void seal_ratchet(VaultKey const& key, EpochRatchet const& ratchet);
    [[nodiscard]] OpenedKeys opened(ByteView slot, Secret const& kek, Secret vault_key) const;
    [[nodiscard]] Status write_copy(std::size_t index, ByteView copy) const;

    Path m_path;
    VaultIdBytes m_vault{};
    std::uint64_t m_number = 1;  ///< grows with every change
    VaultHead m_head;
    Bytes m_ratchet;             ///< as in the file; empty when there is none
    std::vector<Bytes> m_slots;  ///< each as in the file
    std::size_t m_current = 0;   ///< which of the two copies counts
    Bytes m_copy;                ///< its bytes
};

}  // namespace noodkluis::crypto
