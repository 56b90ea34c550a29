// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "crypto/page_mac.h"
#include "storage/vault_parts.h"

// Is a database of a vault whole? What is wrong is an Error whose sentence says what and where.
namespace noodkluis::storage {

using Findings = std::vector<Error>;

/// The MACs of the pages of a database whose bytes come by one piece after another.
class PagePass {
  public:
    PagePass(crypto::VaultKey const& key, DatabaseSalt const& salt)
        : m_mac(database_key(key, salt), salt) {}
    /// Each piece but the last is a number of whole pages.
    void check(ByteView piece);
    /// The numbers of the pages that do not fit, from 1.
    [[nodiscard]] std::vector<std::uint32_t> const& damaged() const { return m_damaged; }

  private:
    crypto::PageMac m_mac;
    std::uint32_t m_pages = 0;
    std::vector<std::uint32_t> m_damaged;
};

/// Adds what SQLite finds in the tables, the indexes and between them. Errors: cancelled.
[[nodiscard]] Status check_tables(Connection& connection, Findings& findings, Job& job);

}  // namespace noodkluis::storage
