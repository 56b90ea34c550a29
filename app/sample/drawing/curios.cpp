// SPDX-License-Identifier: Apache-2.0
// Everything that is not flat, turned or furniture.
#include <cmath>
#include <numbers>

#include "app/sample/drawing/shapes.h"

namespace noodkluis::app::sample {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;

Point around(Point centre, double angle, double radius_x, double radius_y) {
    return {centre.x + std::cos(angle) * radius_x, centre.y + std::sin(angle) * radius_y};
}

void draw_tray(Canvas& canvas, Box const& tray) {
    canvas.rounded({tray.x + 8, tray.y + 12, tray.width, tray.height}, 18);
    canvas.fill({0, 0, 0}, 0.25);
    canvas.rounded(tray, 18);
    canvas.fill(colour_named("noten"));
    canvas.rounded(tray.inset(22), 10);
    canvas.fill_down(tray, {0.17, 0.23, 0.33}, {0.10, 0.14, 0.22});
}

}  // namespace

void draw_coins(Canvas& canvas, Look& look) {
    Box const tray{150, 120, 700, 480};
    draw_tray(canvas, tray);
    for (int i = 0; i < 40; ++i) {
        Point const at{226 + 78.0 * (i % 8), 192 + 84.0 * static_cast<int>(i / 8)};
        auto const size = look.vary.between(18, 32);
        auto const metal = look.vary.below(4) == 0 ? colour_named("goud") : look.colour;
        canvas.ellipse({at.x + 3, at.y + 4}, size, size);
        canvas.fill({0, 0, 0}, 0.4);
        canvas.ellipse(at, size, size);
        canvas.fill_across({at.x - size, 0, 2 * size, 0}, metal.darker(0.2), metal.lighter(0.4),
                           metal.darker(0.35));
        canvas.ellipse(at, size * 0.72, size * 0.72);
        canvas.stroke(metal.darker(0.45), 2);
        canvas.line({at.x - size * 0.35, at.y}, {at.x + size * 0.35, at.y}, metal.darker(0.45), 3);
        canvas.line({at.x, at.y - size * 0.4}, {at.x, at.y + size * 0.4}, metal.darker(0.45), 3);
    }
}

void draw_chain(Canvas& canvas, Look& look) {
    draw_tray(canvas, {140, 90, 720, 530});
    Point const centre{kMiddle, 300};
    for (int i = 0; i < 60; ++i) {
        canvas.ellipse(around(centre, kTurn * i / 60, 250, 170), 13, 9);
        canvas.stroke(look.colour.lighter(0.2), 4);
    }
    for (int i = 0; i < 12; ++i) {
        auto const at = around(centre, kTurn * i / 12, 250, 170);
        canvas.rounded({at.x - 26, at.y - 24, 52, 58}, 16);
        canvas.fill_across({at.x - 26, 0, 52, 0}, look.colour.darker(0.25),
                           look.colour.lighter(0.4), look.colour.darker(0.3));
        canvas.polygon({{at.x - 16, at.y + 6},
                        {at.x + 16, at.y + 6},
                        {at.x + 9, at.y + 18},
                        {at.x - 9, at.y + 18}});
        canvas.fill(look.colour.darker(0.6));
        canvas.line({at.x, at.y + 6}, {at.x, at.y - 14}, look.colour.darker(0.6), 3);
    }
    canvas.ellipse({centre.x, 530}, 54, 54);
    canvas.fill_across({centre.x - 54, 0, 108, 0}, look.colour.darker(0.2),
                       look.colour.lighter(0.4), look.colour.darker(0.4));
    canvas.text({centre.x, 530}, 44, "N", look.colour.darker(0.6));
}

void draw_spoons(Canvas& canvas, Look& look) {
    draw_tray(canvas, {140, 90, 720, 530});
    for (int i = 0; i < 6; ++i) {
        double const x = 235 + 106.0 * i;
        canvas.line({x, 250}, {x, 540}, look.colour.darker(0.15), 12);
        canvas.line({x - 2, 250}, {x - 2, 540}, look.colour.lighter(0.35), 4);
        canvas.ellipse({x, 205}, 36, 54);
        canvas.fill_across({x - 36, 0, 72, 0}, look.colour.darker(0.3), look.colour.lighter(0.45),
                           look.colour.darker(0.4));
        canvas.ellipse({x, 552}, look.vary.between(10, 18), look.vary.between(12, 22));
        canvas.fill(look.colour.lighter(0.1));
    }
}

