// SPDX-License-Identifier: Apache-2.0
#include "app/lists/list_edit.h"

#include "app/lists/list_fields.h"
#include "app/session/lookup.h"

namespace noodkluis::app {

Result<storage::ListId> create_list(storage::ListRepository& lists,
                                    storage::PlaceRepository& places, NewList const& list) {
    storage::PriorityList created;
    created.name = list.name;
    created.kind = list.kind;
    created.scenario = list.scenario;
    NK_CHECK(set_list_fields(created, places,
                             {{"building", list.building}, {"review_due", list.review_due}}));
    return lists.create(std::move(created));
}

Result<std::int64_t> add_to_list(storage::ListRepository& lists, storage::ObjectRepository& objects,
                                 std::string const& list, std::vector<std::string> const& numbers,
                                 storage::EntryDefaults const& defaults) {
    NK_TRY(auto const found, list_by_name(lists, list));
    NK_TRY(auto const ids, objects_by_number(objects, numbers));
    return lists.add(found.id, ids, defaults);
}

Result<std::int64_t> remove_from_list(storage::ListRepository& lists,
                                      storage::ObjectRepository& objects, std::string const& list,
                                      std::vector<std::string> const& numbers) {
    NK_TRY(auto const found, list_by_name(lists, list));
    NK_TRY(auto const ids, objects_by_number(objects, numbers));
    return lists.remove(found.id, ids);
}

Status edit_entry(storage::ListRepository& lists, storage::ObjectRepository& objects,
                  std::string const& list, std::string const& number, EntryEdit const& edit) {
    NK_TRY(auto const found, list_by_name(lists, list));
    NK_TRY(auto const object, object_by_number(objects, number));
    NK_TRY(auto entry, lists.find_entry(found.id, object.id));
    if (!entry) {
        return fail(ErrorCode::record_not_found, list + ": " + number);
    }
    auto const before = *entry;
    entry->salvage_class = edit.salvage_class.value_or(entry->salvage_class);
    entry->action = edit.action.value_or(entry->action);
    entry->destination = edit.destination.value_or(entry->destination);
    entry->reason = edit.reason.value_or(entry->reason);
    entry->instruction = edit.instruction.value_or(entry->instruction);
    if (!(*entry == before)) {
        NK_CHECK(lists.update_entry(found.id, *entry));
    }
    if (edit.rank && *edit.rank != entry->rank) {
        NK_CHECK(lists.move(found.id, object.id, *edit.rank));
    }
    return {};
}

}  // namespace noodkluis::app
