// SPDX-License-Identifier: Apache-2.0
// Chests, cupboards, chairs, clocks, boxes and books.
#include <cmath>

#include "app/sample/drawing/shapes.h"

namespace noodkluis::app::sample {
namespace {

/// A box seen a little from above: front, top and right side.
void draw_block(Canvas& canvas, Box const& front, double depth, Colour colour) {
    double const rise = depth * 0.5;
    canvas.box(front);
    canvas.fill_down(front, colour.lighter(0.08), colour.darker(0.12));
    canvas.polygon({{front.x, front.y},
                    {front.x + depth, front.y - rise},
                    {front.right() + depth, front.y - rise},
                    {front.right(), front.y}});
    canvas.fill(colour.lighter(0.22));
    canvas.polygon({{front.right(), front.y},
                    {front.right() + depth, front.y - rise},
                    {front.right() + depth, front.bottom() - rise},
                    {front.right(), front.bottom()}});
    canvas.fill(colour.darker(0.3));
}

void draw_one_chair(Canvas& canvas, Point foot, double scale, Colour wood) {
    auto const at = [&](double x, double y) {
        return Point{foot.x + x * scale, foot.y - y * scale};
    };
    for (double const x : {-92.0, 92.0}) {
        canvas.line(at(x * 0.9, 40), at(x * 0.9, 250), wood.darker(0.4), 15 * scale);
        canvas.line(at(x, 0), at(x, 235), wood, 20 * scale);
        canvas.line(at(x * 0.9, 230), at(x * 0.86, 520), wood, 19 * scale);
    }
    canvas.line(at(-92, 70), at(92, 70), wood, 12 * scale);
    canvas.rounded({at(-96, 268).x, at(0, 268).y, 192 * scale, 44 * scale}, 14 * scale);
    canvas.fill(colour_named("leer"));
    Box const back{at(-76, 500).x, at(0, 500).y, 152 * scale, 190 * scale};
    canvas.rounded(back, 12 * scale);
    canvas.fill_down(back, colour_named("leer").lighter(0.15), colour_named("leer"));
    for (int i = 0; i < 6; ++i) {
        for (double const y : {back.y + 10 * scale, back.bottom() - 10 * scale}) {
            canvas.ellipse({back.x + (16 + 24.0 * i) * scale, y}, 3.4 * scale, 3.4 * scale);
            canvas.fill(colour_named("goud"));
        }
    }
    canvas.rounded({at(-90, 540).x, at(0, 540).y, 180 * scale, 26 * scale}, 10 * scale);
    canvas.fill(wood.darker(0.15));
}

void draw_open_book(Canvas& canvas, Look& look) {
    for (double const side : {-1.0, 1.0}) {
        canvas.curve({{kMiddle, 250}, {kMiddle + side * 150, 218}, {kMiddle + side * 330, 262}});
        auto* const c = canvas.cairo();
        cairo_line_to(c, kMiddle + side * 350, 540);
        cairo_line_to(c, kMiddle, 560);
        cairo_close_path(c);
        canvas.fill_across({kMiddle - 350, 0, 700, 0}, {0.86, 0.80, 0.66}, {0.97, 0.94, 0.86},
                           {0.84, 0.77, 0.63});
        for (int i = 0; i < 9; ++i) {
            double const y = 300 + 26.0 * i;
            canvas.line({kMiddle + side * 40, y},
                        {kMiddle + side * look.vary.between(230, 300), y + 4}, {0.4, 0.3, 0.22}, 3,
                        0.55);
        }
    }
    canvas.ellipse({kMiddle + 180, 400}, 92, 70);
    canvas.fill({0.62, 0.74, 0.66});
    canvas.curve({{kMiddle + 110, 420}, {kMiddle + 170, 370}, {kMiddle + 250, 410}});
    canvas.stroke({0.34, 0.5, 0.6}, 12);
    canvas.line({kMiddle, 250}, {kMiddle, 560}, look.colour, 7);
}

}  // namespace

void draw_chest(Canvas& canvas, Look& look) {
    draw_shadow(canvas, kMiddle + 30, 640);
    Box const front{220, 370, 480, 240};
    draw_block(canvas, front, 110, look.colour);
    for (int i = 0; i < 7; ++i) {
        double const x = front.x + 20 + 73.0 * i;
        canvas.line({x, front.y}, {x, front.bottom()}, look.colour.darker(0.35), 16);
        for (int nail = 0; nail < 8; ++nail) {
            canvas.ellipse({x, front.y + 14 + 30.0 * nail}, 5, 5);
            canvas.fill(look.colour.lighter(0.35));
        }
    }
    canvas.rounded({front.centre().x - 40, front.y + 60, 80, 96}, 12);
    canvas.fill(colour_named("goud").darker(0.2));
    canvas.ellipse({front.centre().x, front.y + 100}, 9, 12);
    canvas.fill({0.1, 0.09, 0.08});
}

void draw_cabinet(Canvas& canvas, Look& look) {
    draw_shadow(canvas, kMiddle + 20, 560);
    for (double const x : {330.0, 640.0}) {
        canvas.ellipse({x, 612}, 32, 22);
        canvas.fill(look.colour.darker(0.45));
    }
    Box const body{270, 130, 430, 470};
    draw_block(canvas, body, 50, look.colour);
    canvas.box({250, 104, 490, 34});
    canvas.fill_down({250, 104, 490, 34}, look.colour.lighter(0.2), look.colour.darker(0.25));
    for (int i = 0; i < 2; ++i) {
        Box const door{290 + 200.0 * i, 165, 190, 410};
        for (double const inset : {0.0, 26.0, 56.0}) {
            auto const panel = door.inset(inset);
            canvas.box(panel);
            canvas.fill_down(panel, look.colour.darker(0.05 + inset / 160),
                             look.colour.lighter(0.12));
            canvas.box(panel);
            canvas.stroke(colour_named("zwart"), 4, 0.8);
        }
    }
    canvas.ellipse({485, 370}, 7, 12);
    canvas.fill(colour_named("goud"));
}

void draw_chairs(Canvas& canvas, Look& look) {
    if (look.kind == "een") {
        draw_shadow(canvas, kMiddle, 280);
        draw_one_chair(canvas, {kMiddle, kGround}, 1, look.colour);
        return;
    }
    for (int i = 0; i < 4; ++i) {
        draw_one_chair(canvas, {190 + 205.0 * i, 500}, 0.6, look.colour.darker(0.15));
    }
    for (int i = 0; i < 4; ++i) {
        draw_shadow(canvas, 150 + 225.0 * i, 190);
        draw_one_chair(canvas, {150 + 225.0 * i, kGround + 10}, 0.7, look.colour);
    }
}

void draw_clock(Canvas& canvas, Look& look) {
    draw_shadow(canvas, kMiddle, 260);
    draw_block(canvas, {420, 520, 160, 95}, 18, look.colour);
    draw_block(canvas, {440, 250, 120, 272}, 14, look.colour.lighter(0.05));
    draw_block(canvas, {418, 90, 164, 162}, 18, look.colour);
    canvas.curve({{410, 92}, {450, 66}, {500, 40}, {550, 66}, {592, 92}});
    canvas.fill(look.colour.darker(0.2));
    for (double const x : {424.0, 500.0, 576.0}) {
        canvas.ellipse({x, x == 500 ? 40.0 : 82.0}, 9, 11);
        canvas.fill(colour_named("goud"));
    }
    canvas.box({432, 104, 136, 136});
    canvas.fill(colour_named("goud"));
    canvas.ellipse({500, 172}, 60, 60);
    canvas.fill({0.95, 0.94, 0.88});
    for (int i = 0; i < 12; ++i) {
        canvas.text({500 + 48 * std::sin(i * 0.5236), 172 - 48 * std::cos(i * 0.5236)}, 12,
                    std::to_string(i == 0 ? 12 : i), {0.15, 0.12, 0.1});
    }
    canvas.line({500, 172}, {500, 134}, {0.1, 0.1, 0.12}, 4);
    canvas.line({500, 172}, {528, 184}, {0.1, 0.1, 0.12}, 4);
    canvas.rounded({468, 290, 64, 150}, 30);
    canvas.fill({0.15, 0.12, 0.10});
    canvas.line({500, 292}, {508, 400}, colour_named("goud"), 3);
    canvas.ellipse({509, 404}, 19, 19);
    canvas.fill(colour_named("goud"));
}

void draw_boxes(Canvas& canvas, Look& look) {
    if (look.kind == "stapel") {
        for (int i = 0; i < 12; ++i) {
            Box const front{150 + 172.0 * (i % 4), 500.0 - 132 * static_cast<int>(i / 4), 160, 122};
            draw_block(canvas, front, 26, look.colour.darker(look.vary.between(0, 0.1)));
            canvas.box({front.x + 36, front.y + 28, 88, 48});
            canvas.fill({0.95, 0.94, 0.90});
            canvas.text({front.x + 80, front.y + 52}, 26, std::to_string(12 - i), {0.2, 0.2, 0.2});
        }
        return;
    }
    draw_shadow(canvas, kMiddle + 20, 640);
    bool const glass = look.kind == "glas";
    Box const front{210, glass ? 430.0 : 500.0, 540, glass ? 190.0 : 120.0};
    canvas.polygon({{front.x, front.y},
                    {front.x + 90, front.y - 120},
                    {front.right() + 90, front.y - 120},
                    {front.right(), front.y}});
    canvas.fill(look.colour.darker(0.55));
    for (int i = 0; i < 16; ++i) {
        double const x = front.x + 24 + 32.0 * i;
        if (glass) {
            canvas.polygon({{x, front.y - 8},
                            {x + 78, front.y - 112},
                            {x + 92, front.y - 112},
                            {x + 14, front.y - 8}});
            canvas.fill({0.62, 0.70, 0.72}, 0.85);
        } else {
            canvas.ellipse({x + 40, front.y - 56 + look.vary.between(-24, 24)}, 48, 28);
            canvas.fill({0.95, 0.93, 0.88}, 0.9);
            canvas.ellipse({x + 40, front.y - 54}, 26, 14);
            canvas.stroke({0.75, 0.71, 0.63}, 2);
        }
    }
    canvas.polygon({{front.right(), front.y},
                    {front.right() + 90, front.y - 120},
                    {front.right() + 90, front.bottom() - 110},
                    {front.right(), front.bottom()}});
    canvas.fill(look.colour.darker(0.3));
    canvas.box(front);
    canvas.fill_down(front, look.colour.lighter(0.1), look.colour.darker(0.12));
    canvas.box({front.centre().x - 70, front.centre().y - 24, 140, 48});
    canvas.fill({0.95, 0.94, 0.90});
}

void draw_books(Canvas& canvas, Look& look) {
    if (look.kind == "open") {
        draw_shadow(canvas, kMiddle, 720);
        draw_open_book(canvas, look);
        return;
    }
    if (look.kind == "rij") {
        draw_shadow(canvas, kMiddle, 840);
        for (double x = 110; x < 880;) {
            double const width = look.vary.between(26, 44);
            double const height = look.vary.between(300, 360);
            Box const spine{x, kGround - height, width - 3, height};
            canvas.box(spine);
            auto const colour = look.colour.mixed({0.3, 0.28, 0.2}, look.vary.between(0, 0.6));
            canvas.fill_across(spine, colour.darker(0.25), colour.lighter(0.15),
                               colour.darker(0.4));
            for (double const at : {0.12, 0.3, 0.7, 0.88}) {
                canvas.line({spine.x + 3, spine.y + height * at},
                            {spine.right() - 3, spine.y + height * at}, colour_named("goud"), 3);
            }
            x += width;
        }
        return;
    }
    draw_shadow(canvas, kMiddle + 20, 600);
    draw_block(canvas, {250, 540, 430, 78}, 120, look.colour);
    canvas.box({262, 552, 412, 54});
    canvas.fill({0.92, 0.87, 0.74});
    for (int i = 0; i < 8; ++i) {
        canvas.line({262, 558.0 + 6 * i}, {674, 558.0 + 6 * i}, {0.7, 0.62, 0.48}, 1);
    }
    canvas.polygon({{300, 528}, {380, 490}, {740, 490}, {666, 528}});
    canvas.stroke(colour_named("goud"), 5);
    for (double const x : {330.0, 600.0}) {
        canvas.rounded({x, 532, 34, 92}, 8);
        canvas.fill(colour_named("goud").darker(0.1));
    }
}

}  // namespace noodkluis::app::sample
