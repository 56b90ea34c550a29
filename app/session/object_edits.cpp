// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "app/session/apply_edit.h"
#include "storage/model/field_text.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app {
namespace {

constexpr char const* kPhotos = "photos";  // as the history calls them

Result<storage::ObjectField const*> field_named(std::string const& name) {
    auto const* const field = storage::find_object_field(name);
    if (field == nullptr) {
        return fail(ErrorCode::field_unknown, name);
    }
    return field;
}

}  // namespace

Result<Edit> apply_edit(Records& records, SetObjectFields const& edit) {
    NK_TRY(auto object, records.objects.get(edit.object));
    SetObjectFields inverse{edit.object, {}};
    for (auto const& value : edit.values) {
        NK_TRY(auto const* const field, field_named(value.field));
        inverse.values.push_back({value.field, storage::get_field(object, *field)});
    }
    NK_CHECK(set_fields(object, edit.values));
    if (edit.photos) {
        inverse.photos = std::exchange(object.photos, *edit.photos);
    }
    NK_CHECK(records.objects.update(object));
    return inverse;
}

Result<Edit> apply_edit(Records& records, SetFieldOfMany const& edit, Job& job) {
    NK_TRY(auto const* const field, field_named(edit.field));
    std::uint64_t total = 0;
    for (auto const& group : edit.groups) {
        total += group.objects.size();
    }
    std::uint64_t done = 0;
    std::map<std::string, std::vector<storage::ObjectId>> before;
    for (auto const& group : edit.groups) {
        for (auto const id : group.objects) {
            if (job.cancelled()) {
                return fail(ErrorCode::cancelled);
            }
            NK_TRY(auto object, records.objects.get(id));
            auto text = storage::get_field(object, *field);
            NK_CHECK(storage::set_field(object, *field, group.value));
            NK_CHECK(records.objects.update(object));
            if (text != storage::get_field(object, *field)) {
                before[std::move(text)].push_back(id);
            }
            job.progress(++done, total);
        }
    }
    SetFieldOfMany inverse{edit.field, {}};
    for (auto& [value, objects] : before) {
        inverse.groups.push_back({value, std::move(objects)});
    }
    return inverse;
}

Result<Edit> apply_edit(Records& records, AddObject const& edit) {
    NK_TRY(auto const id, records.objects.insert(edit.object));
    return RemoveObject{id};
}

Result<Edit> apply_edit(Records& records, RemoveObject const& edit) {
    NK_TRY(auto object, records.objects.get(edit.object));
    NK_CHECK(records.objects.remove(edit.object));
    return AddObject{std::move(object)};
}

Result<Edit> apply_edit(Records& records, AddPhotos const& edit) {
    NK_TRY(auto object, records.objects.get(edit.object));
    SetObjectFields inverse{edit.object, {}, object.photos};
    object.photos.insert(object.photos.end(), edit.photos.begin(), edit.photos.end());
    NK_CHECK(records.objects.update(object));
    return inverse;
}

Result<Edit> apply_edit(Records& records, RevertRevision const& edit) {
    NK_TRY(auto const history, records.objects.history(edit.object));
    auto const revision = std::find_if(history.begin(), history.end(), [&](auto const& each) {
        return each.version == edit.version;
    });
    if (revision == history.end()) {
        return fail(ErrorCode::record_not_found, std::to_string(edit.version));
    }
    SetObjectFields earlier{edit.object, {}};
    for (auto const& change : revision->changes) {
        if (change.field == kPhotos) {
            earlier.photos = storage::parse_photos(change.before);
        } else {
            earlier.values.push_back({change.field, change.before});
        }
    }
    return apply_edit(records, earlier);
}

Result<Edit> apply_edit(Records& records, AddEntries const& edit) {
    RemoveEntries inverse{edit.list, {}};
    for (auto const id : edit.objects) {
        NK_TRY(auto const there, records.lists.find_entry(edit.list, id));
        if (!there) {
            inverse.objects.push_back(id);
        }
    }
    NK_CHECK(records.lists.add(edit.list, inverse.objects, edit.defaults));
    return inverse;
}

}  // namespace noodkluis::app
