// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string>

#include "crypto/base/clock.h"

namespace noodkluis::app {

/// How many weeks of keys beyond the present one a card carries.
inline constexpr int kEpochWeeksAhead = 60;

/// An ISO 8601 week in UTC: Monday 00:00 to the next Monday 00:00. One recipient key lives for
/// one such week.
struct Week {
    std::chrono::sys_days monday;

    [[nodiscard]] static Week containing(Timestamp time);
    [[nodiscard]] Week next() const { return {monday + std::chrono::days{7}}; }
    [[nodiscard]] Timestamp begin() const { return monday; }
    [[nodiscard]] Timestamp end() const { return next().monday; }
    /// "2026-W47"
    [[nodiscard]] std::string label() const;
    friend auto operator<=>(Week const&, Week const&) = default;
};

}  // namespace noodkluis::app
