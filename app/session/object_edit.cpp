// SPDX-License-Identifier: Apache-2.0
#include "app/session/object_edit.h"

#include "app/session/lookup.h"

namespace noodkluis::app {

Result<storage::ObjectId> add_object(storage::ObjectRepository& objects, std::string const& number,
                                     std::vector<FieldValue> const& values) {
    storage::Object object;
    NK_CHECK(set_fields(object, {{"accession_number", number}}));
    NK_CHECK(set_fields(object, values));
    return objects.insert(std::move(object));
}

Result<storage::ObjectId> edit_object(storage::ObjectRepository& objects, std::string const& number,
                                      std::vector<FieldValue> const& values) {
    NK_TRY(auto object, object_by_number(objects, number));
    NK_CHECK(set_fields(object, values));
    NK_CHECK(objects.update(object));
    return object.id;
}

}  // namespace noodkluis::app
