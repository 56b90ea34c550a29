// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "storage/sqlite/connection.h"

// What the repositories have in common: a query whose rows a function turns into values.
namespace noodkluis::storage {

/// `read(row)` of the first row, if there is one.
template <class Read, class... Values>
[[nodiscard]] auto find_one(Connection& connection, Sql sql, Read read, Values const&... values)
    -> Result<std::optional<decltype(read(std::declval<Statement const&>()))>> {
    using Row = decltype(read(std::declval<Statement const&>()));
    NK_TRY(auto row, connection.prepare(sql));
    NK_TRY(bool const found, row.find(values...));
    return found ? std::optional<Row>(read(row)) : std::nullopt;
}

/// `read(row)` of each row.
template <class Read, class... Values>
[[nodiscard]] auto find_all(Connection& connection, Sql sql, Read read, Values const&... values)
    -> Result<std::vector<decltype(read(std::declval<Statement const&>()))>> {
    std::vector<decltype(read(std::declval<Statement const&>()))> found;
    NK_TRY(auto rows, connection.prepare(sql));
    rows.start(values...);
    NK_CHECK(rows.each([&](Statement const& row) { found.push_back(read(row)); }));
    return found;
}

}  // namespace noodkluis::storage
