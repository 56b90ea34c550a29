// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "crypto/key_slots.h"
#include "storage/audit_log.h"
#include "storage/vault_folder.h"

// What belongs together in a vault, wherever its files lie. For the files of this layer.
namespace noodkluis::storage {

/// What a backup needs of a vault. Refers to what must outlive it.
struct VaultParts {
    VaultPaths const& paths;
    Connection& connection;
    crypto::VaultKey const& key;
    VaultId id;
};

[[nodiscard]] crypto::Secret database_key(crypto::VaultKey const& key, DatabaseSalt const& salt);
[[nodiscard]] crypto::Secret log_key(crypto::VaultKey const& key, VaultId id);

/// Which vault the database says it is of. Null when it says nothing.
[[nodiscard]] Result<std::optional<VaultId>> vault_id_in(Connection& connection);
/// That the database is that of vault `id`. It opened with the keys of that vault, so this fails
/// only when somebody who has them put together what does not belong together. `name` is for the
/// message. Errors: vault_mixed.
[[nodiscard]] Status check_identity(Connection& connection, VaultId id, std::string const& name);
/// The log of a vault, for reading only.
[[nodiscard]] AuditLog log_of(Connection& connection, crypto::VaultKey const& key, VaultId id);
/// The last entry of the log as vault.keys has it.
[[nodiscard]] LogHead log_head_of(crypto::KeysFile const& keys);

/// A vault that this program looks into although it may be in use elsewhere: as of one moment, and
/// without bringing it up to date. Only what any number of programs may write is written.
class VisitedVault {
  public:
    /// Errors: those of Vault::open without vault_in_use and those of the log.
    [[nodiscard]] static Result<VisitedVault> open(Path const& folder,
                                                   crypto::UnlockKey const& opener);
    [[nodiscard]] VaultParts parts() { return {m_paths, m_connection, m_key, m_id}; }

  private:
    VisitedVault(VaultPaths paths, crypto::VaultKey key, Connection connection, VaultId id)
        : m_paths(std::move(paths)),
          m_key(std::move(key)),
          m_connection(std::move(connection)),
          m_id(id) {}
    VaultPaths m_paths;
    crypto::VaultKey m_key;
    Connection m_connection;
    VaultId m_id;
};

}  // namespace noodkluis::storage
