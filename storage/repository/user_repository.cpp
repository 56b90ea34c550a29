// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/user_repository.h"

#include "crypto/base/limits.h"
#include "storage/model/text_rules.h"
#include "storage/repository/key_bytes.h"
#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kInsert =
    "INSERT INTO user (id, name, role, created_at, removed_at) VALUES (?, ?, ?, ?, ?)";
constexpr Sql kUpdate = "UPDATE user SET role = ?, removed_at = ? WHERE id = ?";
constexpr Sql kNameTaken = "SELECT count(*) FROM user WHERE name = ?";
constexpr Sql kFind = "SELECT id, name, role, created_at, removed_at FROM user WHERE id = ?";
constexpr Sql kByName =
    "SELECT id, name, role, created_at, removed_at FROM user "
    "WHERE name = ? AND removed_at IS NULL";
constexpr Sql kList =
    "SELECT id, name, role, created_at, removed_at FROM user ORDER BY created_at, name";
constexpr Sql kAddKey = "INSERT INTO user_key (key, user, sequence) VALUES (?, ?, ?)";
constexpr Sql kKeys = "SELECT key, user, sequence FROM user_key ORDER BY sequence, key";
constexpr Sql kKeysOf =
    "SELECT key, user, sequence FROM user_key WHERE user = ? ORDER BY sequence, key";

User read(Statement const& row) {
    return {row.get<UserId>(0), row.get<std::string>(1), row.get<UserRole>(2),
            row.get<Timestamp>(3), row.get<std::optional<Timestamp>>(4)};
}

UserKey read_key(Statement const& row) {
    return {row.get<UserId>(1), key_from(row.get<KeyBytes>(0)), row.get<std::int64_t>(2)};
}

std::int64_t read_count(Statement const& row) {
    return row.get<std::int64_t>(0);
}

}  // namespace

Status UserRepository::add(User const& user) {
    NK_CHECK(check_name("name", user.name, limits::kPartyNameMax));
    NK_TRY(auto const taken, find_one(m_connection, kNameTaken, read_count, user.name));
    if (taken.value_or(0) != 0) {
        return fail(ErrorCode::name_taken, "name", user.name);
    }
    NK_TRY(auto insert, m_connection.prepare(kInsert));
    return insert.run(user.id, user.name, user.role, user.created_at, user.removed_at);
}

Status UserRepository::update(User const& user) {
    NK_TRY(auto update, m_connection.prepare(kUpdate));
    NK_CHECK(update.run(user.role, user.removed_at, user.id));
    return m_connection.changes() == 1 ? Status()
                                       : fail(ErrorCode::record_not_found, user.id.text());
}

Result<std::optional<User>> UserRepository::find(UserId id) {
    return find_one(m_connection, kFind, read, id);
}

Result<User> UserRepository::by_name(std::string const& name) {
    NK_TRY(auto user, find_one(m_connection, kByName, read, name));
    if (!user) {
        return fail(ErrorCode::user_unknown, name);
    }
    return *std::move(user);
}

Result<std::vector<User>> UserRepository::list() {
    return find_all(m_connection, kList, read);
}

Status UserRepository::add_key(UserKey const& key) {
    NK_TRY(auto add, m_connection.prepare(kAddKey));
    return add.run(key_bytes(key.key), key.user, key.sequence);
}

Result<std::vector<UserKey>> UserRepository::keys() {
    return find_all(m_connection, kKeys, read_key);
}

Result<std::vector<UserKey>> UserRepository::keys_of(UserId user) {
    return find_all(m_connection, kKeysOf, read_key, user);
}

}  // namespace noodkluis::storage
