// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exchange/photos.h"
#include "storage/repository/blob_repository.h"

namespace noodkluis::app {

/// Makes the file a plain picture and puts it in the vault. Errors: those of prepare_photo and of
/// BlobRepository::insert.
[[nodiscard]] Result<storage::BlobId> store_picture(storage::BlobRepository& blobs,
                                                    Path const& file, PictureKind kind);

}  // namespace noodkluis::app
