// SPDX-License-Identifier: Apache-2.0
#include "app/lists/list_sheet.h"

namespace noodkluis::app {

Result<ListSheet> read_list_sheet(Records& records, storage::ListId list) {
    ListSheet sheet;
    NK_TRY(sheet.list, records.lists.get(list));
    NK_TRY(sheet.versions, records.lists.versions(list));
    NK_TRY(auto const entries, records.lists.entries(list));
    for (auto const& entry : entries) {
        NK_TRY(auto const object, records.objects.get(entry.object));
        sheet.rows.push_back({entry, object.accession_number,
                              object.short_name.empty() ? object.title : object.short_name,
                              object.location_path, object.people_needed, object.minutes_needed});
    }
    return sheet;
}

}  // namespace noodkluis::app
