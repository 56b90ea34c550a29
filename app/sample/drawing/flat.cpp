// SPDX-License-Identifier: Apache-2.0
// What hangs on a wall or lies flat.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/sample/drawing/shapes.h"

namespace noodkluis::app::sample {
namespace {

void draw_frame(Canvas& canvas, Box const& outside, double width, Colour colour) {
    canvas.box({outside.x + 10, outside.y + 14, outside.width, outside.height});
    canvas.fill({0, 0, 0}, 0.25);
    auto const inside = outside.inset(width);
    auto const side = [&](Point a, Point b, Point c, Point d, double light) {
        canvas.polygon({a, b, c, d});
        canvas.fill(light > 0 ? colour.lighter(light) : colour.darker(-light));
    };
    side({outside.x, outside.y}, {outside.right(), outside.y}, {inside.right(), inside.y},
         {inside.x, inside.y}, 0.25);
    side({outside.x, outside.y}, {inside.x, inside.y}, {inside.x, inside.bottom()},
         {outside.x, outside.bottom()}, 0.1);
    side({outside.right(), outside.y}, {outside.right(), outside.bottom()},
         {inside.right(), inside.bottom()}, {inside.right(), inside.y}, -0.25);
    side({outside.x, outside.bottom()}, {inside.x, inside.bottom()},
         {inside.right(), inside.bottom()}, {outside.right(), outside.bottom()}, -0.4);
    for (double const at : {0.35, 0.8}) {
        canvas.box(outside.inset(width * at));
        canvas.stroke(colour.darker(0.5), 2, 0.6);
    }
}

Box upright(double width, double height) {
    return {kMiddle - width / 2, 345 - height / 2, width, height};
}

void draw_map(Canvas& canvas, Box const& box, Variation& vary) {
    canvas.box(box);
    canvas.fill({0.91, 0.86, 0.72});
    for (int i = 0; i < 22; ++i) {
        Box const plot{box.x + vary.between(0.02, 0.85) * box.width,
                       box.y + vary.between(0.04, 0.8) * box.height, vary.between(30, 90),
                       vary.between(24, 60)};
        canvas.box(plot);
        canvas.fill_keeping(vary.below(2) == 0 ? Colour{0.70, 0.76, 0.55} : Colour{0.86, 0.74, 0.5},
                            0.7);
        canvas.stroke({0.35, 0.28, 0.2}, 1);
    }
    std::vector<Point> canal;
    for (int i = 0; i <= 6; ++i) {
        canal.push_back(
            {box.x + box.width * i / 6.0, box.y + box.height * (0.5 + vary.between(-0.2, 0.2))});
    }
    canvas.curve(canal);
    canvas.stroke({0.36, 0.52, 0.62}, 14);
    Point const rose{box.right() - 70, box.bottom() - 70};
    for (int i = 0; i < 8; ++i) {
        double const angle = i * std::numbers::pi / 4;
        double const reach = i % 2 == 0 ? 44 : 24;
        canvas.line(rose, {rose.x + std::cos(angle) * reach, rose.y + std::sin(angle) * reach},
                    {0.5, 0.18, 0.14}, 3);
    }
}

void draw_lines(Canvas& canvas, Box const& box, Variation& vary) {
    int const lines = static_cast<int>(std::ceil(box.height / 24));
    for (int line = 0; line < lines; ++line) {
        double const y = box.y + 24.0 * line;
        for (double x = box.x; x < box.right() - 20;) {
            double const word = vary.between(18, 64);
            canvas.line({x, y}, {std::min(x + word, box.right()), y}, {0.25, 0.17, 0.12}, 4, 0.75);
            x += word + 12;
        }
    }
}

void draw_charter(Canvas& canvas, Look& look) {
    Box const sheet{230, 130, 540, 330};
    canvas.box({sheet.x + 8, sheet.y + 10, sheet.width, sheet.height});
    canvas.fill({0, 0, 0}, 0.2);
    canvas.box(sheet);
    canvas.fill_down(sheet, look.colour, look.colour.darker(0.12));
    canvas.text({sheet.x + 60, sheet.y + 60}, 66, "W", {0.55, 0.16, 0.13});
    draw_lines(canvas, {sheet.x + 110, sheet.y + 50, sheet.width - 150, 48}, look.vary);
    draw_lines(canvas, {sheet.x + 40, sheet.y + 112, sheet.width - 80, 170}, look.vary);
    for (double const x : {-16.0, 16.0}) {
        canvas.line({kMiddle + x, sheet.bottom() - 16}, {kMiddle + x / 3, 520},
                    look.colour.darker(0.2), 9);
    }
    canvas.ellipse({kMiddle, 560}, 62, 58);
    canvas.fill({0.20, 0.36, 0.22});
    canvas.ellipse({kMiddle, 558}, 46, 42);
    canvas.stroke({0.35, 0.52, 0.34}, 4);
    canvas.line({kMiddle - 8, 530}, {kMiddle + 14, 590}, {0.1, 0.2, 0.12}, 3);
}

}  // namespace

void draw_painting(Canvas& canvas, Look& look) {
    bool const tall = look.kind == "portret" || look.kind == "spiegel";
    bool const wide = look.kind == "groep";
    Box const outside = tall   ? upright(410, 520)
                        : wide ? upright(800, 520)
                               : upright(640 + look.vary.between(-40, 40), 480);
    double const width = look.kind == "spiegel" ? 62 : 46;
    draw_frame(canvas, outside, width, look.colour);
    draw_scene(canvas, outside.inset(width), look.kind, look.vary);
}

void draw_sheet(Canvas& canvas, Look& look) {
    if (look.kind == "oorkonde") {
        draw_charter(canvas, look);
        return;
    }
    Box const outside = upright(720, 500);
    draw_frame(canvas, outside, 18, look.colour);
    auto const mount = outside.inset(18);
    canvas.box(mount);
    canvas.fill({0.94, 0.92, 0.87});
    auto const sheet = look.kind == "kaart" ? mount : mount.inset(54);
    if (look.kind == "kaart") {
        draw_map(canvas, sheet, look.vary);
        return;
    }
    draw_scene(canvas, sheet, look.kind == "prent" ? "stad" : "zee", look.vary);
    canvas.box(sheet);  // printed or drawn in ink: little colour is left
    canvas.fill(look.kind == "prent" ? Colour{0.80, 0.77, 0.70} : Colour{0.87, 0.80, 0.64}, 0.62);
    canvas.box(sheet);
    canvas.stroke({0.25, 0.2, 0.17}, 2);
}

void draw_textile(Canvas& canvas, Look& look) {
    Box const cloth = look.kind == "merklap" ? upright(430, 480) : upright(720, 490);
    canvas.box({cloth.x + 8, cloth.y + 12, cloth.width, cloth.height});
    canvas.fill({0, 0, 0}, 0.22);
    canvas.box(cloth);
    canvas.fill_down(cloth, look.colour.lighter(0.1), look.colour.darker(0.15));
    canvas.box(cloth);
    canvas.begin_clip();
    if (look.kind == "kleed") {
        draw_scene(canvas, cloth.inset(60), "zomer", look.vary);
        canvas.box(cloth.inset(60));
        canvas.fill({0.55, 0.50, 0.34}, 0.42);
        for (int i = 0; i < 11; ++i) {
            for (double const y : {cloth.y + 30, cloth.bottom() - 30}) {
                canvas.ellipse({cloth.x + 30 + 66.0 * i, y}, 20, 16);
                canvas.fill({0.72, 0.32, 0.25}, 0.9);
            }
        }
    } else if (look.kind == "merklap") {
        constexpr std::string_view kLetters = "ABCDEFGHIKLMNOPRSTVWZ";
        int letter = 0;
        for (char const sign : kLetters) {
            int const row = letter / 7;
            canvas.text({cloth.x + 50 + 55.0 * (letter % 7), cloth.y + 60 + 60.0 * row}, 36,
                        std::string(1, sign), {0.55, 0.16, 0.15});
            ++letter;
        }
        for (int i = 0; i < 6; ++i) {
            canvas.box({cloth.x + 40 + 62.0 * i, cloth.y + 270, 34, 34});
            canvas.fill(i % 2 == 0 ? Colour{0.22, 0.4, 0.3} : Colour{0.2, 0.3, 0.5});
        }
        canvas.text({cloth.centre().x, cloth.bottom() - 80}, 54, "1791", {0.2, 0.3, 0.5});
    } else {
        for (int i = 0; i < 3; ++i) {
            canvas.box({cloth.x, cloth.y + cloth.height * i / 3, cloth.width, cloth.height / 6});
            canvas.fill(look.colour.lighter(0.5), look.kind == "vlag" ? 0.75 : 0.12);
        }
        canvas.ellipse(cloth.centre(), 118, 118);
        canvas.fill(colour_named("goud"));
        canvas.ellipse(cloth.centre(), 100, 100);
        canvas.fill(look.colour.darker(0.1));
        canvas.polygon({{cloth.centre().x - 70, cloth.centre().y + 26},
                        {cloth.centre().x + 70, cloth.centre().y + 26},
                        {cloth.centre().x + 46, cloth.centre().y + 56},
                        {cloth.centre().x - 46, cloth.centre().y + 56}});
        canvas.fill(colour_named("zilver"));
        canvas.line({cloth.centre().x, cloth.centre().y + 26},
                    {cloth.centre().x, cloth.centre().y - 66}, colour_named("zilver"), 8);
    }
    for (int i = 0; i < 16; ++i) {  // folds
        double const x = cloth.x + 46.0 * i;
        canvas.line({x, cloth.y}, {x + 14, cloth.bottom()}, {0, 0, 0}, 12, 0.05);
    }
    canvas.end_clip();
    canvas.line({cloth.x - 30, cloth.y - 6}, {cloth.right() + 30, cloth.y - 6},
                colour_named("noten"), 14);
}

}  // namespace noodkluis::app::sample
