// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/picture_store.h"

#include "storage/container.h"

namespace noodkluis::app {

Result<storage::BlobId> store_picture(storage::BlobRepository& blobs, Path const& file,
                                      PictureKind kind) {
    NK_TRY(auto const picture, prepare_photo(file, kind));
    return store_picture(blobs, picture);
}

Result<storage::BlobId> store_picture(storage::BlobRepository& blobs,
                                      PreparedPhoto const& picture) {
    return blobs.insert({picture.media_type, static_cast<std::int64_t>(picture.width),
                         static_cast<std::int64_t>(picture.height), picture.bytes,
                         storage::crc32(picture.bytes), picture.thumbnail});
}

Result<Bytes> picture_bytes(storage::BlobRepository& blobs, storage::BlobId id) {
    NK_TRY(auto reader, blobs.open(id));
    Bytes content(reader.size());
    NK_TRY(auto const count, reader.read(content));
    if (count != content.size()) {
        return fail(ErrorCode::database_damaged, id.text());
    }
    return content;
}

Result<storage::BlobId> store_turned(storage::BlobRepository& blobs, storage::BlobId id) {
    NK_TRY(auto const content, picture_bytes(blobs, id));
    NK_TRY(auto const turned, turn_photo(content, id.text()));
    return store_picture(blobs, turned);
}

}  // namespace noodkluis::app
