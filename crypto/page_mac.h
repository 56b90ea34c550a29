// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/secret.h"

namespace noodkluis::crypto {

inline constexpr std::size_t kDatabasePageBytes = 4096;

/// Checks the MAC at the end of each page of a SQLCipher 4 database, without decrypting anything:
/// what PRAGMA cipher_integrity_check does, page by page.
class PageMac {
  public:
    /// The raw 32-byte key of the database and the 16 bytes at its start.
    PageMac(Secret const& key, ByteView salt);
    /// `page` has kDatabasePageBytes; pages count from 1.
    [[nodiscard]] bool fits(ByteView page, std::uint32_t number) const;

  private:
    Secret m_key;
};

}  // namespace noodkluis::crypto
