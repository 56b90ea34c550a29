// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "storage/model/party.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// What was sealed here, and what was opened here.
class BundleRepository {
  public:
    explicit BundleRepository(Connection& connection) : m_connection(connection) {}

    /// Errors: record_conflict when the id or the sequence number of the agreement is taken, or
    /// the agreement or list version is not in the vault.
    [[nodiscard]] Status add_issued(IssuedBundle const& bundle);
    /// One higher than any bundle sealed under this agreement.
    [[nodiscard]] Result<std::int64_t> next_sequence(AgreementId agreement);
    [[nodiscard]] Result<std::optional<IssuedBundle>> find_issued(BundleId id);
    /// The newest first.
    [[nodiscard]] Result<std::vector<IssuedBundle>> list_issued();

    /// Errors: as `add_issued`.
    [[nodiscard]] Status add_received(ReceivedBundle const& bundle);
    [[nodiscard]] Result<std::optional<ReceivedBundle>> find_received(BundleId id);
    /// What was received under this agreement with this number, to notice a fork.
    [[nodiscard]] Result<std::optional<ReceivedBundle>> find_received(AgreementId agreement,
                                                                      std::int64_t sequence);
    /// 0 when nothing was received under this agreement.
    [[nodiscard]] Result<std::int64_t> highest_received(AgreementId agreement);
    /// The newest first.
    [[nodiscard]] Result<std::vector<ReceivedBundle>> list_received();

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
