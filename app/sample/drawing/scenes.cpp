// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "app/sample/drawing/shapes.h"

namespace noodkluis::app::sample {
namespace {

void draw_clouds(Canvas& canvas, Box const& box, Variation& vary, double opacity) {
    for (int i = 0; i < 14; ++i) {
        Point const centre{box.x + vary.between(0, box.width),
                           box.y + vary.between(0.04, 0.4) * box.height};
        auto const size = vary.between(0.06, 0.16) * box.width;
        canvas.ellipse(centre, size, size * 0.28);
        canvas.fill({0.97, 0.95, 0.91}, opacity * vary.between(0.3, 0.9));
    }
}

void draw_tree(Canvas& canvas, Point foot, double height, Colour leaf, bool bare) {
    Colour const wood{0.24, 0.17, 0.12};
    canvas.line(foot, {foot.x, foot.y - height}, wood, height * 0.07);
    for (int i = 0; i < 7; ++i) {
        double const side = i % 2 == 0 ? 1 : -1;
        Point const from{foot.x, foot.y - height * (0.35 + 0.09 * i)};
        Point const to{from.x + side * height * (0.34 - 0.035 * i), from.y - height * 0.2};
        canvas.line(from, to, wood, height * 0.025);
        if (!bare) {
            canvas.ellipse(to, height * 0.2, height * 0.14);
            canvas.fill(leaf.mixed({0.9, 0.85, 0.5}, 0.05 * i), 0.9);
        }
    }
}

void draw_house(Canvas& canvas, Box const& wall, Colour brick, Variation& vary) {
    canvas.box(wall);
    canvas.fill(brick);
    double const step = wall.width / 6;
    std::vector<Point> gable{{wall.x, wall.y}};
    for (int i = 0; i < 3; ++i) {  // a stepped gable
        gable.push_back({wall.x + i * step, wall.y - i * step * 1.3});
        gable.push_back({wall.x + i * step, wall.y - (i + 1) * step * 1.3});
    }
    for (int i = 3; i > 0; --i) {
        gable.push_back({wall.right() - (i - 1) * step, wall.y - i * step * 1.3});
        gable.push_back({wall.right() - (i - 1) * step, wall.y - (i - 1) * step * 1.3});
    }
    canvas.polygon(gable);
    canvas.fill(brick.darker(0.12));
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 2; ++column) {
            canvas.box({wall.x + wall.width * (0.18 + 0.4 * column),
                        wall.y + wall.height * (0.12 + 0.4 * row), wall.width * 0.22,
                        wall.height * 0.22});
            canvas.fill(vary.below(3) == 0 ? Colour{0.95, 0.85, 0.5} : Colour{0.2, 0.22, 0.26});
        }
    }
}

void draw_sail_boat(Canvas& canvas, Point at, double size, Colour sail) {
    canvas.polygon({{at.x - size, at.y - size * 0.25},
                    {at.x + size, at.y - size * 0.3},
                    {at.x + size * 0.7, at.y},
                    {at.x - size * 0.7, at.y}});
    canvas.fill({0.25, 0.16, 0.1});
    canvas.line({at.x, at.y - size * 0.25}, {at.x, at.y - size * 2.1}, {0.2, 0.14, 0.1},
                size * 0.06);
    canvas.curve({{at.x + size * 0.08, at.y - size * 2},
                  {at.x + size * 0.75, at.y - size * 1.2},
                  {at.x + size * 0.95, at.y - size * 0.45},
                  {at.x + size * 0.08, at.y - size * 0.45}});
    canvas.fill(sail);
    canvas.polygon({{at.x - size * 0.06, at.y - size * 1.8},
                    {at.x - size * 0.8, at.y - size * 0.42},
                    {at.x - size * 0.06, at.y - size * 0.42}});
    canvas.fill(sail.darker(0.15));
}

