// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/session/edits.h"
#include "storage/repository/user_repository.h"

// What happened to a list, and the way back from each change of it.
namespace noodkluis::app {

/// One change of a list as people read it.
struct ListEvent {
    storage::Revision revision;
    std::string who;            ///< the name of the user
    std::string object_number;  ///< of the entry that it is about, or ""
};

/// The newest first. Errors: record_not_found, those of the repositories.
[[nodiscard]] Result<std::vector<ListEvent>> read_list_history(Records& records,
                                                               storage::UserRepository users,
                                                               storage::ListId list);

/// What happened, in words: "W-3 moved from rank 5 to 2".
[[nodiscard]] std::string words_of(ListEvent const& event);

/// Whether the revision holds a change that can be taken back: not the making of the list, and not
/// an approval.
[[nodiscard]] bool can_revert(storage::Revision const& revision);
/// The edit that sets back what this revision changed; whatever came after it stays, and what is no
/// longer on the list is left out. Errors: record_not_found when there is no such revision or
/// nothing of it is left, invalid_argument when it cannot be taken back.
[[nodiscard]] Result<Edit> revert_of(Records& records, storage::ListId list, std::int64_t version);

}  // namespace noodkluis::app
