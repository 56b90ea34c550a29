// SPDX-License-Identifier: Apache-2.0
// What is part of the building and cannot be carried out.
#include "app/sample/drawing/shapes.h"

namespace noodkluis::app::sample {

void draw_ceiling(Canvas& canvas, Look& look) {
    // Seen from the floor: beams run away from us.
    Box const all{0, 0, kPictureWidth, kPictureHeight};
    canvas.box(all);
    canvas.fill_down(all, {0.84, 0.80, 0.72}, {0.66, 0.60, 0.50});
    constexpr double kFar = 470;
    auto const edge = [](double part, double y) {
        double const narrow = 1 - 0.62 * y / kFar;
        return Point{kMiddle + (part - 0.5) * 1400 * narrow, y};
    };
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 5; ++column) {
            double const top = row == 0 ? 0 : 270;
            double const bottom = row == 0 ? 256 : kFar;
            double const left = 0.02 + 0.195 * column;
            std::vector<Point> const panel{edge(left, top), edge(left + 0.175, top),
                                           edge(left + 0.175, bottom), edge(left, bottom)};
            canvas.polygon(panel);
            canvas.begin_clip();
            draw_scene(canvas, {edge(left, bottom).x - 60, top - 10, 330, bottom - top + 20},
                       (row + column) % 2 == 0 ? "zee" : "zomer", look.vary);
            canvas.end_clip();
            canvas.polygon(panel);
            canvas.stroke(colour_named("goud"), 6);
        }
    }
    for (int i = 0; i <= 5; ++i) {
        double const left = 0.195 * i;
        canvas.polygon(
            {edge(left, 0), edge(left + 0.02, 0), edge(left + 0.02, kFar), edge(left, kFar)});
        canvas.fill(look.colour);
    }
    canvas.box({0, kFar, kPictureWidth, 24});
    canvas.fill(look.colour.darker(0.3));
    for (double const x : {180.0, 500.0, 820.0}) {
        canvas.rounded({x - 60, 540, 120, 260}, 56);
        canvas.fill({0.82, 0.88, 0.92});
        canvas.line({x, 540}, {x, 750}, look.colour, 8);
        canvas.line({x - 60, 650}, {x + 60, 650}, look.colour, 8);
    }
}

void draw_chimney_piece(Canvas& canvas, Look& look) {
    draw_shadow(canvas, kMiddle, 700);
    Box const breast{260, 40, 480, 360};
    canvas.box(breast);
    canvas.fill_down(breast, look.colour.lighter(0.15), look.colour.darker(0.1));
    canvas.box({230, 26, 540, 28});
    canvas.fill(look.colour.darker(0.3));
    auto const frame = breast.inset(40);
    canvas.box(frame.inset(-14));
    canvas.fill(colour_named("goud"));
    draw_scene(canvas, frame, look.kind, look.vary);
    Box const mantel{200, 392, 600, 44};
    canvas.box(mantel);
    canvas.fill_down(mantel, {0.80, 0.77, 0.72}, {0.55, 0.52, 0.48});
    for (double const x : {240.0, 690.0}) {
        Box const column{x, 436, 70, 190};
        canvas.box(column);
        canvas.fill_across(column, {0.62, 0.59, 0.54}, {0.88, 0.86, 0.82}, {0.5, 0.47, 0.43});
    }
    Box const hearth{310, 436, 380, 190};
    canvas.box(hearth);
    canvas.fill_down(hearth, {0.08, 0.07, 0.06}, {0.20, 0.15, 0.12});
    for (int i = 0; i < 6; ++i) {
        canvas.line({390 + 40.0 * i, 606}, {410 + 36.0 * i, 590 - 12.0 * (i % 2)},
                    {0.35, 0.22, 0.13}, 18);
    }
}

}  // namespace noodkluis::app::sample
