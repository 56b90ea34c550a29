// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/model/ids.h"
#include "storage/model/place.h"

// What is marked on the plan of a floor: pins, routes and where people gather.
namespace noodkluis::storage {

/// A place on a plan, in parts of its width from the left and of its height from the top.
struct PlanPoint {
    double x = 0;
    double y = 0;
    friend bool operator==(PlanPoint const&, PlanPoint const&) = default;
};

/// Both parts are from 0 to 1.
[[nodiscard]] bool is_on_plan(PlanPoint point);

/// Of one object. It counts only while the object is on that floor; without it the pin of the room
/// says where the object is.
struct ObjectPin {
    FloorId floor;
    PlanPoint at;
    friend bool operator==(ObjectPin const&, ObjectPin const&) = default;
};

/// The pin of the room, if both of its numbers are known.
[[nodiscard]] std::optional<PlanPoint> pin_of(Room const& room);

/// How many points a route may have.
inline constexpr std::size_t kRoutePointsMax = 100;
/// Frozen documents hold no fractions: there a point is in whole ten-thousandths.
inline constexpr int kPlanParts = 10000;

/// "2500,6000 3000,6000": points in ten-thousandths, rounded, with one space between them.
[[nodiscard]] std::string format_points(std::span<PlanPoint const> points);
/// Null when it is not exactly what `format_points` writes, or more than kRoutePointsMax points.
[[nodiscard]] std::optional<std::vector<PlanPoint>> parse_points(std::string_view text);
/// One ten-thousandth coordinate, as `format_points` writes it.
[[nodiscard]] std::string format_part(double part);
/// The point with these two coordinates. Null when one is not what `format_part` writes.
[[nodiscard]] std::optional<PlanPoint> parse_point(std::string_view x, std::string_view y);

}  // namespace noodkluis::storage
