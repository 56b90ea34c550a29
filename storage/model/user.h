// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "crypto/base/clock.h"
#include "crypto/minisign.h"
#include "storage/model/ids.h"

namespace noodkluis::storage {

enum class UserRole : std::uint8_t { registrar, approver, reader };
/// In the order of the enum.
inline constexpr std::array kUserRoleNames{"registrar", "approver", "reader"};
[[nodiscard]] constexpr char const* name_of(UserRole role) {
    return kUserRoleNames[static_cast<std::size_t>(role)];
}

/// Somebody who works in the vault; changes and log entries carry the id.
struct User {
    UserId id;
    std::string name;  ///< unique in the vault, also among those who left
    UserRole role = UserRole::registrar;
    Timestamp created_at{};
    std::optional<Timestamp> removed_at;  ///< who left is still named by what they did
    friend bool operator==(User const&, User const&) = default;
};

/// A public key of a user, and the entry of the log that made it known.
struct UserKey {
    UserId user;
    crypto::minisign::PublicKey key;
    std::int64_t sequence = 0;
    friend bool operator==(UserKey const&, UserKey const&) = default;
};

/// What a change of the vault takes. README has the table.
enum class Right : std::uint8_t {
    use,      ///< open what was received, tick off in an incident, arrange one's own screen
    keep,     ///< the collection, lists, cards, partners and agreements
    seal,     ///< send out a list that was approved
    approve,  ///< a list, or the release of one that somebody else wants to send out
    people    ///< who else may open the vault, and as what
};

[[nodiscard]] inline bool has_approver(std::vector<User> const& users) {
    return std::any_of(users.begin(), users.end(), [](User const& user) {
        return !user.removed_at && user.role == UserRole::approver;
    });
}

/// The one rule on who may do what. Where nobody is an approver the registrars approve: a small
/// museum has one person.
[[nodiscard]] constexpr bool may(UserRole role, Right right, bool has_approver) {
    switch (right) {
        case Right::use:
            return true;
        case Right::keep:
        case Right::people:
            return role == UserRole::registrar;
        case Right::seal:
            return role != UserRole::reader;
        case Right::approve:
            return role == UserRole::approver || (role == UserRole::registrar && !has_approver);
    }
    return false;
}

}  // namespace noodkluis::storage
