// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session/edits.h"
#include "crypto/base/job.h"

// What `apply` does with each edit of objects: makes it, and returns the one that takes it back.
namespace noodkluis::app {

[[nodiscard]] Result<Edit> apply_edit(Records& records, SetObjectFields const& edit);
/// One step of progress for each object. Errors also: cancelled.
[[nodiscard]] Result<Edit> apply_edit(Records& records, SetFieldOfMany const& edit, Job& job);
[[nodiscard]] Result<Edit> apply_edit(Records& records, AddObject const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, RemoveObject const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, AddPhotos const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, RevertRevision const& edit);
[[nodiscard]] Result<Edit> apply_edit(Records& records, AddEntries const& edit);

}  // namespace noodkluis::app
