// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sharing/compose.h"
#include "app/sharing/shared_list.h"

namespace noodkluis::app {

/// What compose lets out of a frozen list, with its list.json read back: as the other side has it.
struct ComposedList {
    std::vector<PayloadFile> files;
    SharedList list;
    /// Null when nothing of that name goes out, or it is no picture.
    [[nodiscard]] SnapshotPicture const* picture(std::string_view name) const;
};
/// Arguments as for compose. Errors: document_malformed, when the list in the vault is damaged.
[[nodiscard]] Result<ComposedList> compose_list(ListSnapshot const& snapshot,
                                                Disclosure const& disclosure, Tlp tlp,
                                                std::int64_t number, Timestamp approved_at);

}  // namespace noodkluis::app
