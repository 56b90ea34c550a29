// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session/edits.h"

// For the *_edits.cpp files and edits.cpp: what `apply` does for each edit.
namespace noodkluis::app {

[[nodiscard]] Result<Edit> apply_edit(Records& records, SetObjectFields const& edit);
/// One step of progress for each object. Errors also: cancelled.
[[nodiscard]] Result<Edit> apply_edit(Records& records, SetFieldOfMany const& edit, Job& job);
[[nodiscard]] Result<Edit> apply_edit(Records& records, AddObject const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, RemoveObject const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, AddPhotos const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, RevertRevision const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, AddEntries const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, MoveEntries const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, SetEntries const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, PutEntries const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, RemoveEntries const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, AddList const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, DeleteList const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, SetListFields const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, RevertList const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, SetObjectPin const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, SetRoomPin const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, SetRoomRoute const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, SetAssemblyPoint const& edit);

}  // namespace noodkluis::app
