// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/session/records.h"

namespace noodkluis::app {

/// One line of a list with what a person needs to know of the object.
struct ListRow {
    storage::ListEntry entry;
    std::string accession_number;
    std::string name;  ///< the short name, or the title
    std::string location_path;
    std::string room;  ///< "building/floor/room", or "" when it is in no room
    std::optional<std::chrono::sys_days> location_checked_on;
    std::optional<std::int64_t> people;
    std::optional<std::int64_t> minutes;
    std::string handling;  ///< in the text form of the field
    std::int64_t photos = 0;
};

/// A list as it is now, in order of rank, and how often it was approved.
struct ListSheet {
    storage::PriorityList list;
    std::string building;  ///< its name, or ""
    std::vector<ListRow> rows;
    std::vector<storage::ListVersion> versions;  ///< the newest first
};

/// Errors: record_not_found.
[[nodiscard]] Result<ListSheet> read_list_sheet(Records& records, storage::ListId list);

/// What all of a list asks for.
struct ListTotals {
    std::int64_t objects = 0;
    std::int64_t minutes = 0;          ///< the sum of those that say so
    std::int64_t without_minutes = 0;  ///< how many do not say so
    std::int64_t people_max = 0;       ///< of the object that needs most; 0 when none says so
};
[[nodiscard]] ListTotals totals_of(std::vector<ListRow> const& rows);

/// Where these objects go, for MoveEntries, when they are brought together, in their own order,
/// before the row that is at `rank` now; one beyond the last rank is the end. Nothing when they are
/// there already.
[[nodiscard]] std::vector<storage::EntryRank> places_before(
    std::vector<ListRow> const& rows, std::vector<storage::ObjectId> const& objects,
    std::int64_t rank);
/// Moves rows as the vault moves entries.
void move_rows(std::vector<ListRow>& rows, std::vector<storage::EntryRank> const& places);

}  // namespace noodkluis::app
