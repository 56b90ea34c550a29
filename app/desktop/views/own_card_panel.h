// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/theme/theme.h"
#include "app/sharing/acquaintance.h"

namespace noodkluis::app::desktop {

enum class CardWish : std::uint8_t { none, save, renew };
/// Our own card, with its fingerprint for reading out and for a camera, until when the one that
/// went out holds, and the keys of weeks.
[[nodiscard]] CardWish draw_own_card(Theme const& theme, OwnCard const& own, Timestamp now);

enum class PartnerWish : std::uint8_t { none, renew, remove };
/// A partner whose card was compared. `removing` is whether the user is being asked to confirm.
[[nodiscard]] PartnerWish draw_partner(Theme const& theme, PartnerSheet const& partner,
                                       bool& removing);

struct CardStateLook {
    Tone tone;
    char const* icon;
    char const* words;  ///< translated
};
[[nodiscard]] CardStateLook look_of(CardState state);

}  // namespace noodkluis::app::desktop
