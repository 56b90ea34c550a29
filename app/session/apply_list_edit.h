// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session/edits.h"

// What `apply` does for each edit of a list.
namespace noodkluis::app {

[[nodiscard]] Result<Edit> apply_to_list(Records& records, MoveEntries const& edit);
[[nodiscard]] Result<Edit> apply_to_list(Records& records, SetEntries const& edit);
[[nodiscard]] Result<Edit> apply_to_list(Records& records, PutEntries const& edit);
[[nodiscard]] Result<Edit> apply_to_list(Records& records, RemoveEntries const& edit);
[[nodiscard]] Result<Edit> apply_to_list(Records& records, AddList const& edit);
[[nodiscard]] Result<Edit> apply_to_list(Records& records, DeleteList const& edit);
[[nodiscard]] Result<Edit> apply_to_list(Records& records, SetListFields const& edit);
[[nodiscard]] Result<Edit> apply_to_list(Records& records, RevertList const& edit);

}  // namespace noodkluis::app
