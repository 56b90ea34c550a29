// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// A backup as the vault remembers it; whether it is still there and good is another matter.
struct KnownBackup {
    Path file;  ///< absolute
    Timestamp made_at{};
    std::int64_t log_sequence = 0;  ///< last entry of the log in it
    friend bool operator==(KnownBackup const&, KnownBackup const&) = default;
};

/// Which backups were made of a vault. Not part of its log: any program may note one while another
/// has the vault open.
class BackupRepository {
  public:
    explicit BackupRepository(Connection& connection) : m_connection(connection) {}

    /// A backup at the same place takes the place of the older one.
    [[nodiscard]] Status add(KnownBackup const& backup);
    [[nodiscard]] Status remove(Path const& file);
    /// The newest first.
    [[nodiscard]] Result<std::vector<KnownBackup>> list();

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