void draw_keys(Canvas& canvas, Look& look) {
    canvas.ellipse({kMiddle, 150}, 66, 60);
    canvas.stroke(look.colour.darker(0.2), 13);
    for (int i = 0; i < 4; ++i) {
        double const lean = (i - 1.5) * 96;
        Point const bow{kMiddle + lean * 0.6, 240};
        Point const tip{kMiddle + lean * 1.7, 560 + look.vary.between(-24, 24)};
        canvas.ellipse(bow, 38, 44);
        canvas.stroke(look.colour, 15);
        canvas.line({bow.x + lean * 0.08, bow.y + 40}, tip, look.colour, 17);
        canvas.line({bow.x + lean * 0.08 - 4, bow.y + 44}, {tip.x - 4, tip.y},
                    look.colour.lighter(0.3), 4);
        for (double const back : {0.0, 34.0}) {
            canvas.line({tip.x - lean * back / 420, tip.y - back}, {tip.x + 40, tip.y - back - 5},
                        look.colour.darker(0.1), 17);
        }
    }
}

void draw_compass(Canvas& canvas, Look& look) {
    draw_shadow(canvas, kMiddle, 560);
    Box const box{250, 110, 500, 500};
    canvas.rounded(box, 16);
    canvas.fill_down(box, colour_named("noten").lighter(0.2), colour_named("noten"));
    for (double const radius : {220.0, 196.0}) {
        canvas.ellipse(box.centre(), radius, radius);
        canvas.fill_across(box, look.colour.darker(0.3), look.colour.lighter(0.4),
                           look.colour.darker(0.4));
    }
    canvas.ellipse(box.centre(), 172, 172);
    canvas.fill({0.94, 0.91, 0.82});
    for (int i = 0; i < 32; ++i) {
        auto const angle = kTurn * i / 32;
        canvas.line(around(box.centre(), angle, i % 4 == 0 ? 140 : 156, i % 4 == 0 ? 140 : 156),
                    around(box.centre(), angle, 168, 168), {0.2, 0.16, 0.13}, 3);
    }
    for (int i = 0; i < 8; ++i) {
        auto const angle = kTurn * i / 8;
        auto const reach = i % 2 == 0 ? 132.0 : 84.0;
        canvas.polygon({around(box.centre(), angle - 0.25, 34, 34),
                        around(box.centre(), angle, reach, reach),
                        around(box.centre(), angle + 0.25, 34, 34)});
        canvas.fill(i % 2 == 0 ? Colour{0.55, 0.17, 0.14} : Colour{0.2, 0.28, 0.44});
    }
    canvas.ellipse(box.centre(), 13, 13);
    canvas.fill(look.colour);
}

void draw_globe(Canvas& canvas, Look& look) {
    draw_shadow(canvas, kMiddle, 320);
    Point const centre{kMiddle, 280};
    for (double const x : {-120.0, 0.0, 120.0}) {
        canvas.line({kMiddle + x * 0.6, 440}, {kMiddle + x, kGround}, look.colour.darker(0.15), 22);
    }
    canvas.line({kMiddle - 110, 560}, {kMiddle + 110, 560}, look.colour, 15);
    Box const round{centre.x - 190, centre.y - 190, 380, 380};
    canvas.ellipse(centre, 190, 190);
    canvas.fill_across(round, {0.60, 0.60, 0.44}, {0.90, 0.85, 0.66}, {0.42, 0.38, 0.27});
    canvas.ellipse(centre, 190, 190);
    canvas.begin_clip();
    for (int i = 0; i < 9; ++i) {
        canvas.ellipse(
            {centre.x + look.vary.between(-150, 150), centre.y + look.vary.between(-140, 140)},
            look.vary.between(30, 80), look.vary.between(20, 56));
        canvas.fill({0.52, 0.44, 0.26}, 0.55);
    }
    for (double const part : {0.25, 0.6, 0.9}) {
        canvas.ellipse(centre, 190 * part, 190);
        canvas.stroke({0.3, 0.24, 0.16}, 1.5, 0.6);
        canvas.line({centre.x - 190, centre.y - 190 * part + 95},
                    {centre.x + 190, centre.y - 190 * part + 95}, {0.3, 0.24, 0.16}, 1.5, 0.6);
    }
    canvas.end_clip();
    canvas.ellipse(centre, 214, 214);
    canvas.stroke(colour_named("koper"), 9);
    canvas.ellipse({centre.x, centre.y + 26}, 236, 44);
    canvas.stroke(look.colour, 24);
    canvas.line({centre.x, 70}, {centre.x, 92}, colour_named("koper"), 14);
}

