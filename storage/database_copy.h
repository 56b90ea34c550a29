// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>

#include "storage/vault_parts.h"

// Private to the rescue.
namespace noodkluis::storage {

/// A copy of the database of a vault, mended where what must stand there is known.
class DatabaseCopy {
  public:
    /// In the empty folder `folder`; `opened` must outlive it.
    DatabaseCopy(Path const& folder, crypto::OpenedKeys const& opened)
        : m_file(folder / "vault.db"), m_donor(folder / "donor.db"), m_keys(opened) {}

    /// Errors: database_damaged when there is hardly anything, cancelled, io_read, io_write.
    [[nodiscard]] Status make(VaultPaths const& paths, Job& job);
    [[nodiscard]] Result<Connection> open(OpenMode mode) const;

  private:
    [[nodiscard]] crypto::VaultKey const& key() const;
    [[nodiscard]] Status mend_salt(File& file);
    [[nodiscard]] Status mend_schema(File& file, Job& job);
    [[nodiscard]] Result<std::set<std::uint32_t>> make_donor(DatabaseSalt const& salt,
                                                             std::int64_t pages) const;
    Path m_file;
    Path m_donor;
    crypto::OpenedKeys const& m_keys;
    bool m_is_next = false;
};

}  // namespace noodkluis::storage
