// SPDX-License-Identifier: Apache-2.0
#include "storage/model/plan.h"

#include <charconv>
#include <cmath>

namespace noodkluis::storage {
namespace {

/// In the one spelling that `format_part` writes.
std::optional<double> parse_part(std::string_view text) {
    int part = 0;
    auto const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data(), end, part);
    bool const canonical = error == std::errc() && rest == end && part >= 0 && part <= kPlanParts &&
                           std::to_string(part) == text;
    return canonical ? std::optional(static_cast<double>(part) / kPlanParts) : std::nullopt;
}

}  // namespace

bool is_on_plan(PlanPoint point) {
    return point.x >= 0 && point.x <= 1 && point.y >= 0 && point.y <= 1;
}

std::optional<PlanPoint> pin_of(Room const& room) {
    return room.plan_x && room.plan_y ? std::optional(PlanPoint{*room.plan_x, *room.plan_y})
                                      : std::nullopt;
}

std::string format_part(double part) {
    return std::to_string(std::lround(part * kPlanParts));
}

std::string format_points(std::span<PlanPoint const> points) {
    std::string text;
    for (auto const& point : points) {
        text += (text.empty() ? "" : " ") + format_part(point.x) + "," + format_part(point.y);
    }
    return text;
}

std::optional<PlanPoint> parse_point(std::string_view x, std::string_view y) {
    auto const left = parse_part(x);
    auto const top = parse_part(y);
    return left && top ? std::optional(PlanPoint{*left, *top}) : std::nullopt;
}

std::optional<std::vector<PlanPoint>> parse_points(std::string_view text) {
    std::vector<PlanPoint> points;
    while (!text.empty()) {
        auto const space = text.find(' ');
        auto const word = text.substr(0, space);
        auto const comma = word.find(',');
        if (comma == std::string_view::npos || points.size() == kRoutePointsMax) {
            return std::nullopt;
        }
        auto const point = parse_point(word.substr(0, comma), word.substr(comma + 1));
        if (!point) {
            return std::nullopt;
        }
        points.push_back(*point);
        if (space == std::string_view::npos) {
            break;
        }
        text.remove_prefix(space + 1);
        if (text.empty()) {
            return std::nullopt;  // a space at the end
        }
    }
    return points;
}

}  // namespace noodkluis::storage
