// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/composed_list.h"

#include <algorithm>

namespace noodkluis::app {
namespace {

/// compose gives files in byte order of their names.
PayloadFile const* file_named(std::vector<PayloadFile> const& files, std::string_view name) {
    auto const found =
        std::lower_bound(files.begin(), files.end(), name,
                         [](auto const& file, auto wanted) { return file.name < wanted; });
    return found == files.end() || found->name != name ? nullptr : &*found;
}

}  // namespace

SnapshotPicture const* ComposedList::picture(std::string_view name) const {
    auto const* const file = file_named(files, name);
    return file == nullptr || !file->picture ? nullptr : &*file->picture;
}

Result<ComposedList> compose_list(ListSnapshot const& snapshot, Disclosure const& disclosure,
                                  Tlp tlp, std::int64_t number, Timestamp approved_at) {
    ComposedList composed;
    composed.files = compose(snapshot, disclosure, tlp, number, approved_at);
    auto const* const document = file_named(composed.files, kListName);
    NK_ASSERT(document != nullptr);
    NK_TRY(composed.list, SharedList::parse(as_bytes(document->text), document->name));
    return composed;
}

}  // namespace noodkluis::app
