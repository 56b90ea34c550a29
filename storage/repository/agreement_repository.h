// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "storage/model/party.h"
#include "storage/model/status.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// Agreement files as they are. Whether one is in force follows from its bytes, not from here.
class AgreementRepository {
  public:
    explicit AgreementRepository(Connection& connection) : m_connection(connection) {}

    /// Adds an agreement or replaces its file, when a signature came to it.
    /// Errors: record_conflict when the partner was never pinned, or when another agreement has
    /// the same hash.
    [[nodiscard]] Status save(StoredAgreement const& agreement);
    [[nodiscard]] Result<std::optional<StoredAgreement>> find(AgreementId id);
    [[nodiscard]] Result<std::optional<StoredAgreement>> find_by_hash(crypto::Hash256 const& hash);
    /// The newest first.
    [[nodiscard]] Result<std::vector<StoredAgreement>> list();

    /// Keeps a version beside the one in force. Nothing changes when it is there already.
    /// Errors: record_conflict when the agreement is not in the vault.
    [[nodiscard]] Status keep_version(StoredVersion const& version);
    [[nodiscard]] Status remove_version(crypto::Hash256 const& hash);
    /// Of one agreement, the highest version first.
    [[nodiscard]] Result<std::vector<StoredVersion>> versions(AgreementId id);
    /// Of all agreements.
    [[nodiscard]] Result<std::vector<StoredVersion>> versions();

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
