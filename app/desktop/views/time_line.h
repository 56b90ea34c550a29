// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/theme/theme.h"
#include "app/sharing/agreement_sheet.h"

namespace noodkluis::app::desktop {

/// What happened and what will, one under the other along a line: filled marks are past, open ones
/// are to come, small ones are bundles. `other` is the name of the other side.
void draw_time_line(Theme const& theme, std::vector<AgreementMoment> const& moments,
                    std::string const& other, Timestamp now, float width);

}  // namespace noodkluis::app::desktop
