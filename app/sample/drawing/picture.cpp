// SPDX-License-Identifier: Apache-2.0
#include "app/sample/drawing/picture.h"

#include <algorithm>
#include <array>

#include "app/sample/drawing/shapes.h"

namespace noodkluis::app::sample {
namespace {

struct Shape {
    std::string_view name;
    void (*draw)(Canvas&, Look&);
};
constexpr std::array kShapes{Shape{"schilderij", draw_painting}, Shape{"blad", draw_sheet},
                             Shape{"doek", draw_textile},        Shape{"tegels", draw_tiles},
                             Shape{"bord", draw_plate},          Shape{"waaier", draw_fan},
                             Shape{"vat", draw_vessel},          Shape{"kaststel", draw_garniture},
                             Shape{"kist", draw_chest},          Shape{"kast", draw_cabinet},
                             Shape{"stoel", draw_chairs},        Shape{"klok", draw_clock},
                             Shape{"doos", draw_boxes},          Shape{"boek", draw_books},
                             Shape{"munten", draw_coins},        Shape{"ketting", draw_chain},
                             Shape{"lepels", draw_spoons},       Shape{"sleutels", draw_keys},
                             Shape{"kompas", draw_compass},      Shape{"globe", draw_globe},
                             Shape{"schip", draw_ship},          Shape{"beeld", draw_bust},
                             Shape{"japon", draw_dress},         Shape{"plafond", draw_ceiling},
                             Shape{"schouw", draw_chimney_piece}};

/// A photographer's background paper, in one of a few soft tints.
void draw_background(Canvas& canvas, Variation& vary) {
    constexpr std::array kTints{Colour{0.80, 0.82, 0.83}, Colour{0.84, 0.82, 0.78},
                                Colour{0.77, 0.81, 0.80}, Colour{0.83, 0.80, 0.80}};
    auto const tint = kTints[static_cast<std::size_t>(vary.below(4))];
    canvas.box({0, 0, kPictureWidth, kPictureHeight});
    canvas.fill_down({0, 0, kPictureWidth, 560}, tint.lighter(0.35), tint);
    Box const ground{0, 560, kPictureWidth, kPictureHeight - 560};
    canvas.box(ground);
    canvas.fill_down(ground, tint, tint.darker(0.14));
}

/// The card with the number that lies in the corner of a museum's photo.
void draw_number(Canvas& canvas, std::string const& number) {
    Box const card{40, 676, 170, 48};
    canvas.box({card.x + 3, card.y + 4, card.width, card.height});
    canvas.fill({0, 0, 0}, 0.2);
    canvas.box(card);
    canvas.fill({0.98, 0.98, 0.97});
    canvas.text({card.centre().x, card.centre().y}, 27, number, {0.12, 0.12, 0.13});
    for (int i = 0; i < 5; ++i) {  // a scale bar
        canvas.box({230 + 26.0 * i, 700, 26, 12});
        canvas.fill(i % 2 == 0 ? Colour{0.12, 0.12, 0.13} : Colour{0.97, 0.97, 0.97});
    }
}

}  // namespace

void draw_shadow(Canvas& canvas, double centre_x, double width) {
    for (int i = 0; i < 6; ++i) {
        canvas.ellipse({centre_x, kGround + 4}, width * (0.44 + 0.03 * i), 10.0 + 3 * i);
        canvas.fill({0, 0, 0}, 0.05);
    }
}

Bytes draw_picture(PictureOrder const& order) {
    auto const* const shape =
        std::find_if(kShapes.begin(), kShapes.end(),
                     [&](Shape const& candidate) { return candidate.name == order.shape; });
    NK_ASSERT(shape != kShapes.end());
    Canvas canvas(kPictureWidth, kPictureHeight);
    Look look{colour_named(order.colour), order.kind, Variation(order.number)};
    draw_background(canvas, look.vary);
    shape->draw(canvas, look);
    draw_number(canvas, order.number);
    return canvas.png();
}

}  // namespace noodkluis::app::sample
