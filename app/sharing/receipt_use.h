// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/sharing/receipt.h"
#include "storage/vault.h"

// What a partner did with a list, as its receipt tells it, with the names that only we know.
namespace noodkluis::app {

/// One object that something happened to.
struct UsedEntry {
    std::int64_t number = 0;  ///< in the list; 1 is first
    std::string name;         ///< as in the version that was sealed; "" when that cannot be read
    storage::EntrySalvage salvage;
    friend bool operator==(UsedEntry const&, UsedEntry const&) = default;
};
/// One incident or drill.
struct UseOfList {
    storage::IncidentKind kind = storage::IncidentKind::incident;
    Timestamp started_at{};
    std::int64_t entries = 0;
    storage::SalvageCounts counts;
    std::vector<UsedEntry> used;  ///< in the order of the list; those to do are left out
};

/// Of a receipt for a bundle that was sealed here, the newest first. Errors: bundle_unknown, those
/// of the database.
[[nodiscard]] Result<std::vector<UseOfList>> read_use(storage::Vault& vault, Receipt const& receipt,
                                                      Clock const& clock);

}  // namespace noodkluis::app
