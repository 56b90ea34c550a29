// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/model/priority_list.h"
#include "storage/repository/rows.h"

// What the files of the list repository have in common.
namespace noodkluis::storage {

/// A row of id, object, class, rank, rank in the room, action, destination, reason, instruction.
[[nodiscard]] ListEntry read_entry(Statement const& row);
/// The entry without its rank in the room. Errors: record_not_found with the accession number.
[[nodiscard]] Result<ListEntry> stored_entry(Connection& connection, ListId list, ObjectId object);
/// Errors: field_too_long.
[[nodiscard]] Status check_texts(ListEntry const& entry);
/// Errors: record_not_found.
[[nodiscard]] Result<std::string> accession_number(Connection& connection, ObjectId object);
/// Runs a statement without rows.
template <class... Values>
[[nodiscard]] Status run(Connection& connection, Sql sql, Values const&... values) {
    NK_TRY(auto statement, connection.prepare(sql));
    return statement.run(values...);
}

}  // namespace noodkluis::storage
