// SPDX-License-Identifier: Apache-2.0
#include "app/lists/list_fields.h"

#include "app/lists/list_names.h"
#include "storage/model/field_text.h"

namespace noodkluis::app {
namespace {

template <class Enum, class Names>
Status set_choice(Enum& target, Names const& names, FieldValue const& value) {
    auto const found = enumerator_of<Enum>(value.value, names);
    if (!found) {
        return fail(ErrorCode::invalid_argument, value.field, value.value);
    }
    target = *found;
    return {};
}

Status set_building(storage::PriorityList& list, storage::PlaceRepository& places,
                    std::string const& name) {
    list.building.reset();
    if (!name.empty()) {
        NK_TRY(auto const building, places.find_building(name));
        if (!building) {
            return fail(ErrorCode::record_not_found, name);
        }
        list.building = building->id;
    }
    return {};
}

Status set_review_due(storage::PriorityList& list, std::string const& text) {
    auto const date = storage::parse_date(text);
    if (!date && !text.empty()) {
        return fail(ErrorCode::invalid_argument, text, translatable("write a date as 2026-11-20"));
    }
    list.review_due = date;
    return {};
}

Status set_field(storage::PriorityList& list, storage::PlaceRepository& places,
                 FieldValue const& value) {
    if (value.field == "name") {
        list.name = value.value;
        return {};
    }
    if (value.field == "kind") {
        return set_choice(list.kind, kListKindNames, value);
    }
    if (value.field == "scenario") {
        return set_choice(list.scenario, kScenarioNames, value);
    }
    if (value.field == "status") {
        return set_choice(list.status, kListStatusNames, value);
    }
    if (value.field == "building") {
        return set_building(list, places, value.value);
    }
    if (value.field == "review_due") {
        return set_review_due(list, value.value);
    }
    return fail(ErrorCode::field_unknown, value.field);
}

}  // namespace

Result<std::string> get_list_field(storage::PriorityList const& list,
                                   storage::PlaceRepository& places, std::string const& field) {
    if (field == "name") {
        return list.name;
    }
    if (field == "kind") {
        return name_of(list.kind);
    }
    if (field == "scenario") {
        return name_of(list.scenario);
    }
    if (field == "status") {
        return name_of(list.status);
    }
    if (field == "building") {
        if (!list.building) {
            return std::string();
        }
        NK_TRY(auto const building, places.get(*list.building));
        return building.name;
    }
    if (field == "review_due") {
        return list.review_due ? storage::format_date(*list.review_due) : std::string();
    }
    return fail(ErrorCode::field_unknown, field);
}

Status set_list_fields(storage::PriorityList& list, storage::PlaceRepository& places,
                       std::vector<FieldValue> const& values) {
    for (auto const& value : values) {
        NK_CHECK(set_field(list, places, value));
    }
    return {};
}

}  // namespace noodkluis::app
