// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "storage/model/plan.h"
#include "storage/model/priority_list.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// An object that stands on a floor, as a plan shows it.
struct FloorObject {
    ObjectId id;
    std::string accession_number;
    std::string name;  ///< the short name, or the title
    std::string location_path;
    std::optional<RoomId> room;
    std::optional<PlanPoint> pin;               ///< its own, on this floor
    std::optional<SalvageClass> salvage_class;  ///< the highest on any list; null: on none
    friend bool operator==(FloorObject const&, FloorObject const&) = default;
};

struct FloorCount {
    std::int64_t objects = 0;
    std::int64_t listed = 0;  ///< of these, on a list
    friend bool operator==(FloorCount const&, FloorCount const&) = default;
};

/// Pins of objects, routes to rooms and assembly points; the pins of rooms are the rooms' own.
/// Errors of each change: record_not_found, invalid_argument (subject "pin" or "route_points").
class PlanRepository {
  public:
    explicit PlanRepository(Connection& connection) : m_connection(&connection) {}

    /// Null takes the pin away.
    [[nodiscard]] Status set_pin(ObjectId object, std::optional<ObjectPin> const& pin);
    [[nodiscard]] Result<std::optional<ObjectPin>> pin(ObjectId object);
    /// Kept in ten-thousandths. No points take the route away; one point is no route.
    [[nodiscard]] Status set_route(RoomId room, std::vector<PlanPoint> const& points);
    /// Empty when there is none.
    [[nodiscard]] Result<std::vector<PlanPoint>> route(RoomId room);
    [[nodiscard]] Status set_assembly_point(FloorId floor, std::optional<PlanPoint> const& point);
    [[nodiscard]] Result<std::optional<PlanPoint>> assembly_point(FloorId floor);

    /// By accession number.
    [[nodiscard]] Result<std::vector<FloorObject>> objects_on(FloorId floor);
    /// Of the floors that have objects.
    [[nodiscard]] Result<std::map<FloorId, FloorCount>> counts();

  private:
    Connection* m_connection;
};

}  // namespace noodkluis::storage
