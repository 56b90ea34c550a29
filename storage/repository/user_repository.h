// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "storage/model/user.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// The people of a vault and their public keys.
class UserRepository {
  public:
    explicit UserRepository(Connection& connection) : m_connection(connection) {}

    /// Errors: those of check_name, name_taken (also by somebody who left).
    [[nodiscard]] Status add(User const& user);
    /// Role and removal. Errors: record_not_found.
    [[nodiscard]] Status update(User const& user);
    [[nodiscard]] Result<std::optional<User>> find(UserId id);
    /// Among those who did not leave. Errors: user_unknown.
    [[nodiscard]] Result<User> by_name(std::string const& name);
    /// The oldest first, with those who left.
    [[nodiscard]] Result<std::vector<User>> list();

    /// Errors: record_conflict when it is known already.
    [[nodiscard]] Status add_key(UserKey const& key);
    /// In the order in which they became known.
    [[nodiscard]] Result<std::vector<UserKey>> keys();
    [[nodiscard]] Result<std::vector<UserKey>> keys_of(UserId user);

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
