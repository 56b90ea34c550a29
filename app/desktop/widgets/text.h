// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "app/desktop/theme/theme.h"

// Text as it is: nothing in it is a format or a label, whoever wrote it.
namespace noodkluis::app::desktop::ui {

void text(std::string_view words);
void muted(Theme const& theme, std::string_view words);
void strong(Theme const& theme, std::string_view words);
void title(Theme const& theme, std::string_view words);
void head(Theme const& theme, std::string_view words);
void coloured(Colour colour, std::string_view words);
/// In lines as wide as what is left.
void wrapped(std::string_view words);
/// In lines of at most `width` pixels.
void wrapped(std::string_view words, float width);
void wrapped_muted(Theme const& theme, std::string_view words);
/// On one line of at most `width` pixels: what does not fit is left out, with "…"; all of it shows
/// under the pointer.
void clipped(std::string_view words, float width);
/// The same for a path, of which the end says most: the beginning is left out.
void clipped_path(std::string_view path, float width);
[[nodiscard]] float width_of(std::string_view words);

/// Moves the line so that text stands in the middle of controls beside it.
void align_with_controls();
/// What comes next stands beside what was drawn last, or on the next line when there is no room for
/// this width.
void beside(float width);
/// The next item stands at the right end of this line, or on the next one when it does not fit.
void right_or_below(float width);
/// An empty line of this height.
void gap(Theme const& theme, Space space);

}  // namespace noodkluis::app::desktop::ui
