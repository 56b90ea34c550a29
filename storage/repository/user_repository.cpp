// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/user_repository.h"

#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kInsert = "INSERT INTO user (id, name, role, created_at) VALUES (?, ?, ?, ?)";
constexpr Sql kFind = "SELECT id, name, role, created_at FROM user WHERE id = ?";
constexpr Sql kList = "SELECT id, name, role, created_at FROM user ORDER BY created_at, name";

User read(Statement const& row) {
    return {row.get<UserId>(0), row.get<std::string>(1), row.get<UserRole>(2),
            row.get<Timestamp>(3)};
}

}  // namespace

Status UserRepository::add(User const& user) {
    NK_TRY(auto insert, m_connection.prepare(kInsert));
    return insert.run(user.id, user.name, user.role, user.created_at);
}

Result<std::optional<User>> UserRepository::find(UserId id) {
    return find_one(m_connection, kFind, read, id);
}

Result<std::vector<User>> UserRepository::list() {
    return find_all(m_connection, kList, read);
}

}  // namespace noodkluis::storage
