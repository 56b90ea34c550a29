// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "storage/backup/backup_sums.h"
#include "storage/container.h"

namespace noodkluis::storage {

/// What the name of a backup ends in.
inline constexpr std::string_view kBackupExtension = ".nkbackup";

/// A backup: one container with everything that belongs to a vault, encrypted as it is there
/// (docs/formats.md, "Backup"). It opens with the passphrases that the vault had then.
class BackupFile {
  public:
    /// Reads only what it says about itself. Errors: file_not_found, io_read, backup_damaged, and
    /// those of the container.
    [[nodiscard]] static Result<BackupFile> open(Path const& path);
    /// The same with a file that is open already.
    [[nodiscard]] static Result<BackupFile> read(File file);

    [[nodiscard]] Path const& path() const { return m_file->path(); }
    [[nodiscard]] std::string name() const { return path().filename().string(); }
    [[nodiscard]] BackupClaims const& claims() const { return m_sums.claims; }
    [[nodiscard]] ContainerReader const& container() const { return m_container; }

    /// Errors: those of the keys file.
    [[nodiscard]] Result<crypto::VaultKey> unlock(crypto::UnlockKey const& opener) const;
    /// Everything: all parts are there and belong together, every byte is as it was written, the
    /// database and its log are in order. Errors: backup_damaged with the part, backup_mixed,
    /// vault_too_new, those of the keys file and of the log, cancelled.
    [[nodiscard]] Status verify(crypto::VaultKey const& key, Job& job) const;
    /// Hands the content of an entry to `sink` from front to back, in constant memory, after it was
    /// compared with its checksum as far as it came. Errors: backup_damaged, cancelled, io_read and
    /// those of `sink`.
    [[nodiscard]] Status copy(ContainerEntry const& entry, ByteSink const& sink, Job& job) const;

  private:
    BackupFile(std::shared_ptr<File> file, ContainerReader container, BackupSums sums)
        : m_file(std::move(file)), m_container(std::move(container)), m_sums(std::move(sums)) {}
    [[nodiscard]] Status require_entries() const;
    [[nodiscard]] Result<crypto::KeysFile> keys() const;
    [[nodiscard]] Status verify_bytes(crypto::VaultKey const& key, Job& job) const;
    [[nodiscard]] Status verify_database(crypto::VaultKey const& key, crypto::KeysFile const& keys,
                                         Job& job) const;

    std::shared_ptr<File> m_file;  ///< the container reads it
    ContainerReader m_container;
    BackupSums m_sums;
};

}  // namespace noodkluis::storage
