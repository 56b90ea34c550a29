// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exchange/photos.h"
#include "storage/repository/blob_repository.h"

namespace noodkluis::app {

/// Makes the file a plain picture and puts it in the vault. Errors: those of prepare_photo and of
/// BlobRepository::insert.
[[nodiscard]] Result<storage::BlobId> store_picture(storage::BlobRepository& blobs,
                                                    Path const& file, PictureKind kind);
/// A picture that is plain already. Errors: those of BlobRepository::insert.
[[nodiscard]] Result<storage::BlobId> store_picture(storage::BlobRepository& blobs,
                                                    PreparedPhoto const& picture);
/// The content of a picture of the vault. Errors: record_not_found, database_damaged.
[[nodiscard]] Result<Bytes> picture_bytes(storage::BlobRepository& blobs, storage::BlobId id);
/// The photo turned a quarter to the right, as another one. Errors: those of the others.
[[nodiscard]] Result<storage::BlobId> store_turned(storage::BlobRepository& blobs,
                                                   storage::BlobId id);

}  // namespace noodkluis::app
