// SPDX-License-Identifier: Apache-2.0
#include "app/session/object_sheet.h"

#include <algorithm>

#include "app/exchange/picture_store.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {

Result<Pixels> read_picture(storage::BlobRepository& blobs, storage::BlobId id,
                            std::uint32_t side) {
    if (side <= limits::kThumbnailSide) {
        NK_TRY(auto const thumbnail, blobs.thumbnail(id));
        return decode_picture(thumbnail, side, id.text());
    }
    NK_TRY(auto const content, picture_bytes(blobs, id));
    return decode_picture(content, side, id.text());
}

Result<ObjectSheet> read_object_sheet(Records& records, storage::ObjectId id,
                                      std::uint32_t photo_side) {
    ObjectSheet sheet;
    NK_TRY(sheet.object, records.objects.get(id));
    for (auto const& photo : sheet.object.photos) {
        auto const side = sheet.photos.empty() ? photo_side : limits::kThumbnailSide;
        NK_TRY(auto pixels, read_picture(records.blobs, photo.blob, side));
        sheet.photos.push_back(std::move(pixels));
    }
    NK_TRY(auto const lists, records.lists.lists());
    for (auto const& list : lists) {
        NK_TRY(auto const entry, records.lists.find_entry(list.id, id));
        if (entry) {
            sheet.lists.push_back(list.name);
        }
    }
    NK_TRY(sheet.history, records.objects.history(id));
    std::reverse(sheet.history.begin(), sheet.history.end());
    return sheet;
}

}  // namespace noodkluis::app
