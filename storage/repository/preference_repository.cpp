// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/preference_repository.h"

#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr std::size_t kValueBytesMax = std::size_t{64} << 10;
constexpr Sql kGet = "SELECT value FROM preference WHERE user = ? AND name = ?";
constexpr Sql kSet = "INSERT OR REPLACE INTO preference (user, name, value) VALUES (?, ?, ?)";

}  // namespace

Result<std::optional<std::string>> PreferenceRepository::get(std::string_view name) {
    return find_one(
        m_connection, kGet, [](Statement const& row) { return row.get<std::string>(0); }, m_user,
        name);
}

Status PreferenceRepository::set(std::string_view name, std::string_view value) {
    if (value.size() > kValueBytesMax) {
        return fail(ErrorCode::field_too_long, std::string(name), std::to_string(kValueBytesMax));
    }
    NK_TRY(auto set, m_connection.prepare(kSet));
    return set.run(m_user, name, value);
}

}  // namespace noodkluis::storage
