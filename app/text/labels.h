// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "crypto/base/clock.h"

// What people read instead of the names and times that files hold.
namespace noodkluis::app {

/// The words for the name of a choice, such as "carry-out" or "fixed_interior". A name that is not
/// known, as from a newer version, is given back as it is.
[[nodiscard]] std::string label_of_choice(std::string_view name);

/// "5 Dec 2026 02:24 CET": in the time zone of this computer.
[[nodiscard]] std::string display_time(Timestamp time);

}  // namespace noodkluis::app
