// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "storage/model/party.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// The owner of the vault and the partners that were pinned.
class PartyRepository {
  public:
    explicit PartyRepository(Connection& connection) : m_connection(connection) {}

    /// Errors: record_not_found in a vault that is not set up.
    [[nodiscard]] Result<OwnParty> own();
    [[nodiscard]] Status set_own(OwnParty const& party);

    /// Adds a partner, or replaces name and card of one that is there.
    [[nodiscard]] Status pin(Partner const& partner);
    /// From now on `find` and `list` leave the partner out; agreements stay readable.
    /// Errors: record_not_found.
    [[nodiscard]] Status remove(PartyId id, Timestamp now);
    [[nodiscard]] Result<std::optional<Partner>> find(PartyId id);
    /// By name.
    [[nodiscard]] Result<std::vector<Partner>> list();

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
