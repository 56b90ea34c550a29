// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/theme/palette.h"

#include <algorithm>
#include <cmath>

namespace noodkluis::app::desktop {
namespace {

constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex)};
}

constexpr Palette kLight{
    .background = rgb(0xF4F5F6),
    .surface = rgb(0xFFFFFF),
    .text = rgb(0x1C1F23),
    .muted = rgb(0x5B6470),
    .accent = rgb(0x1F4E8C),
    .on_accent = rgb(0xFFFFFF),
    .border = rgb(0x808A97),
    .line = rgb(0xDFE2E6),
    .selected = rgb(0xDCE7F5),
    .hovered = rgb(0xECF0F5),
    .danger = rgb(0xB3261E),
    .danger_surface = rgb(0xFDECEA),
    .warning = rgb(0x7A4F00),
    .warning_surface = rgb(0xFFF3D6),
    .good = rgb(0x1E6B3C),
    .good_surface = rgb(0xE3F4E8),
};

constexpr Palette kDark{
    .background = rgb(0x15181C),
    .surface = rgb(0x1D2126),
    .text = rgb(0xE8EAED),
    .muted = rgb(0xA3ACB8),
    .accent = rgb(0x7FB2FF),
    .on_accent = rgb(0x10151C),
    .border = rgb(0x76818D),
    .line = rgb(0x343A42),
    .selected = rgb(0x22354F),
    .hovered = rgb(0x272D34),
    .danger = rgb(0xFF8A80),
    .danger_surface = rgb(0x3A1F1E),
    .warning = rgb(0xFFC861),
    .warning_surface = rgb(0x362B14),
    .good = rgb(0x7BD79A),
    .good_surface = rgb(0x17301F),
};

constexpr Palette kField{
    .background = rgb(0x000000),
    .surface = rgb(0x000000),
    .text = rgb(0xFFFFFF),
    .muted = rgb(0xD6DAE0),
    .accent = rgb(0xFFD400),
    .on_accent = rgb(0x000000),
    .border = rgb(0xFFFFFF),
    .line = rgb(0x5B6470),
    .selected = rgb(0x2B2600),
    .hovered = rgb(0x1A1D21),
    .danger = rgb(0xFF8A80),
    .danger_surface = rgb(0x2A0F0D),
    .warning = rgb(0xFFC861),
    .warning_surface = rgb(0x2A1F08),
    .good = rgb(0x7BD79A),
    .good_surface = rgb(0x0B2413),
};

double linear(std::uint8_t channel) {
    double const part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

}  // namespace

Palette const& palette_of(ThemeKind kind) {
    switch (kind) {
        case ThemeKind::light:
            return kLight;
        case ThemeKind::dark:
            return kDark;
        case ThemeKind::field:
            break;
    }
    return kField;
}

double contrast(Colour a, Colour b) {
    auto const [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

}  // namespace noodkluis::app::desktop
