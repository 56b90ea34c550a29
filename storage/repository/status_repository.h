// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "storage/model/status.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// What the institution of an agreement stated. Nothing in here is ever changed or removed.
class StatusRepository {
  public:
    explicit StatusRepository(Connection& connection) : m_connection(connection) {}

    /// Errors: record_conflict when the number is taken or the agreement is not in the vault.
    [[nodiscard]] Status add(StoredStatus const& statement);
    [[nodiscard]] Result<std::optional<StoredStatus>> find(AgreementId agreement,
                                                           std::int64_t sequence);
    [[nodiscard]] Result<std::optional<StoredStatus>> newest(AgreementId agreement);
    /// The oldest first.
    [[nodiscard]] Result<std::vector<StoredStatus>> list(AgreementId agreement);

    /// Nothing changes when it was noticed before.
    [[nodiscard]] Status add_fork(Fork const& fork);
    /// The newest first.
    [[nodiscard]] Result<std::vector<Fork>> forks();

    /// This side closed the agreement. Nothing changes when it did before.
    [[nodiscard]] Status end(AgreementId agreement, Timestamp at);
    [[nodiscard]] Result<std::optional<Timestamp>> ended_at(AgreementId agreement);

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
