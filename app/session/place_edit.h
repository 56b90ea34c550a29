// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/session/field_edit.h"
#include "crypto/base/file.h"
#include "storage/repository/blob_repository.h"
#include "storage/repository/place_repository.h"

namespace noodkluis::app {

struct PlaceEdit {
    std::string path;  ///< "building", "building/floor" or "building/floor/room"
    std::vector<FieldValue> values;
    Path plan;  ///< a picture of the floor plan, or empty
};

/// Adds the place, and what is missing above it, or changes what is given of one that is there.
/// The caller holds the transaction. Errors: place_path, field_unknown, place_plan (a plan for
/// something other than a floor), those of the repositories and of store_picture.
[[nodiscard]] Status edit_place(storage::PlaceRepository& places, storage::BlobRepository& blobs,
                                PlaceEdit const& edit);

}  // namespace noodkluis::app