void draw_ship(Canvas& canvas, Look& look) {
    bool const barge = look.kind == "trekschuit";
    double const half = barge ? 400 : 270;
    draw_shadow(canvas, kMiddle, 2 * half);
    for (double const x : {-0.5, 0.5}) {
        canvas.polygon({{kMiddle + x * half - 34, kGround},
                        {kMiddle + x * half + 34, kGround},
                        {kMiddle + x * half + 16, 560},
                        {kMiddle + x * half - 16, 560}});
        canvas.fill(colour_named("noten").darker(0.3));
    }
    Box const hull{kMiddle - half, 470, 2 * half, 120};
    canvas.curve({{hull.x, hull.y - 26},
                  {hull.x + half * 0.3, hull.y + 30},
                  {kMiddle, hull.y + 40},
                  {hull.right() - half * 0.3, hull.y + 26},
                  {hull.right(), hull.y - 36},
                  {hull.right() - half * 0.16, hull.bottom() - 20},
                  {kMiddle, hull.bottom()},
                  {hull.x + half * 0.16, hull.bottom() - 16},
                  {hull.x, hull.y - 26}});
    canvas.fill_down(hull, look.colour.lighter(0.15), look.colour.darker(0.4));
    for (int i = 1; i < 4; ++i) {
        canvas.curve({{hull.x + 14.0 * i, hull.y - 20 + 22.0 * i},
                      {kMiddle, hull.y + 40 + 22.0 * i},
                      {hull.right() - 14.0 * i, hull.y - 30 + 22.0 * i}});
        canvas.stroke(look.colour.darker(0.5), 2.5, 0.7);
    }
    Colour const rope{0.35, 0.29, 0.22};
    Colour const linen = colour_named("linnen");
    if (barge) {
        Box const cabin{kMiddle - 190, 400, 380, 104};
        canvas.rounded(cabin, 16);
        canvas.fill_down(cabin, {0.24, 0.36, 0.30}, {0.15, 0.24, 0.20});
        for (int i = 0; i < 5; ++i) {
            canvas.rounded({cabin.x + 26 + 70.0 * i, cabin.y + 24, 48, 44}, 6);
            canvas.fill({0.92, 0.84, 0.60});
        }
        canvas.line({250, 480}, {250, 180}, colour_named("noten"), 11);
        canvas.line({250, 186}, {120, 452}, rope, 2.5);
        canvas.line({250, 186}, {880, 440}, rope, 2.5);
        canvas.polygon({{256, 190}, {330, 206}, {256, 226}});
        canvas.fill({0.62, 0.18, 0.17});
        return;
    }
    for (double const x : {430.0, 590.0}) {
        double const top = x < 500 ? 90 : 150;
        canvas.line({x, 500}, {x, top}, colour_named("noten"), 11);
        canvas.curve(
            {{x - 4, top + 24}, {x - 140, top + 120}, {x - 128, top + 300}, {x - 4, top + 320}});
        canvas.fill_across({x - 150, 0, 150, 0}, linen.darker(0.2), linen.lighter(0.3), linen);
        canvas.curve(
            {{x + 6, top + 40}, {x + 92, top + 160}, {x + 80, top + 312}, {x + 6, top + 320}});
        canvas.fill_across({x, 0, 100, 0}, linen, linen.lighter(0.3), linen.darker(0.25));
        canvas.line({x, top + 6}, {kMiddle - half + 20, 456}, rope, 2);
        canvas.line({x, top + 6}, {kMiddle + half - 20, 446}, rope, 2);
    }
}

