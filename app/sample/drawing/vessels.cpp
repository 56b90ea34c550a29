// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "app/sample/drawing/shapes.h"

namespace noodkluis::app::sample {
namespace {

/// Half a vessel, as if turned on a lathe: how high above the foot, and how far from the axis.
struct Turned {
    double height;
    double radius;
};
struct Profile {
    std::string_view kind;
    std::vector<Turned> points;
    double size = 1;
    bool handle = false;
    bool spout = false;
};

std::vector<Profile> const& profiles() {
    static std::vector<Profile> const all{
        {"kan",
         {{0, 78},
          {14, 80},
          {30, 40},
          {60, 56},
          {150, 112},
          {240, 100},
          {330, 58},
          {380, 66},
          {396, 70},
          {410, 46},
          {430, 18},
          {446, 20},
          {460, 2}},
         1,
         true,
         true},
        {"beker", {{0, 84}, {20, 78}, {32, 62}, {140, 72}, {300, 98}, {316, 104}}},
        {"kandelaar",
         {{0, 130},
          {16, 132},
          {40, 96},
          {60, 34},
          {110, 22},
          {150, 44},
          {190, 24},
          {300, 20},
          {350, 36},
          {366, 62},
          {378, 62},
          {384, 24},
          {420, 24}},
         1.05},
        {"bokaal",
         {{0, 92},
          {16, 94},
          {36, 40},
          {80, 18},
          {110, 32},
          {140, 18},
          {190, 40},
          {240, 84},
          {320, 92},
          {330, 98},
          {350, 84},
          {400, 44},
          {430, 14},
          {452, 22},
          {480, 2}},
         1.04},
        {"stempel",
         {{0, 96}, {22, 96}, {34, 60}, {90, 30}, {150, 26}, {190, 52}, {230, 40}, {250, 4}},
         1.3},
        {"bel",
         {{0, 168},
          {20, 158},
          {80, 124},
          {200, 104},
          {270, 90},
          {310, 50},
          {322, 18},
          {350, 26},
          {372, 4}},
         1.1},
        {"vaas",
         {{0, 84},
          {14, 82},
          {60, 72},
          {160, 112},
          {270, 140},
          {330, 112},
          {356, 66},
          {372, 72},
          {386, 70},
          {420, 40},
          {440, 14},
          {462, 20},
          {478, 2}}},
        {"kruik",
         {{0, 74},
          {16, 76},
          {60, 96},
          {150, 132},
          {230, 116},
          {300, 52},
          {350, 46},
          {372, 54},
          {384, 50}},
         1.1,
         true,
         false},
        {"theepot",
         {{0, 70},
          {14, 72},
          {40, 100},
          {110, 134},
          {180, 116},
          {226, 66},
          {234, 64},
          {250, 40},
          {266, 12},
          {284, 18},
          {298, 2}},
         1.25,
         true,
         true},
        {"vijzel",
         {{0, 118}, {26, 120}, {40, 96}, {150, 104}, {220, 130}, {262, 158}, {274, 158}},
         1.2},
        {"ketel",
         {{0, 130},
          {20, 140},
          {120, 160},
          {200, 138},
          {250, 70},
          {262, 66},
          {280, 40},
          {296, 14},
          {316, 20},
          {328, 2}},
         1.1,
         true,
         true},
        {"roemer",
         {{0, 90},
          {14, 82},
          {40, 40},
          {70, 38},
          {130, 36},
          {160, 50},
          {230, 100},
          {300, 104},
          {352, 78}},
         1.15}};
    return all;
}

Profile const& profile_of(std::string_view kind) {
    auto const& all = profiles();
    auto const found = std::find_if(all.begin(), all.end(),
                                    [&](Profile const& profile) { return profile.kind == kind; });
    NK_ASSERT(found != all.end());
    return *found;
}

void draw_handle(Canvas& canvas, Point foot, double scale, Profile const& profile, Colour colour) {
    double const top = profile.points.back().height * 0.8 * scale;
    double const reach = (profile.kind == "ketel" ? 210 : 185) * scale;
    for (auto const& [tone, width] : {std::pair{0.35, 24.0}, std::pair{0.0, 13.0}}) {
        canvas.curve({{foot.x + 60 * scale, foot.y - top},
                      {foot.x + reach * 0.86, foot.y - top},
                      {foot.x + reach, foot.y - top * 0.66},
                      {foot.x + 88 * scale, foot.y - top * 0.3}});
        canvas.stroke(colour.darker(tone), width * scale);
    }
}

void draw_spout(Canvas& canvas, Point foot, double scale, Profile const& profile, Colour colour) {
    double const top = profile.points.back().height * 0.76 * scale;
    canvas.curve({{foot.x - 90 * scale, foot.y - top * 0.5},
                  {foot.x - 150 * scale, foot.y - top * 0.66},
                  {foot.x - 196 * scale, foot.y - top * 1.06}});
    canvas.stroke(colour.darker(0.25), 30 * scale);
    canvas.curve({{foot.x - 92 * scale, foot.y - top * 0.52},
                  {foot.x - 152 * scale, foot.y - top * 0.69},
                  {foot.x - 196 * scale, foot.y - top * 1.07}});
    canvas.stroke(colour.lighter(0.12), 15 * scale);
}

/// Blue flowers and lines on white earthenware.
void draw_decoration(Canvas& canvas, Point foot, double scale) {
    Colour const blue{0.16, 0.27, 0.56};
    for (double const height : {40.0, 66.0, 318.0, 336.0}) {
        canvas.line({foot.x - 150 * scale, foot.y - height * scale},
                    {foot.x + 150 * scale, foot.y - height * scale}, blue, 5 * scale);
    }
    for (int i = -1; i <= 1; ++i) {
        Point const heart{foot.x + i * 82 * scale, foot.y - 200 * scale};
        for (auto const& step : {Point{0, -34}, {30, -10}, {19, 26}, {-19, 26}, {-30, -10}}) {
            canvas.ellipse({heart.x + step.x * scale, heart.y + step.y * scale}, 19 * scale,
                           19 * scale);
            canvas.fill(blue, 0.75);
        }
        canvas.ellipse(heart, 11 * scale, 11 * scale);
        canvas.fill({0.95, 0.95, 0.96});
    }
}

}  // namespace

void draw_vessel_at(Canvas& canvas, Point foot, double scale, Colour colour,
                    std::string_view kind) {
    auto const& profile = profile_of(kind);
    if (profile.handle) {
        draw_handle(canvas, foot, scale, profile, colour);
    }
    if (profile.spout) {
        draw_spout(canvas, foot, scale, profile, colour);
    }
    std::vector<Point> outline;
    double widest = 0;
    for (auto const& point : profile.points) {
        outline.push_back({foot.x + point.radius * scale, foot.y - point.height * scale});
        widest = std::max(widest, point.radius * scale);
    }
    for (auto point = profile.points.rbegin(); point != profile.points.rend(); ++point) {
        outline.push_back({foot.x - point->radius * scale, foot.y - point->height * scale});
    }
    outline.push_back(outline.front());
    canvas.curve(outline);
    canvas.fill_across({foot.x - widest, 0, 2 * widest, 0}, colour.darker(0.35),
                       colour.lighter(0.45), colour.darker(0.55));
    canvas.curve(outline);
    canvas.begin_clip();
    if (colour.blue > colour.red && colour.blue > 0.92) {
        draw_decoration(canvas, foot, scale);
    }
    auto const height = profile.points.back().height * scale;
    canvas.line({foot.x - widest * 0.42, foot.y - height * 0.16},
                {foot.x - widest * 0.42, foot.y - height * 0.72}, {1, 1, 1}, widest * 0.14, 0.3);
    canvas.end_clip();
    canvas.curve(outline);
    canvas.stroke(colour.darker(0.6), 2.2, 0.8);
}

void draw_vessel(Canvas& canvas, Look& look) {
    auto const& profile = profile_of(look.kind);
    if (look.kind == "kandelaar") {
        for (double const x : {kMiddle - 165, kMiddle + 165}) {
            draw_shadow(canvas, x, 300);
            draw_vessel_at(canvas, {x, kGround}, profile.size, look.colour, look.kind);
        }
        return;
    }
    draw_shadow(canvas, kMiddle, 330 * profile.size);
    draw_vessel_at(canvas, {kMiddle, kGround}, profile.size, look.colour, look.kind);
}

void draw_garniture(Canvas& canvas, Look& look) {
    constexpr std::array kKinds{"beker", "vaas", "beker", "vaas", "vaas"};
    for (std::size_t i : {std::size_t{0}, std::size_t{2}, std::size_t{1}, std::size_t{3}}) {
        double const x = 150 + 233.0 * static_cast<double>(i);
        draw_shadow(canvas, x, 190);
        draw_vessel_at(canvas, {x, kGround - 30}, i % 2 == 0 ? 0.72 : 0.66, look.colour, kKinds[i]);
    }
    draw_shadow(canvas, kMiddle, 250);
    draw_vessel_at(canvas, {kMiddle, kGround + 10}, 0.9, look.colour, "vaas");
}

}  // namespace noodkluis::app::sample
