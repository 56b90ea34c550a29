// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/theme/theme.h"
#include "app/sharing/acquaintance.h"

namespace noodkluis::app::desktop {

/// How many groups of a fingerprint stand next to each other.
inline constexpr std::size_t kGroupsInLine = 4;
/// From the start of one group to that of the next.
[[nodiscard]] float group_step(Theme const& theme);

/// The eight groups in large figures, each with its number, in the order in which they are read
/// out.
void draw_fingerprint(Theme const& theme, FingerprintGroups const& groups);
/// Small and grey above what follows: which group it is.
void draw_group_number(Theme const& theme, std::size_t group);
/// A code of `side` pixels with its light border, dark on light in every theme: cameras want that.
void draw_code(Theme const& theme, QrCode const& code, float side);

}  // namespace noodkluis::app::desktop
