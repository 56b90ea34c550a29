// SPDX-License-Identifier: Apache-2.0
#include "app/session/place_edit.h"

#include "app/exchange/picture_store.h"

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

}  // namespace

Status edit_place(PlaceRepository& places, storage::BlobRepository& blobs, PlaceEdit const& edit) {
    auto const parts = parts_of(edit.path);
    if (parts.size() > 3) {
        return fail(ErrorCode::place_path, edit.path);
    }
    if (!edit.plan.empty() && parts.size() != 2) {
        return fail(ErrorCode::place_plan, edit.path);
    }
    NK_TRY(auto building, building_at(places, parts[0]));
    if (parts.size() == 1) {
        NK_CHECK(set_fields(building, edit.values));
        return places.update(building);
    }
    NK_TRY(auto floor, floor_at(places, building.id, parts[1]));
    if (parts.size() == 2) {
        NK_CHECK(set_fields(floor, edit.values));
        if (!edit.plan.empty()) {
            NK_TRY(floor.plan, store_picture(blobs, edit.plan, PictureKind::plan));
        }
        return places.update(floor);
    }
    NK_TRY(auto room, room_at(places, floor.id, parts[2]));
    NK_CHECK(set_fields(room, edit.values));
    return places.update(room);
}

}  // namespace noodkluis::app
