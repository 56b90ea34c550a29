// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "storage/repository/place_repository.h"
#include "storage/repository/rows.h"

#define NK_BUILDING                                                                           \
    "SELECT id, name, address, fire_designation, access, shutoffs, hazards, assembly_point, " \
    "monument_number FROM building "
#define NK_FLOOR "SELECT id, building, level, label, plan FROM floor "
#define NK_ROOM "SELECT id, floor, code, name, route, fire_compartment, plan_x, plan_y FROM room "
#define NK_LOCATION "SELECT id, building, floor, room, position, path FROM location "

namespace noodkluis::storage {
namespace {

constexpr Sql kBuildingById = NK_BUILDING "WHERE id = ?";
constexpr Sql kBuildingByName = NK_BUILDING "WHERE name = ?";
constexpr Sql kBuildings = NK_BUILDING "ORDER BY name";
constexpr Sql kFloorById = NK_FLOOR "WHERE id = ?";
constexpr Sql kFloorByLabel = NK_FLOOR "WHERE building = ? AND label = ?";
constexpr Sql kFloors = NK_FLOOR "ORDER BY level, label";
constexpr Sql kRoomById = NK_ROOM "WHERE id = ?";
constexpr Sql kRoomByCode = NK_ROOM "WHERE floor = ? AND code = ?";
constexpr Sql kRooms = NK_ROOM "ORDER BY code";
constexpr Sql kLocationById = NK_LOCATION "WHERE id = ?";
constexpr Sql kLocationByPath = NK_LOCATION "WHERE path = ?";
constexpr Sql kLocations = NK_LOCATION "ORDER BY path";

Building read_building(Statement const& row) {
    return {row.get<BuildingId>(0),  row.get<std::string>(1), row.get<std::string>(2),
            row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5),
            row.get<std::string>(6), row.get<std::string>(7), row.get<std::string>(8)};
}

Floor read_floor(Statement const& row) {
    return {row.get<FloorId>(0), row.get<BuildingId>(1), row.get<int>(2), row.get<std::string>(3),
            row.get<std::optional<BlobId>>(4)};
}

Room read_room(Statement const& row) {
    return {row.get<RoomId>(0),
            row.get<FloorId>(1),
            row.get<std::string>(2),
            row.get<std::string>(3),
            row.get<std::string>(4),
            row.get<std::string>(5),
            row.get<std::optional<double>>(6),
            row.get<std::optional<double>>(7)};
}

Location read_location(Statement const& row) {
    return {row.get<LocationId>(0),
            row.get<BuildingId>(1),
            row.get<std::optional<FloorId>>(2),
            row.get<std::optional<RoomId>>(3),
            row.get<std::string>(4),
            row.get<std::string>(5)};
}

template <class Read, class Id>
auto get_one(Connection& connection, Sql sql, Read read, Id const& id)
    -> Result<decltype(read(std::declval<Statement const&>()))> {
    NK_TRY(auto found, find_one(connection, sql, read, id));
    if (!found) {
        return fail(ErrorCode::record_not_found, id.text());
    }
    return *std::move(found);
}

}  // namespace

Result<Building> PlaceRepository::get(BuildingId id) {
    return get_one(*m_connection, kBuildingById, read_building, id);
}

Result<Floor> PlaceRepository::get(FloorId id) {
    return get_one(*m_connection, kFloorById, read_floor, id);
}

Result<Room> PlaceRepository::get(RoomId id) {
    return get_one(*m_connection, kRoomById, read_room, id);
}

Result<Location> PlaceRepository::get(LocationId id) {
    return get_one(*m_connection, kLocationById, read_location, id);
}

Result<std::optional<Building>> PlaceRepository::find_building(std::string_view name) {
    return find_one(*m_connection, kBuildingByName, read_building, name);
}

Result<std::optional<Floor>> PlaceRepository::find_floor(BuildingId building,
                                                         std::string_view label) {
    return find_one(*m_connection, kFloorByLabel, read_floor, building, label);
}

Result<std::optional<Room>> PlaceRepository::find_room(FloorId floor, std::string_view code) {
    return find_one(*m_connection, kRoomByCode, read_room, floor, code);
}

Result<std::optional<Location>> PlaceRepository::find_location(std::string_view path) {
    return find_one(*m_connection, kLocationByPath, read_location, path);
}

Result<std::vector<Location>> PlaceRepository::locations() {
    return find_all(*m_connection, kLocations, read_location);
}

Result<std::vector<BuildingTree>> PlaceRepository::tree() {
    NK_TRY(auto const buildings, find_all(*m_connection, kBuildings, read_building));
    NK_TRY(auto const floors, find_all(*m_connection, kFloors, read_floor));
    NK_TRY(auto const rooms, find_all(*m_connection, kRooms, read_room));
    std::map<FloorId, std::vector<Room>> rooms_of;
    for (auto const& room : rooms) {
        rooms_of[room.floor].push_back(room);
    }
    std::map<BuildingId, std::vector<FloorTree>> floors_of;
    for (auto const& floor : floors) {
        floors_of[floor.building].push_back({floor, std::move(rooms_of[floor.id])});
    }
    std::vector<BuildingTree> tree;
    tree.reserve(buildings.size());
    for (auto const& building : buildings) {
        tree.push_back({building, std::move(floors_of[building.id])});
    }
    return tree;
}

}  // namespace noodkluis::storage
