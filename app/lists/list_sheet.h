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
    std::optional<std::int64_t> people;
    std::optional<std::int64_t> minutes;
};

/// A list as it is now, in order of rank, and how often it was approved.
struct ListSheet {
    storage::PriorityList list;
    std::vector<ListRow> rows;
    std::vector<storage::ListVersion> versions;  ///< the newest first
};

/// Errors: record_not_found.
[[nodiscard]] Result<ListSheet> read_list_sheet(Records& records, storage::ListId list);

}  // namespace noodkluis::app
