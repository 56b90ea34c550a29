// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "storage/model/time_floors.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// The time floors in the database; the second copy is kept by Vault in vault.keys.
class ClockRepository {
  public:
    explicit ClockRepository(Connection& connection) : m_connection(connection) {}

    /// Nothing when the row is missing.
    [[nodiscard]] Result<std::optional<TimeFloors>> load();
    [[nodiscard]] Status store(TimeFloors const& floors);

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
