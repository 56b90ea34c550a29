// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/session/field_edit.h"
#include "app/session/records.h"
#include "crypto/base/file.h"

namespace noodkluis::app {

struct PlaceEdit {
    std::string path;  ///< "building", "building/floor" or "building/floor/room"
    std::vector<FieldValue> values;
    Path plan;          ///< a file with the floor plan, as for prepare_plan; or empty
    int plan_page = 1;  ///< of a PDF
};

/// Adds the place, and what is missing above it, or changes what is given of one that is there.
/// The caller holds the transaction. Errors: place_path, field_unknown, place_plan (a plan for
/// something other than a floor), those of the repositories, prepare_plan
/// and store_picture.
[[nodiscard]] Status edit_place(Records& records, PlaceEdit const& edit);

/// Puts the object with this number on the plan of the floor where it is, or takes its own pin away
/// when `point` (as for plan_points) is empty. The caller holds the transaction. Errors:
/// record_not_found, invalid_argument, also when the location has no floor.
[[nodiscard]] Status pin_object(Records& records, std::string const& number,
                                std::string const& point);

}  // namespace noodkluis::app
