// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/picture_store.h"

#include "app/sharing/container.h"

namespace noodkluis::app {

Result<storage::BlobId> store_picture(storage::BlobRepository& blobs, Path const& file,
                                      PictureKind kind) {
    NK_TRY(auto const picture, prepare_photo(file, kind));
    return blobs.insert({picture.media_type, static_cast<std::int64_t>(picture.width),
                         static_cast<std::int64_t>(picture.height), picture.bytes,
                         crc32(picture.bytes), picture.thumbnail});
}

}  // namespace noodkluis::app
