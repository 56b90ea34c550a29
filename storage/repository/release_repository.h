// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "storage/model/release.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// Releases that two users sign, and their signatures.
class ReleaseRepository {
  public:
    explicit ReleaseRepository(Connection& connection) : m_connection(connection) {}

    [[nodiscard]] Status add(Release const& release);
    /// Errors: record_conflict when this user has signed it.
    [[nodiscard]] Status add_signature(ReleaseSignature const& signature);
    /// What was not sealed yet, the oldest first.
    [[nodiscard]] Result<std::vector<Release>> waiting();
    /// Among what was not sealed yet.
    [[nodiscard]] Result<std::optional<Release>> find_waiting(BundleId bundle);
    /// The oldest first.
    [[nodiscard]] Result<std::vector<ReleaseSignature>> signatures(BundleId bundle);
    /// With its signatures.
    [[nodiscard]] Status remove(BundleId bundle);

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
