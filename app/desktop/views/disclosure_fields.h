// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/theme/theme.h"
#include "app/sharing/draft_check.h"

namespace noodkluis::app::desktop {

/// Which profile a draft starts from, and a switch for each field, in the groups in which people
/// think of them. True when something was switched.
[[nodiscard]] bool draw_disclosure_fields(Theme const& theme, AgreementDraft& draft);

}  // namespace noodkluis::app::desktop
