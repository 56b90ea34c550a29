// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "app/session/field_edit.h"
#include "storage/repository/list_repository.h"

// Changes of lists as values; edits.h applies them.
namespace noodkluis::app {

/// Each of these entries goes to its rank; the others keep their order around them.
struct MoveEntries {
    storage::ListId list;
    std::vector<storage::EntryRank> places;
};
/// Everything of these entries but their ranks.
struct SetEntries {
    storage::ListId list;
    std::vector<storage::ListEntry> entries;
};
/// Each comes at the rank it holds, with all it says; in order of rank.
struct PutEntries {
    storage::ListId list;
    std::vector<storage::ListEntry> entries;
};
struct RemoveEntries {
    storage::ListId list;
    std::vector<storage::ObjectId> objects;
};
/// A list without entries.
struct AddList {
    storage::PriorityList list;
};
/// A list that is empty and was never approved.
struct DeleteList {
    storage::ListId list;
};
/// Sets properties of a list, named as for set_list_fields.
struct SetListFields {
    storage::ListId list;
    std::vector<FieldValue> values;
};
/// Takes back what one revision of the history of a list changed, whatever came after it.
struct RevertList {
    storage::ListId list;
    std::int64_t version = 0;
};

}  // namespace noodkluis::app
