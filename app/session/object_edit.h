// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/session/field_edit.h"
#include "crypto/base/file.h"
#include "storage/repository/blob_repository.h"
#include "storage/repository/object_repository.h"

namespace noodkluis::app {

struct NewPhoto {
    Path file;
    storage::PhotoKind kind = storage::PhotoKind::main;
    std::string caption;
};

struct ObjectEdit {
    std::vector<FieldValue> values;
    std::vector<NewPhoto> photos;  ///< come after those that are there
};

/// A new object with this number. The caller holds the transaction. Errors: field_unknown, those
/// of the repositories and of store_picture.
[[nodiscard]] Result<storage::ObjectId> add_object(storage::ObjectRepository& objects,
                                                   storage::BlobRepository& blobs,
                                                   std::string const& number,
                                                   ObjectEdit const& edit);
/// The same, for an object that is there. Errors also: record_not_found.
[[nodiscard]] Result<storage::ObjectId> edit_object(storage::ObjectRepository& objects,
                                                    storage::BlobRepository& blobs,
                                                    std::string const& number,
                                                    ObjectEdit const& edit);

}  // namespace noodkluis::app
