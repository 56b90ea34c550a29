// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/exchange/photos.h"
#include "app/session/records.h"

namespace noodkluis::app {

/// One object with all that is shown of it.
struct ObjectSheet {
    storage::Object object;
    std::vector<Pixels> photos;              ///< of each of its photos; all but the first are small
    std::vector<std::string> lists;          ///< the names of the lists it is on
    std::vector<storage::Revision> history;  ///< the newest first
};

/// The first photo is shrunk to `photo_side` pixels. Errors: record_not_found, those of
/// decode_picture.
[[nodiscard]] Result<ObjectSheet> read_object_sheet(Records& records, storage::ObjectId id,
                                                    std::uint32_t photo_side);

/// A whole picture of the vault, shrunk to `side` pixels. Errors: record_not_found, those of
/// decode_picture.
[[nodiscard]] Result<Pixels> read_picture(storage::BlobRepository& blobs, storage::BlobId id,
                                          std::uint32_t side);

}  // namespace noodkluis::app