void draw_bust(Canvas& canvas, Look& look) {
    draw_shadow(canvas, kMiddle, 300);
    Box const across{kMiddle - 150, 0, 300, 0};
    auto const stone = [&](double light) {
        canvas.fill_across(across, look.colour.darker(0.2), look.colour.lighter(light),
                           look.colour.darker(0.42));
    };
    canvas.box({kMiddle - 70, 540, 140, 85});
    stone(0.2);
    canvas.curve({{kMiddle - 84, 544},
                  {kMiddle - 176, 470},
                  {kMiddle - 150, 390},
                  {kMiddle - 60, 356},
                  {kMiddle - 46, 300},
                  {kMiddle + 46, 300},
                  {kMiddle + 60, 356},
                  {kMiddle + 150, 390},
                  {kMiddle + 176, 470},
                  {kMiddle + 84, 544}});
    stone(0.4);
    canvas.ellipse({kMiddle, 196}, 104, 112);
    stone(0.1);
    canvas.ellipse({kMiddle, 226}, 78, 104);
    stone(0.5);
    for (double const side : {-1.0, 1.0}) {
        canvas.ellipse({kMiddle + side * 30, 214}, 12, 6);
        canvas.fill(look.colour.darker(0.45));
        canvas.ellipse({kMiddle + side * 84, 236}, 30, 52);  // hair over the ears
        canvas.fill_across(across, look.colour.darker(0.3), look.colour.darker(0.05),
                           look.colour.darker(0.45));
    }
    canvas.curve({{kMiddle - 3, 220}, {kMiddle + 10, 254}, {kMiddle - 4, 262}});
    canvas.stroke(look.colour.darker(0.4), 4);
    canvas.curve({{kMiddle - 22, 288}, {kMiddle, 294}, {kMiddle + 22, 288}});
    canvas.stroke(look.colour.darker(0.5), 5);
    for (int i = 0; i < 5; ++i) {
        canvas.curve({{kMiddle - 130 + 20.0 * i, 410},
                      {kMiddle - 60 + 20.0 * i, 480},
                      {kMiddle - 50 + 34.0 * i, 540}});
        canvas.stroke(look.colour.darker(0.3), 3, 0.6);
    }
}

void draw_dress(Canvas& canvas, Look& look) {
    draw_shadow(canvas, kMiddle, 430);
    canvas.line({kMiddle, 90}, {kMiddle, 140}, colour_named("linnen"), 34);
    Box const across{kMiddle - 230, 0, 460, 0};
    canvas.curve({{kMiddle - 60, 290},
                  {kMiddle - 190, 420},
                  {kMiddle - 235, 620},
                  {kMiddle, 634},
                  {kMiddle + 235, 620},
                  {kMiddle + 190, 420},
                  {kMiddle + 60, 290}});
    canvas.fill_across(across, look.colour.darker(0.3), look.colour.lighter(0.3),
                       look.colour.darker(0.4));
    for (int i = -4; i <= 4; ++i) {
        canvas.curve(
            {{kMiddle + 11.0 * i, 296}, {kMiddle + 38.0 * i, 430}, {kMiddle + 50.0 * i, 616}});
        canvas.stroke(look.colour.darker(0.35), 5, 0.5);
    }
    for (double const side : {-1.0, 1.0}) {
        canvas.curve(
            {{kMiddle + side * 62, 152}, {kMiddle + side * 124, 220}, {kMiddle + side * 138, 290}});
        canvas.stroke(look.colour.darker(0.1), 46);
        canvas.ellipse({kMiddle + side * 140, 302}, 34, 22);
        canvas.fill({0.95, 0.93, 0.88});
    }
    canvas.polygon({{kMiddle - 82, 132},
                    {kMiddle + 82, 132},
                    {kMiddle + 58, 300},
                    {kMiddle, 330},
                    {kMiddle - 58, 300}});
    canvas.fill_across({kMiddle - 82, 0, 164, 0}, look.colour.darker(0.2),
                       look.colour.lighter(0.35), look.colour.darker(0.3));
    for (int i = 0; i < 5; ++i) {
        canvas.line({kMiddle - 26, 166.0 + 28 * i}, {kMiddle + 26, 166.0 + 28 * i},
                    {0.95, 0.93, 0.88}, 7);
    }
}

}  // namespace noodkluis::app::sample
