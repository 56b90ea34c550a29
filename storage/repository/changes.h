// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "storage/model/revision.h"
#include "storage/sqlite/statement.h"

// How the changes of a revision are stored: a JSON object of field name to [before, after], and
// under "entries", where a revision has them, an array of what each said.
namespace noodkluis::storage {

/// What a revision without changes stores.
inline constexpr char const* kNoChanges = "{}";

[[nodiscard]] std::string encode_changes(std::vector<FieldChange> const& changes,
                                         std::span<ListEntry const> entries = {});
/// The revisions in the rows of a statement that was started; its columns are version, time, user,
/// action, object and changes. Errors: database_damaged.
[[nodiscard]] Result<std::vector<Revision>> read_revisions(Statement& rows);

/// Adds the field when its texts differ.
void note_change(std::vector<FieldChange>& changes, std::string_view field, std::string before,
                 std::string after);

}  // namespace noodkluis::storage
