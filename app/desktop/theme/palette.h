// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

// The colours of the desktop by role. The only place with literals: everything else says what a
// colour is for.
namespace noodkluis::app::desktop {

/// sRGB.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
};

/// What a message is about; shown by colour, icon and word together.
enum class Tone : std::uint8_t { neutral, good, warning, danger };

struct Palette {
    Colour background;  ///< behind surfaces
    Colour surface;     ///< where text stands
    Colour text;
    Colour muted;      ///< less important text
    Colour accent;     ///< the next step; one on each screen
    Colour on_accent;  ///< text on it
    Colour border;     ///< of controls
    Colour line;       ///< between things; carries no meaning
    Colour selected;   ///< behind a chosen row
    Colour hovered;    ///< behind a row or control under the pointer
    Colour danger;
    Colour danger_surface;
    Colour warning;
    Colour warning_surface;
    Colour good;
    Colour good_surface;
};

/// `field` is for the command vehicle: highest contrast.
enum class ThemeKind : std::uint8_t { light, dark, field };
inline constexpr std::array kThemeKindNames{"light", "dark", "field"};

[[nodiscard]] Palette const& palette_of(ThemeKind kind);

/// The contrast ratio of WCAG 2.2, 1 to 21.
[[nodiscard]] double contrast(Colour a, Colour b);

}  // namespace noodkluis::app::desktop
