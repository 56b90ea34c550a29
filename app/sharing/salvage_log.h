// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sharing/bundle_open.h"
#include "storage/model/salvage.h"
#include "storage/vault.h"

// What happens to the objects of a list when it is used. The log knows an object by its number in
// the list alone, so it can be kept and read after the bundle has expired.
namespace noodkluis::app {

/// One incident or drill, with all that was marked in it and how things stand.
struct SalvageLog {
    storage::Incident incident;
    std::vector<storage::SalvageMark> marks;     ///< in the order in which they were written down
    std::vector<storage::EntrySalvage> entries;  ///< number 1 of the list is at 0
    storage::SalvageCounts counts;
};

struct NewIncident {
    storage::IncidentKind kind = storage::IncidentKind::incident;
    std::optional<Timestamp> started_at;  ///< now, unless it was earlier
    std::string note;
};

/// With a list that was received. Errors: list_empty, invalid_argument (a start in the future), and
/// those of SalvageRepository::start.
[[nodiscard]] Result<SalvageLog> start_salvage(storage::Vault& vault, OpenedBundle const& bundle,
                                               NewIncident const& start, Clock const& clock);
/// With the newest approved version of an own list. Errors also: record_not_found,
/// list_not_approved.
[[nodiscard]] Result<SalvageLog> start_salvage(storage::Vault& vault, std::string const& list,
                                               NewIncident const& start, Clock const& clock);

/// All of `entries`, or none. `at` is now, unless it was earlier. Errors: record_not_found (the
/// incident), and those of SalvageRepository::append.
[[nodiscard]] Result<SalvageLog> mark_entries(storage::Vault& vault, storage::IncidentId incident,
                                              std::vector<std::int64_t> const& entries,
                                              storage::SalvageState state,
                                              std::optional<Timestamp> at, Clock const& clock);
/// Writes down that a mark was a mistake: the one with this number, or the last that holds when it
/// is 0. Errors: as `mark_entries`; invalid_argument when there is none.
[[nodiscard]] Result<SalvageLog> take_back_mark(storage::Vault& vault, storage::IncidentId incident,
                                                std::int64_t sequence, Clock const& clock);

/// Errors: record_not_found, log_broken.
[[nodiscard]] Result<SalvageLog> read_salvage(storage::Vault& vault, storage::IncidentId incident);
/// The newest with this bundle; null when there is none. Errors: log_broken.
[[nodiscard]] Result<std::optional<SalvageLog>> read_newest_salvage(storage::Vault& vault,
                                                                    storage::BundleId bundle);
/// The newest first. Errors: log_broken.
[[nodiscard]] Result<std::vector<SalvageLog>> list_salvage(storage::Vault& vault);

/// "out", translated.
[[nodiscard]] char const* words_of(storage::SalvageState state);
[[nodiscard]] char const* words_of(storage::IncidentKind kind);

}  // namespace noodkluis::app
