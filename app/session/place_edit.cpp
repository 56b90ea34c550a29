// SPDX-License-Identifier: Apache-2.0
#include "app/session/place_edit.h"

#include <algorithm>

#include "app/exchange/picture_store.h"
#include "app/exchange/plan_drawing.h"
#include "app/session/lookup.h"

namespace noodkluis::app {
namespace {

using storage::Building;
using storage::Floor;
using storage::PlaceRepository;
using storage::Room;

std::vector<std::string> parts_of(std::string_view path) {
    std::vector<std::string> parts;
    while (true) {
        auto const slash = path.find('/');
        parts.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos) {
            return parts;
        }
        path.remove_prefix(slash + 1);
    }
}

Result<Building> building_at(PlaceRepository& places, std::string const& name) {
    NK_TRY(auto found, places.find_building(name));
    if (!found) {
        found.emplace().name = name;
        NK_TRY(found->id, places.insert(*found));
    }
    return *std::move(found);
}

Result<Floor> floor_at(PlaceRepository& places, storage::BuildingId building,
                       std::string const& label) {
    NK_TRY(auto found, places.find_floor(building, label));
    if (!found) {
        auto& floor = found.emplace();
        floor.building = building;
        floor.label = label;
        // A label such as "-1" says the level; "bg" is the ground floor.
        if (!set_fields(floor, {{"level", label}})) {
            floor.level = 0;
        }
        NK_TRY(floor.id, places.insert(floor));
    }
    return *std::move(found);
}

Result<Room> room_at(PlaceRepository& places, storage::FloorId floor, std::string const& code) {
    NK_TRY(auto found, places.find_room(floor, code));
    if (!found) {
        auto& room = found.emplace();
        room.floor = floor;
        room.code = code;
        NK_TRY(room.id, places.insert(room));
    }
    return *std::move(found);
}

/// Takes the value of this field out of the others.
std::optional<FieldValue> take_value(std::vector<FieldValue>& values, std::string_view field) {
    auto const found = std::find_if(values.begin(), values.end(),
                                    [&](auto const& value) { return value.field == field; });
    if (found == values.end()) {
        return std::nullopt;
    }
    auto value = std::move(*found);
    values.erase(found);
    return value;
}

Status edit_floor(Records& records, Floor floor, PlaceEdit const& edit) {
    auto values = edit.values;
    if (auto const pin = take_value(values, kAssemblyPin)) {
        NK_TRY(auto const point, plan_point(*pin));
        NK_CHECK(records.plans.set_assembly_point(floor.id, point));
    }
    NK_CHECK(set_fields(floor, values));
    if (!edit.plan.empty()) {
        NK_TRY(auto const picture, prepare_plan(edit.plan, edit.plan_page, Job()));
        NK_TRY(floor.plan, store_picture(records.blobs, picture));
    }
    return records.places.update(floor);
}

Status edit_room(Records& records, Room room, std::vector<FieldValue> values) {
    if (auto const route = take_value(values, kRoutePoints)) {
        NK_TRY(auto const points, plan_points(*route));
        NK_CHECK(records.plans.set_route(room.id, points));
    }
    NK_CHECK(set_fields(room, values));
    return records.places.update(room);
}

}  // namespace

Status edit_place(Records& records, PlaceEdit const& edit) {
    auto const parts = parts_of(edit.path);
    if (parts.size() > 3) {
        return fail(ErrorCode::place_path, edit.path);
    }
    if (!edit.plan.empty() && parts.size() != 2) {
        return fail(ErrorCode::place_plan, edit.path);
    }
    NK_TRY(auto building, building_at(records.places, parts[0]));
    if (parts.size() == 1) {
        NK_CHECK(set_fields(building, edit.values));
        return records.places.update(building);
    }
    NK_TRY(auto floor, floor_at(records.places, building.id, parts[1]));
    if (parts.size() == 2) {
        return edit_floor(records, std::move(floor), edit);
    }
    NK_TRY(auto room, room_at(records.places, floor.id, parts[2]));
    return edit_room(records, std::move(room), edit.values);
}

Status pin_object(Records& records, std::string const& number, std::string const& point) {
    NK_TRY(auto const object, object_by_number(records.objects, number));
    NK_TRY(auto const at, plan_point({"pin", point}));
    if (!at) {
        return records.plans.set_pin(object.id, std::nullopt);
    }
    std::optional<storage::FloorId> floor;
    if (object.location) {
        NK_TRY(auto const location, records.places.get(*object.location));
        floor = location.floor;
    }
    if (!floor) {
        return fail(ErrorCode::invalid_argument, number,
                    translatable("its location names no floor, so there is no plan to put it on"));
    }
    return records.plans.set_pin(object.id, storage::ObjectPin{*floor, *at});
}

}  // namespace noodkluis::app
