// SPDX-License-Identifier: Apache-2.0
#include "app/lists/list_review.h"

namespace noodkluis::app {
namespace {

/// The same day of the month, or its last day when that month is shorter.
std::chrono::sys_days months_later(std::chrono::sys_days day, std::chrono::months months) {
    auto const later = std::chrono::year_month_day(day) + months;
    return later.ok() ? std::chrono::sys_days(later)
                      : std::chrono::sys_days(later.year() / later.month() / std::chrono::last);
}

bool is_moved(storage::SalvageAction action) {
    return action == storage::SalvageAction::carry_out ||
           action == storage::SalvageAction::move_higher;
}

}  // namespace

std::chrono::sys_days next_review(std::optional<std::chrono::sys_days> const& review_due,
                                  std::chrono::sys_days approved_on, std::chrono::months interval) {
    auto const next = months_later(approved_on, interval);
    auto const half = approved_on + (next - approved_on) / 2;
    return review_due && *review_due >= half ? *review_due : next;
}

ListGaps gaps_of(std::vector<ListRow> const& rows, Timestamp now) {
    ListGaps gaps;
    for (auto const& row : rows) {
        auto const object = row.entry.object;
        if (row.photos == 0) {
            gaps.photo.push_back(object);
        }
        if (row.location_path.empty()) {
            gaps.location.push_back(object);
        } else if (!row.location_checked_on ||
                   *row.location_checked_on + kLocationCheckInterval < now) {
            gaps.location_check.push_back(object);
        }
        if (!row.people && is_moved(row.entry.action)) {
            gaps.people.push_back(object);
        }
    }
    return gaps;
}

}  // namespace noodkluis::app
