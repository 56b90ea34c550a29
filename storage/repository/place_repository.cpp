// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/place_repository.h"

#include <array>
#include <charconv>

#include "crypto/base/limits.h"
#include "storage/model/field_text.h"
#include "storage/model/text_rules.h"
#include "storage/repository/rows.h"
#include "storage/repository/write_scope.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kInsertBuilding =
    "INSERT INTO building (id, name, address, fire_designation, access, shutoffs, hazards, "
    "assembly_point, monument_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kUpdateBuilding =
    "UPDATE building SET (name, address, fire_designation, access, shutoffs, hazards, "
    "assembly_point, monument_number) = (?2, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?1";
constexpr Sql kInsertFloor =
    "INSERT INTO floor (id, building, level, label, plan) VALUES (?, ?, ?, ?, ?)";
constexpr Sql kUpdateFloor = "UPDATE floor SET (level, label, plan) = (?2, ?, ?) WHERE id = ?1";
constexpr Sql kInsertRoom =
    "INSERT INTO room (id, floor, code, name, route, fire_compartment, plan_x, plan_y) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kUpdateRoom =
    "UPDATE room SET (code, name, route, fire_compartment, plan_x, plan_y) = "
    "(?2, ?, ?, ?, ?, ?) WHERE id = ?1";
constexpr Sql kInsertLocation =
    "INSERT INTO location (id, building, floor, room, position, path) VALUES (?, ?, ?, ?, ?, ?)";

// The part of a path that a name stands for begins after the names of its parents.
constexpr Sql kRenameBuilding =
    "UPDATE location SET path = ?2 || substr(path, length(?3) + 1) WHERE building = ?1";
constexpr Sql kRenameFloor =
    "UPDATE location SET path = building.name || '/' || ?2 || "
    "substr(path, length(building.name) + length(?3) + 2) "
    "FROM building WHERE building.id = location.building AND location.floor = ?1";
constexpr Sql kRenameRoom =
    "UPDATE location SET path = building.name || '/' || floor.label || '/' || ?2 || "
    "substr(path, length(building.name) + length(floor.label) + length(?3) + 3) "
    "FROM building, floor WHERE building.id = location.building AND floor.id = location.floor "
    "AND location.room = ?1";

/// A name of a place is without the separator of paths.
Status check_place_name(std::string_view what, std::string_view name) {
    if (name.find('/') != std::string_view::npos) {
        return fail(ErrorCode::invalid_argument, std::string(what),
                    translatable("a name is one line of text without / in it"));
    }
    return check_name(what, name, limits::kTitleMax);
}

Status check_texts(std::string_view what, std::initializer_list<std::string_view> texts) {
    for (auto const text : texts) {
        NK_CHECK(check_text(what, text, limits::kTextMax));
    }
    return {};
}

int level_of(std::string_view label) {
    int level = 0;
    auto const* const end = label.data() + label.size();
    auto const [stop, error] = std::from_chars(label.data(), end, level);
    return error == std::errc() && stop == end ? level : 0;
}

/// Up to four parts; the last keeps any further "/".
Result<std::vector<std::string>> split_path(std::string_view path) {
    constexpr std::size_t kPartsMax = 4;
    std::vector<std::string> parts;
    auto rest = path;
    while (true) {
        auto const slash = parts.size() + 1 < kPartsMax ? rest.find('/') : std::string_view::npos;
        parts.push_back(tidy_text(rest.substr(0, slash)));
        if (parts.back().empty() || !text_length(parts.back(), false)) {
            return fail(
                ErrorCode::invalid_argument, "location_path",
                translatable("a place is building/floor/room/position, as far as it is known"));
        }
        if (slash == std::string_view::npos) {
            return parts;
        }
        rest.remove_prefix(slash + 1);
    }
}

}  // namespace

Status PlaceRepository::check(Building const& building) {
    NK_CHECK(check_place_name("building", building.name));
    NK_CHECK(check_texts("building", {building.address, building.fire_designation, building.access,
                                      building.shutoffs, building.hazards, building.assembly_point,
                                      building.monument_number}));
    NK_TRY(auto const other, find_building(building.name));
    if (other && other->id != building.id) {
        return fail(ErrorCode::name_taken, "building", building.name);
    }
    return {};
}

Status PlaceRepository::check(Floor const& floor) {
    NK_CHECK(check_place_name("floor", floor.label));
    NK_TRY(auto const other, find_floor(floor.building, floor.label));
    if (other && other->id != floor.id) {
        return fail(ErrorCode::name_taken, "floor", floor.label);
    }
    return {};
}

Status PlaceRepository::check(Room const& room) {
    NK_CHECK(check_place_name("room", room.code));
    NK_CHECK(check_texts("room", {room.name, room.route, room.fire_compartment}));
    for (auto const& pin : {room.plan_x, room.plan_y}) {
        if (pin && !(*pin >= 0 && *pin <= 1)) {
            return fail(ErrorCode::invalid_argument, "room",
                        translatable("a pin is from 0 to 1 of the plan"));
        }
    }
    NK_TRY(auto const other, find_room(room.floor, room.code));
    if (other && other->id != room.id) {
        return fail(ErrorCode::name_taken, "room", room.code);
    }
    return {};
}

