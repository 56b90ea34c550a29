// SPDX-License-Identifier: Apache-2.0
#include "app/session/lookup.h"

namespace noodkluis::app {

Result<storage::Object> object_by_number(storage::ObjectRepository& objects,
                                         std::string const& number) {
    NK_TRY(auto found, objects.find(number));
    if (!found) {
        return fail(ErrorCode::record_not_found, number);
    }
    return *std::move(found);
}

Result<std::vector<storage::ObjectId>> objects_by_number(storage::ObjectRepository& objects,
                                                         std::vector<std::string> const& numbers) {
    std::vector<storage::ObjectId> ids;
    for (auto const& number : numbers) {
        NK_TRY(auto const object, object_by_number(objects, number));
        ids.push_back(object.id);
    }
    return ids;
}

Result<storage::PriorityList> list_by_name(storage::ListRepository& lists,
                                           std::string const& name) {
    NK_TRY(auto found, lists.find(name));
    if (!found) {
        return fail(ErrorCode::record_not_found, name);
    }
    return *std::move(found);
}

}  // namespace noodkluis::app
