// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "storage/model/user.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// The people of a vault.
class UserRepository {
  public:
    explicit UserRepository(Connection& connection) : m_connection(connection) {}

    /// Errors: record_conflict when the name is taken.
    [[nodiscard]] Status add(User const& user);
    [[nodiscard]] Result<std::optional<User>> find(UserId id);
    /// The oldest first.
    [[nodiscard]] Result<std::vector<User>> list();

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
