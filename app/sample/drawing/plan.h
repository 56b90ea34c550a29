// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "crypto/base/bytes.h"

namespace noodkluis::app::sample {

/// In centimetres from the north-west corner of the building.
struct PlanRoom {
    std::string code;  ///< "0.2 Zilverkamer"
    double left = 0;
    double top = 0;
    double width = 0;
    double depth = 0;
};
enum class PlanWall : std::uint8_t { horizontal, vertical };
struct PlanDoor {
    double x = 0;  ///< the middle of the opening
    double y = 0;
    double width = 0;
    PlanWall wall = PlanWall::horizontal;
    bool opens_south = false;  ///< of a horizontal wall; else north, and east of a vertical one
};

struct PlanOrder {
    std::string title;
    std::vector<PlanRoom> rooms;
    std::vector<PlanDoor> doors;
    bool entrance = false;  ///< the main door is on this floor, in the south wall
};

/// Where the middle of a room is on the drawing, from the left and the top as parts of 1.
struct PlanPin {
    double x = 0;
    double y = 0;
};
[[nodiscard]] PlanPin pin_of(PlanRoom const& room);
/// Where a place of the building is on the drawing; centimetres as in PlanRoom.
[[nodiscard]] PlanPin pin_at(double x, double y);

/// A floor plan with walls, doors, stairs, names and a scale, as PNG.
[[nodiscard]] Bytes draw_plan(PlanOrder const& order);

}  // namespace noodkluis::app::sample
