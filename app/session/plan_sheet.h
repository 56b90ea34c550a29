// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/session/records.h"

namespace noodkluis::app {

/// All buildings and floors, with how many objects they have.
struct PlanIndex {
    std::vector<storage::BuildingTree> places;
    std::map<storage::FloorId, storage::FloorCount> counts;  ///< of the floors that have objects
};
/// Errors: those of the database.
[[nodiscard]] Result<PlanIndex> read_plan_index(Records& records);

struct PlanRoom {
    storage::Room room;
    std::optional<storage::PlanPoint> pin;
    std::vector<storage::PlanPoint> route;  ///< may be empty
};

/// Objects that are drawn in one place.
struct PlanSpot {
    storage::PlanPoint at;
    std::vector<std::size_t> objects;                    ///< of the sheet
    std::optional<storage::SalvageClass> salvage_class;  ///< the highest; null: none is on a list
};

/// One floor with all that its plan shows.
struct PlanSheet {
    storage::Building building;
    storage::Floor floor;
    std::vector<PlanRoom> rooms;                ///< by code
    std::vector<storage::FloorObject> objects;  ///< by number
    std::optional<storage::PlanPoint> assembly_point;
    std::vector<PlanSpot> spots;  ///< those on lists last, so that they are drawn on top
    std::vector<std::size_t> placed;
    std::vector<std::size_t> unplaced;  ///< objects without a pin, of their own or their room's

    /// Null when it is not of this floor.
    [[nodiscard]] PlanRoom const* room(storage::RoomId id) const;
    [[nodiscard]] storage::FloorObject const* object(storage::ObjectId id) const;
    /// Where the object is drawn: at its own pin, else at its room's.
    [[nodiscard]] std::optional<storage::PlanPoint> place_of(
        storage::FloorObject const& object) const;
    /// To the object's room, and from there to its own pin. Empty when there is no route.
    [[nodiscard]] std::vector<storage::PlanPoint> route_to(
        storage::FloorObject const& object) const;
};
/// Errors: record_not_found.
[[nodiscard]] Result<PlanSheet> read_plan_sheet(Records& records, storage::FloorId id);

}  // namespace noodkluis::app
