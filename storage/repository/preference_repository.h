// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/model/ids.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// How a user likes things to look, such as the widths of columns; kept in the vault because a
/// plain file would tell about it. Not part of any history.
class PreferenceRepository {
  public:
    PreferenceRepository(Connection& connection, UserId user)
        : m_connection(connection), m_user(user) {}

    /// Null when it was never set.
    [[nodiscard]] Result<std::optional<std::string>> get(std::string_view name);
    /// Errors: field_too_long for a value of more than 64 KiB.
    [[nodiscard]] Status set(std::string_view name, std::string_view value);

  private:
    Connection& m_connection;
    UserId m_user;
};

}  // namespace noodkluis::storage
