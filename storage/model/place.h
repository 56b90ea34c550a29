// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "storage/model/ids.h"

// Where things are: building, floor, room, location. On the command line and in imports a place is
// a path "building/floor/room/position"; missing levels are left out from the right.
namespace noodkluis::storage {

struct Building {
    BuildingId id;
    std::string name;
    std::string address;
    std::string fire_designation;  ///< how the emergency services call it
    std::string access;            ///< entrances, key places
    std::string shutoffs;          ///< water, gas, electricity, fire panel
    std::string hazards;
    std::string assembly_point;
    std::string monument_number;
    friend bool operator==(Building const&, Building const&) = default;
};

struct Floor {
    FloorId id;
    BuildingId building;
    int level = 0;      ///< 0 = ground floor
    std::string label;  ///< "bg", "1", "-1"
    std::optional<BlobId> plan;
    friend bool operator==(Floor const&, Floor const&) = default;
};

struct Room {
    RoomId id;
    FloorId floor;
    std::string code;
    std::string name;
    std::string route;  ///< how to walk there from the entrance
    std::string fire_compartment;
    std::optional<double> plan_x;  ///< pin on the floor's plan, 0..1 from the left
    std::optional<double> plan_y;  ///< 0..1 from the top
    friend bool operator==(Room const&, Room const&) = default;
};

/// A place where an object can be; the most precise level that is known.
struct Location {
    LocationId id;
    BuildingId building;
    std::optional<FloorId> floor;
    std::optional<RoomId> room;
    std::string position;  ///< "wand noord", "vitrine 7"
    std::string path;      ///< building/floor/room/position, unique in the vault
    friend bool operator==(Location const&, Location const&) = default;
};

}  // namespace noodkluis::storage
