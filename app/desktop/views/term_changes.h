// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/theme/theme.h"
#include "app/sharing/terms_words.h"

namespace noodkluis::app::desktop {

/// What a renewal changes, one thing below the other; a sentence when it changes nothing.
void draw_term_changes(Theme const& theme, std::vector<TermChange> const& changes);

}  // namespace noodkluis::app::desktop
