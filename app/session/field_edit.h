// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "storage/model/object.h"
#include "storage/model/place.h"
#include "storage/model/plan.h"

// Changes of single fields by name, as they come from a form or a command line.
namespace noodkluis::app {

struct FieldValue {
    std::string field;
    std::string value;  ///< "" clears the field
};

/// Fields of places that are kept with the plan: of a floor, where people gather; of a room, the
/// line of its route.
inline constexpr char const* kAssemblyPin = "assembly_pin";
inline constexpr char const* kRoutePoints = "route_points";

/// The names of the fields that each place has beside its own name, in order.
[[nodiscard]] std::vector<std::string> const& building_fields();
[[nodiscard]] std::vector<std::string> const& floor_fields();
[[nodiscard]] std::vector<std::string> const& room_fields();

/// Places on a plan, each from the left and the top as parts of 1, with a space between them:
/// "0.25,0.6 0.3,0.6". Nothing gives none. Errors: invalid_argument (the field).
[[nodiscard]] Result<std::vector<storage::PlanPoint>> plan_points(FieldValue const& value);
/// At most one of them.
[[nodiscard]] Result<std::optional<storage::PlanPoint>> plan_point(FieldValue const& value);

/// Errors: field_unknown, and those of storage::set_field.
[[nodiscard]] Status set_fields(storage::Object& object, std::vector<FieldValue> const& values);
[[nodiscard]] Status set_fields(storage::Building& building, std::vector<FieldValue> const& values);
[[nodiscard]] Status set_fields(storage::Floor& floor, std::vector<FieldValue> const& values);
/// "pin" is the place on the plan of the floor, as for plan_points.
[[nodiscard]] Status set_fields(storage::Room& room, std::vector<FieldValue> const& values);

}  // namespace noodkluis::app
