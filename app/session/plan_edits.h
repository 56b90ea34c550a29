// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "storage/model/plan.h"

// Changes of what is marked on floor plans as values; edits.h applies them.
namespace noodkluis::app {

/// Where one object is on the plan of a floor; null: where its room is.
struct SetObjectPin {
    storage::ObjectId object;
    std::optional<storage::ObjectPin> pin;
};
struct SetRoomPin {
    storage::RoomId room;
    std::optional<storage::PlanPoint> pin;
};
/// How to walk to a room, on the plan of its floor; no points: no route.
struct SetRoomRoute {
    storage::RoomId room;
    std::vector<storage::PlanPoint> points;
};
struct SetAssemblyPoint {
    storage::FloorId floor;
    std::optional<storage::PlanPoint> point;
};

}  // namespace noodkluis::app