void draw_canal(Canvas& canvas, Box const& box, Variation& vary, bool winter) {
    canvas.box(box);
    canvas.fill_down({box.x, box.y, box.width, box.height * 0.6},
                     winter ? Colour{0.56, 0.61, 0.66} : Colour{0.38, 0.55, 0.72},
                     winter ? Colour{0.90, 0.84, 0.74} : Colour{0.97, 0.83, 0.62});
    draw_clouds(canvas, box, vary, 0.5);
    double const horizon = box.y + box.height * 0.56;
    canvas.box({box.x, horizon, box.width, box.bottom() - horizon});
    canvas.fill_down({box.x, horizon, box.width, box.bottom() - horizon},
                     winter ? Colour{0.82, 0.83, 0.82} : Colour{0.42, 0.50, 0.30},
                     winter ? Colour{0.94, 0.94, 0.93} : Colour{0.25, 0.33, 0.17});
    canvas.polygon({{box.x + box.width * 0.52, horizon},
                    {box.x + box.width * 0.57, horizon},
                    {box.x + box.width * 0.85, box.bottom()},
                    {box.x + box.width * 0.2, box.bottom()}});
    canvas.fill(winter ? Colour{0.72, 0.77, 0.80} : Colour{0.48, 0.60, 0.68});
    for (int i = 0; i < 5; ++i) {
        auto const width = box.width * vary.between(0.045, 0.075);
        Box const wall{box.x + box.width * (0.08 + 0.075 * i), horizon - width * 1.2, width,
                       width * 1.3};
        draw_house(canvas, wall, {0.5, vary.between(0.25, 0.34), 0.22}, vary);
    }
    for (int i = 0; i < 6; ++i) {
        auto const far = vary.between(0, 1);
        Point const foot{box.x + box.width * (i % 2 == 0 ? 0.44 - 0.36 * far : 0.62 + 0.33 * far),
                         horizon + box.height * 0.36 * far + 4};
        draw_tree(canvas, foot, box.height * (0.14 + 0.26 * far), {0.24, 0.36, 0.16}, winter);
    }
    for (int i = 0; winter && i < 16; ++i) {  // skaters
        auto const far = vary.between(0.08, 0.95);
        auto const size = box.height * (0.018 + 0.055 * far);
        Point const foot{box.x + box.width * (0.54 + (vary.between(-0.3, 0.26)) * far),
                         horizon + (box.bottom() - horizon) * far * 0.92 + 6};
        Colour const coat{vary.between(0.15, 0.6), vary.between(0.1, 0.3), vary.between(0.1, 0.3)};
        canvas.line(foot, {foot.x + size * 0.3, foot.y - size}, coat, size * 0.42);
        canvas.ellipse({foot.x + size * 0.4, foot.y - size * 1.45}, size * 0.2, size * 0.24);
        canvas.fill({0.8, 0.62, 0.5});
    }
    if (!winter) {
        draw_sail_boat(canvas, {box.x + box.width * 0.54, horizon + box.height * 0.2},
                       box.width * 0.06, {0.93, 0.88, 0.76});
    }
}

void draw_sea(Canvas& canvas, Box const& box, Variation& vary) {
    canvas.box(box);
    canvas.fill_down(box, {0.44, 0.52, 0.60}, {0.86, 0.83, 0.76});
    draw_clouds(canvas, box, vary, 0.8);
    double const horizon = box.y + box.height * 0.58;
    Box const water{box.x, horizon, box.width, box.bottom() - horizon};
    canvas.box(water);
    canvas.fill_down(water, {0.52, 0.60, 0.58}, {0.16, 0.26, 0.27});
    for (int i = 0; i < 60; ++i) {
        auto const far = vary.between(0, 1);
        Point const at{box.x + vary.between(0, box.width), horizon + water.height * far};
        canvas.line(at, {at.x + box.width * 0.05 * (0.3 + far), at.y}, {0.9, 0.92, 0.9}, 1.5, 0.3);
    }
    for (int i = 0; i < 4; ++i) {
        double const far = 0.1 + 0.18 * i;
        draw_sail_boat(
            canvas,
            {box.x + box.width * (0.14 + 0.23 * ((i * 3) % 4)), horizon + water.height * far + 8},
            box.width * (0.045 + 0.03 * i), {0.90, 0.84 - 0.06 * i, 0.70 - 0.08 * i});
    }
}

void draw_town(Canvas& canvas, Box const& box, Variation& vary) {
    canvas.box(box);
    canvas.fill_down(box, {0.53, 0.65, 0.76}, {0.93, 0.88, 0.78});
    draw_clouds(canvas, box, vary, 0.6);
    double const street = box.y + box.height * 0.76;
    canvas.box({box.x, street, box.width, box.bottom() - street});
    canvas.fill({0.60, 0.55, 0.47});
    for (int i = 0; i < 7; ++i) {
        auto const height = box.height * vary.between(0.24, 0.4);
        draw_house(
            canvas,
            {box.x + box.width * (0.01 + 0.14 * i), street - height, box.width * 0.13, height + 2},
            {vary.between(0.46, 0.62), vary.between(0.27, 0.38), 0.25}, vary);
    }
    Box const gate{box.x + box.width * 0.41, street - box.height * 0.56, box.width * 0.2,
                   box.height * 0.57};
    canvas.box(gate);
    canvas.fill({0.56, 0.42, 0.33});
    canvas.polygon({{gate.x - 6, gate.y},
                    {gate.centre().x, gate.y - box.height * 0.14},
                    {gate.right() + 6, gate.y}});
    canvas.fill({0.28, 0.30, 0.34});
    canvas.rounded({gate.x + gate.width * 0.28, gate.bottom() - gate.height * 0.45,
                    gate.width * 0.44, gate.height * 0.6},
                   gate.width * 0.2);
    canvas.fill({0.18, 0.15, 0.13});
}

