// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session/field_edit.h"
#include "storage/model/priority_list.h"
#include "storage/repository/list_repository.h"

// Changes of objects as values; edits.h applies them.
namespace noodkluis::app {

/// Sets fields of one object to their canonical texts, and its photos when they are given.
struct SetObjectFields {
    storage::ObjectId object;
    std::vector<FieldValue> values;
    std::optional<std::vector<storage::Photo>> photos{};
};
/// One field of many objects: each group gets its value.
struct SetFieldOfMany {
    struct Group {
        std::string value;
        std::vector<storage::ObjectId> objects;
    };
    std::string field;
    std::vector<Group> groups;
};
/// With the id that it holds.
struct AddObject {
    storage::Object object;
};
/// Takes back AddObject; refused once the object was on a list.
struct RemoveObject {
    storage::ObjectId object;
};
/// After those that are there. Their pictures are in the vault already.
struct AddPhotos {
    storage::ObjectId object;
    std::vector<storage::Photo> photos;
};
/// Gives the fields and photos that one revision changed the values from before it.
struct RevertRevision {
    storage::ObjectId object;
    std::int64_t version = 0;
};
/// At the end of the list; those that are on it stay as they are.
struct AddEntries {
    storage::ListId list;
    std::vector<storage::ObjectId> objects;
    storage::EntryDefaults defaults;
};

}  // namespace noodkluis::app
