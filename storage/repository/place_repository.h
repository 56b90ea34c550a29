// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/model/place.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

struct FloorTree {
    Floor floor;
    std::vector<Room> rooms;  ///< by code
};
struct BuildingTree {
    Building building;
    std::vector<FloorTree> floors;  ///< from the lowest level up
};

/// Buildings, floors, rooms and locations. Names, labels and codes are one line without "/", which
/// separates them in a path. Errors of each change: name_missing, name_taken, invalid_argument,
/// field_too_long, record_not_found.
class PlaceRepository {
  public:
    explicit PlaceRepository(Connection& connection) : m_connection(&connection) {}

    /// Gives the value an id of its own when it has none yet, and returns it.
    [[nodiscard]] Result<BuildingId> insert(Building building);
    [[nodiscard]] Result<FloorId> insert(Floor floor);
    [[nodiscard]] Result<RoomId> insert(Room room);
    /// A new name, label or code is carried into the paths of all locations below it, and into the
    /// search. A floor or room cannot move elsewhere: its parent stays as it is.
    [[nodiscard]] Status update(Building const& building);
    [[nodiscard]] Status update(Floor const& floor);
    [[nodiscard]] Status update(Room const& room);

    [[nodiscard]] Result<Building> get(BuildingId id);
    [[nodiscard]] Result<Floor> get(FloorId id);
    [[nodiscard]] Result<Room> get(RoomId id);
    [[nodiscard]] Result<Location> get(LocationId id);
    /// Null when there is none.
    [[nodiscard]] Result<std::optional<Building>> find_building(std::string_view name);
    [[nodiscard]] Result<std::optional<Floor>> find_floor(BuildingId building,
                                                          std::string_view label);
    [[nodiscard]] Result<std::optional<Room>> find_room(FloorId floor, std::string_view code);
    [[nodiscard]] Result<std::optional<Location>> find_location(std::string_view path);

    /// Everything but locations, by name, level and code.
    [[nodiscard]] Result<std::vector<BuildingTree>> tree();
    /// All locations by path.
    [[nodiscard]] Result<std::vector<Location>> locations();

    /// The location with this path, made with its building, floor and room when there is none.
    /// White space around a part does not count; the level of a new floor is its label when that is
    /// a number, else 0. Errors: invalid_argument
    /// (subject "location_path") for an empty part or path, field_too_long.
    [[nodiscard]] Result<LocationId> find_or_create_location(std::string_view path);

  private:
    [[nodiscard]] Status check(Building const& building);
    [[nodiscard]] Status check(Floor const& floor);
    [[nodiscard]] Status check(Room const& room);
    [[nodiscard]] Result<BuildingId> find_or_create_building(std::string name);
    [[nodiscard]] Result<FloorId> find_or_create_floor(BuildingId building, std::string label);
    [[nodiscard]] Result<RoomId> find_or_create_room(FloorId floor, std::string code);
    Connection* m_connection;
};

}  // namespace noodkluis::storage
