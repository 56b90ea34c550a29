// SPDX-License-Identifier: Apache-2.0
#include "storage/backup/rotation.h"

#include <algorithm>
#include <functional>
#include <set>

namespace noodkluis::storage {
namespace {

using std::chrono::days;
using std::chrono::floor;

// Each gives a number that grows with time and is the same within the period.
std::int64_t day_number(Timestamp time) {
    return floor<days>(time).time_since_epoch().count();
}

std::int64_t week_number(Timestamp time) {
    // 1970 began on a Thursday, an ISO week begins on Monday.
    return floor<std::chrono::weeks>(floor<days>(time) + days{3}).time_since_epoch().count();
}

std::int64_t month_number(Timestamp time) {
    std::chrono::year_month_day const date(floor<days>(time));
    return std::int64_t{static_cast<int>(date.year())} * 12 + static_cast<unsigned>(date.month());
}

/// The last one of each of the `count` newest periods. `made` is sorted, the newest first.
template <class PeriodOf>
void keep(std::vector<Timestamp> const& made, std::size_t count, PeriodOf period_of,
          std::set<Timestamp>& kept) {
    std::set<std::int64_t> periods;
    for (auto const time : made) {
        if (periods.size() == count) {
            return;
        }
        if (periods.insert(period_of(time)).second) {
            kept.insert(time);
        }
    }
}

}  // namespace

std::vector<Timestamp> no_longer_kept(std::vector<Timestamp> made, Timestamp now,
                                      Rotation const& rotation) {
    std::erase_if(made, [now](Timestamp time) { return time > now; });
    std::sort(made.begin(), made.end(), std::greater<>());
    std::set<Timestamp> kept;
    keep(made, rotation.days, day_number, kept);
    keep(made, rotation.weeks, week_number, kept);
    keep(made, rotation.months, month_number, kept);
    std::erase_if(made, [&](Timestamp time) { return kept.contains(time); });
    std::reverse(made.begin(), made.end());
    return made;
}

}  // namespace noodkluis::storage
