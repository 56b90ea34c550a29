// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/clock.h"

// What people read instead of the names and times that files hold.
namespace noodkluis::app {

/// The words for the name of a choice, such as "carry-out" or "fixed_interior". A name that is not
/// known, as from a newer version, is given back as it is.
[[nodiscard]] std::string label_of_choice(std::string_view name);
/// The same for each of several, in their order.
[[nodiscard]] std::vector<std::string> labels_of_choices(std::span<char const* const> names);
/// The label of a field of an object, a place, a list or an entry; else the name as it is.
[[nodiscard]] std::string label_of_field(std::string_view name);

/// "5 Dec 2026 02:24 CET": in the time zone of this computer.
[[nodiscard]] std::string display_time(Timestamp time);
/// "02:24": in the time zone of this computer.
[[nodiscard]] std::string display_clock(Timestamp time);
/// "5 Dec 2026": in the time zone of this computer.
[[nodiscard]] std::string display_date(Timestamp time);
/// "512 bytes", "1434 kB", "25 MB": no more than people want to know.
[[nodiscard]] std::string display_size(std::uint64_t bytes);
/// "Dec." in English, "dec" in Dutch: for marks along a line.
[[nodiscard]] std::string short_month(std::chrono::month month);

}  // namespace noodkluis::app
