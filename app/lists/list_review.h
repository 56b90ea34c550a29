// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/lists/list_sheet.h"

// What somebody looks at before a list is approved, and when it must be looked at again.
namespace noodkluis::app {

inline constexpr std::chrono::months kReviewInterval{12};
/// How long ago an object may have been seen in its place.
inline constexpr std::chrono::days kLocationCheckInterval{730};

/// When a list that is approved on this day is due again. A date that was chosen, and lies at least
/// half the interval ahead, stays.
[[nodiscard]] std::chrono::sys_days next_review(
    std::optional<std::chrono::sys_days> const& review_due, std::chrono::sys_days approved_on,
    std::chrono::months interval = kReviewInterval);

/// The objects of a list of which something is missing, in order of rank.
struct ListGaps {
    std::vector<storage::ObjectId> photo;
    std::vector<storage::ObjectId> location;
    std::vector<storage::ObjectId> location_check;  ///< has a location, not seen there for long
    std::vector<storage::ObjectId> people;  ///< is to be carried, and nobody knows by how many
};
[[nodiscard]] ListGaps gaps_of(std::vector<ListRow> const& rows, Timestamp now);

}  // namespace noodkluis::app
