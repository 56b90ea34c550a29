// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/theme/theme.h"

namespace noodkluis::app::desktop::ui {

/// What a panel at the right edge may be wide, in pixels at a scale of 100 %.
struct WidthRange {
    float least;
    float most;
};

/// A handle between what is left of it and a panel at the right edge, as high as what is left of
/// the window; dragged, it changes the width of the panel, which is in pixels at 100 %.
void splitter(Theme const& theme, float& width, WidthRange range);
/// How wide the handle is.
[[nodiscard]] float splitter_width(Theme const& theme);

}  // namespace noodkluis::app::desktop::ui
