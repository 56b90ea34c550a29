// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "crypto/base/clock.h"
#include "storage/model/ids.h"

namespace noodkluis::storage {

enum class UserRole : std::uint8_t { registrar, approver, reader };

/// Somebody who works in the vault; changes and log entries carry the id.
struct User {
    UserId id;
    std::string name;  ///< unique in the vault
    UserRole role = UserRole::registrar;
    Timestamp created_at{};
    friend bool operator==(User const&, User const&) = default;
};

}  // namespace noodkluis::storage
