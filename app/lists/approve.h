// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/lists/snapshot.h"
#include "app/session/records.h"

namespace noodkluis::app {

/// The list as it is now, with all that it refers to. Errors: those of the repositories.
[[nodiscard]] Result<ListSnapshot> take_snapshot(Records& records,
                                                 storage::PriorityList const& list);

/// Freezes the list as its next version and writes that to the log, in one transaction. From then
/// on this content is what bundles are made of, whatever changes in the vault. `next_review` is
/// when it must be looked at again; null leaves the date as it is.
/// Errors: record_not_found, list_empty, field_too_long, those of the repositories.
[[nodiscard]] Result<storage::ListVersion> approve_list(
    storage::Vault& vault, Records& records, std::string const& name,
    std::string const& change_note,
    std::optional<std::chrono::sys_days> next_review = std::nullopt);

}  // namespace noodkluis::app