void draw_person(Canvas& canvas, Point neck, double size, Variation& vary) {
    Colour const coat{0.09, 0.08, 0.09};
    canvas.curve({{neck.x - size * 1.5, neck.y + size * 3.2},
                  {neck.x - size * 1.15, neck.y + size * 0.9},
                  {neck.x, neck.y + size * 0.1},
                  {neck.x + size * 1.15, neck.y + size * 0.9},
                  {neck.x + size * 1.5, neck.y + size * 3.2}});
    canvas.fill(coat);
    canvas.ellipse({neck.x, neck.y + size * 0.42}, size * 0.78, size * 0.3);
    canvas.fill({0.93, 0.92, 0.88});
    canvas.ellipse({neck.x, neck.y - size * 0.5}, size * 0.55, size * 0.7);
    Colour const hair{vary.between(0.2, 0.5), vary.between(0.16, 0.3), 0.14};
    canvas.fill(hair);
    canvas.ellipse({neck.x, neck.y - size * 0.38}, size * 0.42, size * 0.56);
    canvas.fill({0.86, 0.68, 0.56});
    for (double const side : {-0.17, 0.17}) {
        canvas.ellipse({neck.x + size * side, neck.y - size * 0.46}, size * 0.045, size * 0.04);
        canvas.fill({0.15, 0.11, 0.1});
    }
    canvas.line({neck.x - size * 0.1, neck.y - size * 0.1},
                {neck.x + size * 0.1, neck.y - size * 0.1}, {0.62, 0.32, 0.28}, size * 0.05);
}

void draw_portrait(Canvas& canvas, Box const& box, Variation& vary, int persons) {
    canvas.box(box);
    canvas.fill_across(box, {0.15, 0.12, 0.10}, {0.36, 0.29, 0.22}, {0.12, 0.10, 0.09});
    double const size = persons == 1 ? box.width * 0.24 : box.width / (persons * 3.1);
    for (int i = 0; i < persons; ++i) {
        Point const neck{box.x + box.width * (i + 0.5) / persons,
                         box.y + box.height * (persons == 1 ? 0.5 : 0.42 + 0.06 * (i % 2))};
        draw_person(canvas, neck, size, vary);
    }
    if (persons > 1) {
        Box const table{box.x, box.bottom() - box.height * 0.3, box.width, box.height * 0.3};
        canvas.box(table);
        canvas.fill_down(table, {0.5, 0.16, 0.13}, {0.3, 0.09, 0.08});
        canvas.box({box.x + box.width * 0.42, table.y - 6, box.width * 0.18, 14});
        canvas.fill({0.92, 0.88, 0.76});
    }
}

void draw_still_life(Canvas& canvas, Box const& box, Variation& vary) {
    canvas.box(box);
    canvas.fill_across(box, {0.13, 0.12, 0.10}, {0.33, 0.29, 0.22}, {0.11, 0.10, 0.09});
    Box const table{box.x, box.y + box.height * 0.72, box.width, box.height * 0.28};
    canvas.box(table);
    canvas.fill_down(table, {0.44, 0.31, 0.19}, {0.20, 0.13, 0.08});
    draw_vessel_at(canvas, {box.x + box.width * 0.36, box.y + box.height * 0.8}, box.height / 640,
                   colour_named("zilver"), "kan");
    canvas.ellipse({box.x + box.width * 0.64, box.y + box.height * 0.82}, box.width * 0.17,
                   box.height * 0.05);
    canvas.fill(colour_named("zilver").darker(0.2));
    for (int i = 0; i < 5; ++i) {
        Point const at{box.x + box.width * (0.55 + 0.05 * i),
                       box.y + box.height * (0.77 - 0.03 * (i % 2))};
        canvas.ellipse(at, box.width * 0.05, box.width * 0.042);
        canvas.fill(Colour{0.92, 0.78, 0.22}.darker(vary.between(0, 0.2)));
    }
}

void draw_mirror(Canvas& canvas, Box const& box) {
    canvas.box(box);
    canvas.fill_across(box, {0.60, 0.66, 0.70}, {0.86, 0.89, 0.90}, {0.52, 0.57, 0.61});
    for (double const at : {0.2, 0.3, 0.62}) {
        canvas.line({box.x + box.width * at, box.bottom() - 8},
                    {box.x + box.width * (at + 0.25), box.y + 8}, {1, 1, 1}, 14, 0.16);
    }
}

}  // namespace

void draw_scene(Canvas& canvas, Box const& box, std::string_view kind, Variation& vary) {
    canvas.box(box);
    canvas.begin_clip();
    if (kind == "winter" || kind == "zomer") {
        draw_canal(canvas, box, vary, kind == "winter");
    } else if (kind == "zee") {
        draw_sea(canvas, box, vary);
    } else if (kind == "stad") {
        draw_town(canvas, box, vary);
    } else if (kind == "portret") {
        draw_portrait(canvas, box, vary, 1);
    } else if (kind == "groep") {
        draw_portrait(canvas, box, vary, 5);
    } else if (kind == "stilleven") {
        draw_still_life(canvas, box, vary);
    } else {
        NK_ASSERT(kind == "spiegel");
        draw_mirror(canvas, box);
    }
    canvas.end_clip();
}

}  // namespace noodkluis::app::sample
