// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "storage/model/object.h"
#include "storage/model/place.h"

// Changes of single fields by name, as they come from a form or a command line.
namespace noodkluis::app {

struct FieldValue {
    std::string field;
    std::string value;  ///< "" clears the field
};

/// The names of the fields that each place has beside its own name, in order.
[[nodiscard]] std::vector<std::string> const& building_fields();
[[nodiscard]] std::vector<std::string> const& floor_fields();
[[nodiscard]] std::vector<std::string> const& room_fields();

/// Errors: field_unknown, and those of storage::set_field.
[[nodiscard]] Status set_fields(storage::Object& object, std::vector<FieldValue> const& values);
[[nodiscard]] Status set_fields(storage::Building& building, std::vector<FieldValue> const& values);
[[nodiscard]] Status set_fields(storage::Floor& floor, std::vector<FieldValue> const& values);
/// "pin" is the place on the plan of the floor: "0.25,0.6" from the left and the top.
[[nodiscard]] Status set_fields(storage::Room& room, std::vector<FieldValue> const& values);

}  // namespace noodkluis::app
