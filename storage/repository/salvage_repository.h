// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "storage/model/salvage.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// Incidents and drills with their marks. Nothing in here is ever changed or removed.
class SalvageRepository {
  public:
    explicit SalvageRepository(Connection& connection) : m_connection(connection) {}

    /// Errors: record_conflict when the id is taken or what it is about is not in the vault;
    /// invalid_argument, field_too_long (the note).
    [[nodiscard]] Status start(Incident const& incident);
    [[nodiscard]] Result<std::optional<Incident>> find(IncidentId id);
    /// The one that was started last; null when there is none.
    [[nodiscard]] Result<std::optional<Incident>> newest();
    [[nodiscard]] Result<std::optional<Incident>> newest_of(BundleId bundle);
    /// The newest first.
    [[nodiscard]] Result<std::vector<Incident>> list();

    /// Writes the mark down after the others of its incident, with its sequence number and hash.
    /// Errors: those of check_mark; log_broken.
    [[nodiscard]] Result<SalvageMark> append(Incident const& incident, SalvageMark mark);
    /// In the order in which they were written down. Errors: log_broken with the number of the
    /// first that does not fit the one before it.
    [[nodiscard]] Result<std::vector<SalvageMark>> marks(IncidentId incident);

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
