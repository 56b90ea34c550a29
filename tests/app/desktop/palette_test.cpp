// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/theme/palette.h"

#include <catch2/catch_approx.hpp>

#include "support/fixtures.h"

using namespace noodkluis::app::desktop;

TEST_CASE("contrast is that of WCAG 2.2", "[desktop]") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Catch::Approx(21));
    CHECK(contrast({255, 255, 255}, {255, 255, 255}) == Catch::Approx(1));
    // From the examples of the standard: the lightest grey that passes on white.
    CHECK(contrast({0x76, 0x76, 0x76}, {255, 255, 255}) == Catch::Approx(4.54).margin(0.01));
}

TEST_CASE("everything can be read in every theme", "[desktop]") {
    for (auto const kind : {ThemeKind::light, ThemeKind::dark, ThemeKind::field}) {
        INFO(kThemeKindNames[static_cast<std::size_t>(kind)]);
        auto const& p = palette_of(kind);
        double const text = kind == ThemeKind::field ? 7 : 4.5;
        for (auto const ground : {p.surface, p.background, p.hovered, p.selected}) {
            CHECK(contrast(p.text, ground) >= text);
            CHECK(contrast(p.muted, ground) >= text);
        }
        for (auto const ground : {p.surface, p.background}) {
            CHECK(contrast(p.accent, ground) >= text);
            CHECK(contrast(p.danger, ground) >= text);
            CHECK(contrast(p.warning, ground) >= text);
            CHECK(contrast(p.good, ground) >= text);
            CHECK(contrast(p.border, ground) >= 3);
        }
        CHECK(contrast(p.on_accent, p.accent) >= text);
        CHECK(contrast(p.accent, p.selected) >= text);
        CHECK(contrast(p.danger, p.danger_surface) >= text);
        CHECK(contrast(p.warning, p.warning_surface) >= text);
        CHECK(contrast(p.good, p.good_surface) >= text);
    }
}
