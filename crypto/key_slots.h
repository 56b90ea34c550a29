// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "crypto/base/clock.h"
#include "crypto/base/file.h"
#include "crypto/hash.h"
#include "crypto/kdf.h"

// vault.keys: the vault key, wrapped by each key slot, in two copies of which the valid one with
// the higher number counts. FORMATS 7.2 and 7.3 have the rules, key_slots.cpp the bytes.
namespace noodkluis::crypto {

/// The random key of a vault, from which all its other keys are derived.
class VaultKey {
  public:
    [[nodiscard]] static VaultKey random() { return VaultKey(Secret::random(32)); }
    /// 32 bytes for one purpose, such as "noodkluis/db/v1".
    [[nodiscard]] Secret derive(std::string_view purpose, ByteView context) const {
        return derive_key(m_bytes.expose(), purpose, context);
    }

  private:
    friend class KeysFile;
    explicit VaultKey(Secret bytes) : m_bytes(std::move(bytes)) {}
    Secret m_bytes;
};

using VaultIdBytes = ByteArray<16>;
using SlotId = ByteArray<16>;

/// How a slot is opened. A file may hold kinds that this program does not know; they are kept.
enum class SlotKind : std::uint32_t { passphrase = 1 };

struct SlotInfo {
    SlotId id{};
    SlotKind kind = SlotKind::passphrase;
    KdfParameters kdf;  ///< of a passphrase slot
};

/// What vault.keys mirrors of the database, so that an old database put back is noticed.
struct VaultHead {
    std::int64_t sequence = 0;  ///< last entry of the log
    Hash256 hash{};
    Timestamp floor_local{};
    Timestamp floor_signed{};
    friend bool operator==(VaultHead const&, VaultHead const&) = default;
};

/// An open vault.keys. Nothing in it can be believed before `unlock` succeeded.
class KeysFile {
  public:
    /// A new file with one passphrase slot; gives the new vault key. The passphrase is UTF-8 in
    /// normal form C. Errors: passphrase_empty, passphrase_too_short, passphrase_too_long,
    /// kdf_parameters (below the floor for new slots or above what is accepted), out_of_memory,
    /// file_exists, io_write.
    [[nodiscard]] static Result<VaultKey> create(Path const& path, VaultIdBytes const& vault,
                                                 Secret const& passphrase,
                                                 KdfParameters const& kdf);
    /// Errors: file_not_found, io_read, keys_file_damaged, keys_file_too_new.
    [[nodiscard]] static Result<KeysFile> open(Path const& path);

    /// Tries each passphrase slot, which takes as long as its parameters say. Errors:
    /// wrong_passphrase, passphrase_empty, passphrase_too_long, kdf_parameters when a slot asks
    /// for too little or too much, keys_file_tampered, out_of_memory.
    [[nodiscard]] Result<VaultKey> unlock(Secret const& passphrase) const;

    /// Writes one copy after the other, each synced, so that one is whole at any time.
    /// Errors: io_write, io_read.
    [[nodiscard]] Status set_head(VaultKey const& key, VaultHead const& head);

    [[nodiscard]] VaultIdBytes const& vault_id() const { return m_vault; }
    [[nodiscard]] int format_version() const;
    [[nodiscard]] std::vector<SlotInfo> slots() const;
    [[nodiscard]] VaultHead const& head() const { return m_head; }

  private:
    explicit KeysFile(Path path) : m_path(std::move(path)) {}
    [[nodiscard]] static Result<KeysFile> parse(Path const& path, ByteView copy);
    /// The bytes of one copy, with MAC and checksum.
    [[nodiscard]] Bytes encode(VaultKey const& key) const;
    [[nodiscard]] Status authenticate(VaultKey const& key) const;
    [[nodiscard]] Status write_copy(std::size_t index, ByteView copy) const;

    Path m_path;
    VaultIdBytes m_vault{};
    std::uint64_t m_number = 1;  ///< grows with every change
    VaultHead m_head;
    std::vector<Bytes> m_slots;  ///< each as in the file
    std::size_t m_current = 0;   ///< which of the two copies counts
    Bytes m_copy;                ///< its bytes, until authenticated
};

}  // namespace noodkluis::crypto
