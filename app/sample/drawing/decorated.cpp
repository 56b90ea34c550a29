// SPDX-License-Identifier: Apache-2.0
// Plates, tiles and fans: shapes with a pattern on them.
#include <cmath>
#include <numbers>

#include "app/sample/drawing/shapes.h"

namespace noodkluis::app::sample {
namespace {

constexpr Colour kBlue{0.17, 0.28, 0.58};

void draw_little_ship(Canvas& canvas, Point centre, double size, Colour colour) {
    canvas.polygon({{centre.x - size, centre.y + size * 0.3},
                    {centre.x + size, centre.y + size * 0.24},
                    {centre.x + size * 0.66, centre.y + size * 0.62},
                    {centre.x - size * 0.66, centre.y + size * 0.62}});
    canvas.fill(colour);
    canvas.line({centre.x, centre.y + size * 0.3}, {centre.x, centre.y - size * 0.9}, colour,
                size * 0.08);
    canvas.polygon({{centre.x + size * 0.08, centre.y - size * 0.85},
                    {centre.x + size * 0.85, centre.y + size * 0.14},
                    {centre.x + size * 0.08, centre.y + size * 0.14}});
    canvas.fill(colour, 0.55);
    for (int i = -1; i <= 1; ++i) {
        canvas.line({centre.x + size * (0.8 * i - 0.3), centre.y + size * 0.85},
                    {centre.x + size * (0.8 * i + 0.3), centre.y + size * 0.85}, colour,
                    size * 0.06);
    }
}

void draw_flower(Canvas& canvas, Point centre, double size, Colour colour) {
    for (int i = 0; i < 6; ++i) {
        double const angle = i * std::numbers::pi / 3;
        canvas.ellipse(
            {centre.x + std::cos(angle) * size * 0.55, centre.y + std::sin(angle) * size * 0.55},
            size * 0.36, size * 0.36);
        canvas.fill(colour, 0.75);
    }
    canvas.ellipse(centre, size * 0.26, size * 0.26);
    canvas.fill(colour.lighter(0.7));
}

/// A vase with flowers over many tiles.
void draw_tile_picture(Canvas& canvas, Box const& all) {
    auto const centre = all.centre();
    canvas.curve({{centre.x - 60, all.bottom() - 50},
                  {centre.x - 90, all.bottom() - 150},
                  {centre.x - 34, all.bottom() - 210},
                  {centre.x + 34, all.bottom() - 210},
                  {centre.x + 90, all.bottom() - 150},
                  {centre.x + 60, all.bottom() - 50}});
    canvas.fill(kBlue, 0.75);
    for (auto const& step : {Point{-130, -20},
                             {-70, -120},
                             {0, -160},
                             {74, -112},
                             {132, -16},
                             {-34, -46},
                             {44, -40}}) {
        Point const flower{centre.x + step.x, centre.y + step.y - 20};
        canvas.curve({{centre.x + step.x * 0.1, all.bottom() - 205},
                      {centre.x + step.x * 0.4, centre.y + step.y * 0.2 + 40},
                      flower});
        canvas.stroke(kBlue, 4, 0.7);
        draw_flower(canvas, flower, 44, kBlue);
    }
}

}  // namespace

void draw_tiles(Canvas& canvas, Look& look) {
    bool const picture = look.kind == "bloem";
    int const columns = picture ? 5 : 6;
    int const rows = picture ? 6 : 4;
    double const size = picture ? 90 : 118;
    Box const all{kMiddle - columns * size / 2, 345 - rows * size / 2, columns * size, rows * size};
    canvas.box({all.x + 8, all.y + 12, all.width, all.height});
    canvas.fill({0, 0, 0}, 0.2);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            Box const tile = Box{all.x + column * size, all.y + row * size, size, size}.inset(1.5);
            canvas.box(tile);
            canvas.fill_down(tile, look.colour.darker(look.vary.between(0, 0.05)),
                             look.colour.darker(look.vary.between(0.05, 0.13)));
            for (auto const& corner : {Point{tile.x, tile.y},
                                       {tile.right(), tile.y},
                                       {tile.x, tile.bottom()},
                                       {tile.right(), tile.bottom()}}) {
                canvas.ellipse(corner, picture ? 6 : 11, picture ? 6 : 11);
                canvas.fill(kBlue, 0.6);
            }
            if (!picture) {
                draw_little_ship(canvas, {tile.centre().x, tile.centre().y - 4},
                                 look.vary.between(24, 36), kBlue);
            }
        }
    }
    if (picture) {
        draw_tile_picture(canvas, all);
    }
}

void draw_plate(Canvas& canvas, Look& look) {
    bool const silver = look.kind == "tulp";
    Colour const pattern = silver ? look.colour.darker(0.45) : kBlue;
    Point const centre{kMiddle, 350};
    canvas.ellipse({centre.x + 10, centre.y + 18}, 268, 268);
    canvas.fill({0, 0, 0}, 0.22);
    Box const round{centre.x - 264, 0, 528, 0};
    canvas.ellipse(centre, 264, 264);
    canvas.fill_across(round, look.colour.darker(0.2), look.colour.lighter(0.35),
                       look.colour.darker(silver ? 0.45 : 0.22));
    for (double const radius : {258.0, 186.0, 176.0}) {
        canvas.ellipse(centre, radius, radius);
        canvas.stroke(pattern, radius > 200 ? 7 : 3, 0.8);
    }
    for (int i = 0; i < 12; ++i) {
        double const angle = i * std::numbers::pi / 6;
        draw_flower(canvas, {centre.x + std::cos(angle) * 220, centre.y + std::sin(angle) * 220},
                    24, pattern);
    }
    if (silver) {
        for (double const turn : {-0.5, 0.0, 0.5}) {
            Point const flower{centre.x + turn * 170, centre.y - 90 + std::abs(turn) * 50};
            canvas.curve({{centre.x, centre.y + 130}, {centre.x + turn * 60, centre.y}, flower});
            canvas.stroke(pattern, 6);
            canvas.ellipse(flower, 30, 42);
            canvas.fill(pattern, 0.85);
        }
    } else {
        draw_little_ship(canvas, centre, 92, kBlue);
    }
}

void draw_fan(Canvas& canvas, Look& look) {
    Point const pivot{kMiddle, 590};
    constexpr int kSticks = 17;
    for (int i = 0; i < kSticks; ++i) {
        double const from = std::numbers::pi * (1.1 + 0.8 * i / kSticks);
        double const to = std::numbers::pi * (1.1 + 0.8 * (i + 1) / kSticks);
        auto const at = [&](double angle, double reach) {
            return Point{pivot.x + std::cos(angle) * reach, pivot.y + std::sin(angle) * reach};
        };
        canvas.polygon({at(from, 240), at(from, 455), at(to, 455), at(to, 240)});
        canvas.fill(i % 2 == 0 ? look.colour : look.colour.darker(0.12));
        draw_flower(canvas, at((from + to) / 2, 350), look.vary.between(10, 26),
                    i % 3 == 0 ? Colour{0.7, 0.32, 0.3} : Colour{0.32, 0.46, 0.38});
        canvas.line(pivot, at((from + to) / 2, 250), look.colour.darker(0.3), 13);
        canvas.line(pivot, at((from + to) / 2, 250), look.colour.darker(0.05), 9);
    }
    canvas.ellipse(pivot, 14, 14);
    canvas.fill(colour_named("goud"));
}

}  // namespace noodkluis::app::sample
