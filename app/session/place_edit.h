// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/session/field_edit.h"
#include "storage/repository/place_repository.h"

namespace noodkluis::app {

struct PlaceEdit {
    std::string path;  ///< "building", "building/floor" or "building/floor/room"
    std::vector<FieldValue> values;
};

/// Adds the place, and what is missing above it, or changes what is given of one that is there.
/// The caller holds the transaction. Errors: place_path, field_unknown and those of the
/// repository.
[[nodiscard]] Status edit_place(storage::PlaceRepository& places, PlaceEdit const& edit);

}  // namespace noodkluis::app
