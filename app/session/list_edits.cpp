// SPDX-License-Identifier: Apache-2.0
#include "app/session/list_edits.h"

#include <algorithm>

#include "app/lists/list_fields.h"
#include "app/lists/list_history.h"
#include "app/lists/list_names.h"
#include "app/session/apply_edit.h"

namespace noodkluis::app {
namespace {

/// The entries of these objects as they are now, in order of rank; those that are not there are
/// left out.
Result<std::vector<storage::ListEntry>> entries_of(Records& records, storage::ListId list,
                                                   std::vector<storage::ObjectId> objects) {
    std::sort(objects.begin(), objects.end());
    NK_TRY(auto entries, records.lists.entries(list));
    entries.erase(std::remove_if(entries.begin(), entries.end(),
                                 [&](auto const& entry) {
                                     return !std::binary_search(objects.begin(), objects.end(),
                                                                entry.object);
                                 }),
                  entries.end());
    return entries;
}

template <class Items>
std::vector<storage::ObjectId> objects_of(Items const& items) {
    std::vector<storage::ObjectId> objects;
    for (auto const& item : items) {
        objects.push_back(item.object);
    }
    return objects;
}

}  // namespace

Result<Edit> apply_edit(Records& records, MoveEntries const& edit) {
    NK_TRY(auto const before, entries_of(records, edit.list, objects_of(edit.places)));
    MoveEntries inverse{edit.list, {}};
    for (auto const& entry : before) {
        inverse.places.push_back({entry.object, entry.rank});
    }
    NK_CHECK(records.lists.move(edit.list, edit.places));
    return inverse;
}

Result<Edit> apply_edit(Records& records, SetEntries const& edit) {
    NK_TRY(auto before, entries_of(records, edit.list, objects_of(edit.entries)));
    for (auto const& entry : edit.entries) {
        NK_CHECK(records.lists.update_entry(edit.list, entry));
    }
    return SetEntries{edit.list, std::move(before)};
}

Result<Edit> apply_edit(Records& records, PutEntries const& edit) {
    NK_TRY(auto added, records.lists.put(edit.list, edit.entries));
    return RemoveEntries{edit.list, std::move(added)};
}

Result<Edit> apply_edit(Records& records, RemoveEntries const& edit) {
    NK_TRY(auto before, entries_of(records, edit.list, edit.objects));
    NK_CHECK(records.lists.remove(edit.list, edit.objects));
    return PutEntries{edit.list, std::move(before)};
}

Result<Edit> apply_edit(Records& records, AddList const& edit) {
    NK_TRY(auto const id, records.lists.create(edit.list));
    return DeleteList{id};
}

Result<Edit> apply_edit(Records& records, DeleteList const& edit) {
    NK_TRY(auto list, records.lists.get(edit.list));
    NK_CHECK(records.lists.erase(edit.list));
    return AddList{std::move(list)};
}

Result<Edit> apply_edit(Records& records, SetListFields const& edit) {
    NK_TRY(auto list, records.lists.get(edit.list));
    SetListFields inverse{edit.list, {}};
    for (auto const& value : edit.values) {
        NK_TRY(auto before, get_list_field(list, records.places, value.field));
        // An approval does not come back by undoing: somebody has to look at the list again.
        if (value.field == "status" && list.status == storage::ListStatus::approved) {
            before = name_of(storage::ListStatus::draft);
        }
        inverse.values.push_back({value.field, std::move(before)});
    }
    NK_CHECK(set_list_fields(list, records.places, edit.values));
    NK_CHECK(records.lists.update(list));
    return inverse;
}

Result<Edit> apply_edit(Records& records, RevertList const& edit) {
    NK_TRY(auto const reverting, revert_of(records, edit.list, edit.version));
    return apply(records, reverting);
}

}  // namespace noodkluis::app
