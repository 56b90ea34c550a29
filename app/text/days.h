// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ctime>
#include <string>
#include <string_view>

#include "crypto/base/clock.h"

// Days as people type and say them, in the time zone of this computer.
namespace noodkluis::app {

/// Date and time of day of a moment.
[[nodiscard]] std::tm local_time(Timestamp time);
/// The first and the last second of a day written as 2026-12-06. Errors: invalid_argument.
[[nodiscard]] Result<Timestamp> begin_of_day(std::string_view day);
[[nodiscard]] Result<Timestamp> end_of_day(std::string_view day);
/// The day of a moment, written as 2026-12-06.
[[nodiscard]] std::string day_of(Timestamp time);
/// The last second of the day that this moment is in.
[[nodiscard]] Timestamp end_of_day(Timestamp time);
/// "Sunday 6 Dec 2026 23:59"
[[nodiscard]] std::string display_moment(Timestamp time);

}  // namespace noodkluis::app
