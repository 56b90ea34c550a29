// SPDX-License-Identifier: Apache-2.0
#include "app/session/object_edit.h"

#include "app/exchange/picture_store.h"
#include "app/session/lookup.h"

namespace noodkluis::app {
namespace {

Status apply(storage::Object& object, storage::BlobRepository& blobs, ObjectEdit const& edit) {
    NK_CHECK(set_fields(object, edit.values));
    for (auto const& photo : edit.photos) {
        NK_TRY(auto const blob, store_picture(blobs, photo.file, PictureKind::photo));
        object.photos.push_back({blob, photo.kind, photo.caption});
    }
    return {};
}

}  // namespace

Result<storage::ObjectId> add_object(storage::ObjectRepository& objects,
                                     storage::BlobRepository& blobs, std::string const& number,
                                     ObjectEdit const& edit) {
    storage::Object object;
    NK_CHECK(set_fields(object, {{"accession_number", number}}));
    NK_CHECK(apply(object, blobs, edit));
    return objects.insert(std::move(object));
}

Result<storage::ObjectId> edit_object(storage::ObjectRepository& objects,
                                      storage::BlobRepository& blobs, std::string const& number,
                                      ObjectEdit const& edit) {
    NK_TRY(auto object, object_by_number(objects, number));
    NK_CHECK(apply(object, blobs, edit));
    NK_CHECK(objects.update(object));
    return object.id;
}

}  // namespace noodkluis::app
