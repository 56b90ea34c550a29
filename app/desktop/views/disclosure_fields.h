// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "app/desktop/theme/theme.h"
#include "app/sharing/draft_check.h"

namespace noodkluis::app::desktop {

/// Which profile a draft starts from, and a switch for each field, in the groups in which people
/// think of them. True when something was switched.
[[nodiscard]] bool draw_disclosure_fields(Theme const& theme, AgreementDraft& draft);

/// Switches one thing, a name as in `adapt` without the sign before it; false when that cannot be.
using SetDisclosed = std::function<bool(std::string const& name, bool on)>;
/// The switches alone, as they stand in `now`. True when something was switched.
[[nodiscard]] bool draw_disclosure_switches(Theme const& theme, Disclosure const& now,
                                            SetDisclosed const& set);

}  // namespace noodkluis::app::desktop