Result<BuildingId> PlaceRepository::insert(Building building) {
    building.id = building.id.is_null() ? BuildingId::random() : building.id;
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_CHECK(check(building));
    NK_TRY(auto insert, m_connection->prepare(kInsertBuilding));
    NK_CHECK(insert.run(building.id, building.name, building.address, building.fire_designation,
                        building.access, building.shutoffs, building.hazards,
                        building.assembly_point, building.monument_number));
    NK_CHECK(scope.commit());
    return building.id;
}

Result<FloorId> PlaceRepository::insert(Floor floor) {
    floor.id = floor.id.is_null() ? FloorId::random() : floor.id;
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto const building, get(floor.building));
    NK_CHECK(check(floor));
    NK_TRY(auto insert, m_connection->prepare(kInsertFloor));
    NK_CHECK(insert.run(floor.id, building.id, floor.level, floor.label, floor.plan));
    NK_CHECK(scope.commit());
    return floor.id;
}

Result<RoomId> PlaceRepository::insert(Room room) {
    room.id = room.id.is_null() ? RoomId::random() : room.id;
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto const floor, get(room.floor));
    NK_CHECK(check(room));
    NK_TRY(auto insert, m_connection->prepare(kInsertRoom));
    NK_CHECK(insert.run(room.id, floor.id, room.code, room.name, room.route, room.fire_compartment,
                        room.plan_x, room.plan_y));
    NK_CHECK(scope.commit());
    return room.id;
}

Status PlaceRepository::update(Building const& building) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto const before, get(building.id));
    NK_CHECK(check(building));
    NK_TRY(auto update, m_connection->prepare(kUpdateBuilding));
    NK_CHECK(update.run(building.id, building.name, building.address, building.fire_designation,
                        building.access, building.shutoffs, building.hazards,
                        building.assembly_point, building.monument_number));
    NK_TRY(auto rename, m_connection->prepare(kRenameBuilding));
    NK_CHECK(rename.run(building.id, building.name, before.name));
    return scope.commit();
}

Status PlaceRepository::update(Floor const& floor) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto const before, get(floor.id));
    auto after = floor;
    after.building = before.building;
    NK_CHECK(check(after));
    NK_TRY(auto update, m_connection->prepare(kUpdateFloor));
    NK_CHECK(update.run(floor.id, floor.level, floor.label, floor.plan));
    NK_TRY(auto rename, m_connection->prepare(kRenameFloor));
    NK_CHECK(rename.run(floor.id, floor.label, before.label));
    return scope.commit();
}

Status PlaceRepository::update(Room const& room) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto const before, get(room.id));
    auto after = room;
    after.floor = before.floor;
    NK_CHECK(check(after));
    NK_TRY(auto update, m_connection->prepare(kUpdateRoom));
    NK_CHECK(update.run(room.id, room.code, room.name, room.route, room.fire_compartment,
                        room.plan_x, room.plan_y));
    NK_TRY(auto rename, m_connection->prepare(kRenameRoom));
    NK_CHECK(rename.run(room.id, room.code, before.code));
    return scope.commit();
}

Result<BuildingId> PlaceRepository::find_or_create_building(std::string name) {
    NK_TRY(auto const found, find_building(name));
    if (found) {
        return found->id;
    }
    Building building;
    building.name = std::move(name);
    return insert(std::move(building));
}

Result<FloorId> PlaceRepository::find_or_create_floor(BuildingId building, std::string label) {
    NK_TRY(auto const found, find_floor(building, label));
    if (found) {
        return found->id;
    }
    Floor floor;
    floor.building = building;
    floor.level = level_of(label);
    floor.label = std::move(label);
    return insert(std::move(floor));
}

Result<RoomId> PlaceRepository::find_or_create_room(FloorId floor, std::string code) {
    NK_TRY(auto const found, find_room(floor, code));
    if (found) {
        return found->id;
    }
    Room room;
    room.floor = floor;
    room.code = std::move(code);
    return insert(std::move(room));
}

Result<LocationId> PlaceRepository::find_or_create_location(std::string_view path) {
    NK_TRY(auto const parts, split_path(path));
    Location location;
    for (auto const& part : parts) {
        location.path += (location.path.empty() ? "" : "/") + part;
    }
    if (text_length(location.path, false).value_or(0) > limits::kLineMax) {
        return fail(ErrorCode::field_too_long, "location_path", std::to_string(limits::kLineMax));
    }
    NK_TRY(auto const found, find_location(location.path));
    if (found) {
        return found->id;
    }
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(location.building, find_or_create_building(parts[0]));
    if (parts.size() > 1) {
        NK_TRY(location.floor, find_or_create_floor(location.building, parts[1]));
    }
    if (parts.size() > 2) {
        NK_TRY(location.room, find_or_create_room(*location.floor, parts[2]));
    }
    location.position = parts.size() > 3 ? parts[3] : std::string();
    location.id = LocationId::random();
    NK_TRY(auto insert, m_connection->prepare(kInsertLocation));
    NK_CHECK(insert.run(location.id, location.building, location.floor, location.room,
                        location.position, location.path));
    NK_CHECK(scope.commit());
    return location.id;
}

}  // namespace noodkluis::storage
