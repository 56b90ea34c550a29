// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <imgui.h>

#include "app/desktop/theme/fonts.h"
#include "app/desktop/theme/palette.h"

namespace noodkluis::app::desktop {

/// Distances, at a scale of 100 %; nothing in between is used.
enum class Space : std::uint8_t { xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32 };

/// How everything looks: handed to whatever draws.
struct Theme {
    ThemeKind kind = ThemeKind::light;
    Palette palette;
    Fonts fonts;
    float scale = 1;  ///< 1 to 2

    [[nodiscard]] float px(float at_100_percent) const;
    [[nodiscard]] float space(Space space) const { return px(static_cast<float>(space)); }
    [[nodiscard]] bool is_field() const { return kind == ThemeKind::field; }
    /// Of a table or list.
    [[nodiscard]] float row_height() const { return px(is_field() ? 72 : 32); }
    /// Of what is pressed.
    [[nodiscard]] float control_height() const { return px(is_field() ? 64 : 35); }
    [[nodiscard]] Colour colour_of(Tone tone) const;
    [[nodiscard]] Colour surface_of(Tone tone) const;
};

[[nodiscard]] ImVec4 to_imgui(Colour colour);
[[nodiscard]] ImU32 to_packed(Colour colour);

/// Loads the fonts at this scale and gives the current ImGui context the look.
/// Errors: font_missing.
[[nodiscard]] Result<Theme> load_theme(ThemeKind kind, float scale);

}  // namespace noodkluis::app::desktop
