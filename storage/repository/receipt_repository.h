// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "crypto/secret.h"
#include "storage/model/status.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// Receipts of partners for the bundles that were sealed here.
class ReceiptRepository {
  public:
    explicit ReceiptRepository(Connection& connection) : m_connection(connection) {}

    /// Nothing changes when it is there already. Errors: record_conflict when the bundle was not
    /// sealed here.
    [[nodiscard]] Status add(StoredReceipt const& receipt);
    [[nodiscard]] Result<std::optional<StoredReceipt>> find(crypto::Hash256 const& hash);
    /// The newest of each bundle, the newest first.
    [[nodiscard]] Result<std::vector<StoredReceipt>> newest();

  private:
    Connection& m_connection;
};

/// Release codes of what was sealed here, and the wrong ones that were given for what came in.
class ReleaseCodeRepository {
  public:
    explicit ReleaseCodeRepository(Connection& connection) : m_connection(connection) {}

    /// Errors: record_conflict when there is a code or the bundle was not sealed here.
    [[nodiscard]] Status add_code(BundleId bundle, crypto::Secret const& code);
    [[nodiscard]] Result<std::optional<crypto::Secret>> code(BundleId bundle);

    [[nodiscard]] Result<ReleaseTries> tries(BundleId bundle);
    [[nodiscard]] Status set_tries(BundleId bundle, ReleaseTries const& tries);

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
