// SPDX-License-Identifier: Apache-2.0
#include "app/sample/drawing/canvas.h"

#include <array>
#include <numbers>

namespace noodkluis::app::sample {
namespace {

struct NamedColour {
    std::string_view name;
    Colour colour;
};
constexpr std::array kColours{
    NamedColour{"goud", {0.78, 0.61, 0.27}},      NamedColour{"zwart", {0.16, 0.13, 0.11}},
    NamedColour{"eiken", {0.55, 0.38, 0.21}},     NamedColour{"noten", {0.40, 0.25, 0.15}},
    NamedColour{"zilver", {0.74, 0.76, 0.78}},    NamedColour{"brons", {0.49, 0.41, 0.24}},
    NamedColour{"koper", {0.76, 0.43, 0.24}},     NamedColour{"ijzer", {0.33, 0.34, 0.37}},
    NamedColour{"delfts", {0.93, 0.94, 0.95}},    NamedColour{"steen", {0.62, 0.46, 0.32}},
    NamedColour{"porselein", {0.95, 0.93, 0.89}}, NamedColour{"glas", {0.52, 0.68, 0.50}},
    NamedColour{"blauw", {0.20, 0.32, 0.52}},     NamedColour{"groen", {0.31, 0.42, 0.30}},
    NamedColour{"rood", {0.62, 0.18, 0.17}},      NamedColour{"linnen", {0.86, 0.80, 0.68}},
    NamedColour{"zalm", {0.83, 0.60, 0.53}},      NamedColour{"ivoor", {0.92, 0.87, 0.75}},
    NamedColour{"grijs", {0.60, 0.61, 0.60}},     NamedColour{"leer", {0.45, 0.24, 0.14}},
    NamedColour{"marmer", {0.90, 0.89, 0.87}},    NamedColour{"verf", {0.48, 0.55, 0.55}}};

cairo_status_t append(void* target, unsigned char const* data, unsigned int size) {
    auto& bytes = *static_cast<Bytes*>(target);
    bytes.insert(bytes.end(), data, data + size);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Colour Colour::mixed(Colour other, double part) const {
    return {red + (other.red - red) * part, green + (other.green - green) * part,
            blue + (other.blue - blue) * part};
}

Colour colour_named(std::string_view name) {
    for (auto const& entry : kColours) {
        if (entry.name == name) {
            return entry.colour;
        }
    }
    NK_ASSERT(false);
    return {};
}

Variation::Variation(std::string_view seed) : m_state(0xcbf29ce484222325U) {
    for (char const c : seed) {
        m_state = (m_state ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    }
}

double Variation::between(double low, double high) {
    m_state = m_state * 6364136223846793005U + 1442695040888963407U;
    return low + (high - low) * static_cast<double>(m_state >> 40) / 16777216.0;
}

int Variation::below(int limit) {
    return static_cast<int>(between(0, limit));
}

Canvas::Canvas(int width, int height)
    : m_surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)),
      m_cairo(cairo_create(m_surface.get())) {
    cairo_set_line_cap(cairo(), CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo(), CAIRO_LINE_JOIN_ROUND);
}

void Canvas::box(Box const& box) {
    cairo_new_path(cairo());
    cairo_rectangle(cairo(), box.x, box.y, box.width, box.height);
}

void Canvas::rounded(Box const& box, double radius) {
    constexpr double kQuarter = std::numbers::pi / 2;
    auto* const c = cairo();
    cairo_new_path(c);
    cairo_arc(c, box.right() - radius, box.y + radius, radius, -kQuarter, 0);
    cairo_arc(c, box.right() - radius, box.bottom() - radius, radius, 0, kQuarter);
    cairo_arc(c, box.x + radius, box.bottom() - radius, radius, kQuarter, 2 * kQuarter);
    cairo_arc(c, box.x + radius, box.y + radius, radius, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(c);
}

void Canvas::ellipse(Point centre, double radius_x, double radius_y) {
    auto* const c = cairo();
    cairo_new_path(c);
    cairo_save(c);
    cairo_translate(c, centre.x, centre.y);
    cairo_scale(c, radius_x, radius_y);
    cairo_arc(c, 0, 0, 1, 0, 2 * std::numbers::pi);
    cairo_restore(c);
    cairo_close_path(c);
}

void Canvas::polygon(std::vector<Point> const& points) {
    cairo_new_path(cairo());
    for (auto const& point : points) {
        cairo_line_to(cairo(), point.x, point.y);
    }
    cairo_close_path(cairo());
}

void Canvas::curve(std::vector<Point> const& points) {
    cairo_new_path(cairo());
    NK_ASSERT(points.size() >= 2);
    cairo_move_to(cairo(), points[0].x, points[0].y);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        auto const& before = points[i == 0 ? 0 : i - 1];
        auto const& from = points[i];
        auto const& to = points[i + 1];
        auto const& after = points[i + 2 < points.size() ? i + 2 : i + 1];
        cairo_curve_to(cairo(), from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6,
                       to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6, to.x, to.y);
    }
}

void Canvas::fill(Colour colour, double opacity) {
    fill_keeping(colour, opacity);
    cairo_new_path(cairo());
}

void Canvas::fill_keeping(Colour colour, double opacity) {
    cairo_set_source_rgba(cairo(), colour.red, colour.green, colour.blue, opacity);
    cairo_fill_preserve(cairo());
}

void Canvas::fill_down(Box const& box, Colour top, Colour bottom) {
    auto* const pattern = cairo_pattern_create_linear(0, box.y, 0, box.bottom());
    cairo_pattern_add_color_stop_rgb(pattern, 0, top.red, top.green, top.blue);
    cairo_pattern_add_color_stop_rgb(pattern, 1, bottom.red, bottom.green, bottom.blue);
    cairo_set_source(cairo(), pattern);
    cairo_fill(cairo());
    cairo_pattern_destroy(pattern);
}

void Canvas::fill_across(Box const& box, Colour left, Colour middle, Colour right) {
    auto* const pattern = cairo_pattern_create_linear(box.x, 0, box.right(), 0);
    cairo_pattern_add_color_stop_rgb(pattern, 0, left.red, left.green, left.blue);
    cairo_pattern_add_color_stop_rgb(pattern, 0.32, middle.red, middle.green, middle.blue);
    cairo_pattern_add_color_stop_rgb(pattern, 1, right.red, right.green, right.blue);
    cairo_set_source(cairo(), pattern);
    cairo_fill(cairo());
    cairo_pattern_destroy(pattern);
}

void Canvas::stroke(Colour colour, double width, double opacity) {
    cairo_set_source_rgba(cairo(), colour.red, colour.green, colour.blue, opacity);
    cairo_set_line_width(cairo(), width);
    cairo_stroke(cairo());
}

void Canvas::line(Point from, Point to, Colour colour, double width, double opacity) {
    cairo_new_path(cairo());
    cairo_move_to(cairo(), from.x, from.y);
    cairo_line_to(cairo(), to.x, to.y);
    stroke(colour, width, opacity);
}

void Canvas::begin_clip() {
    cairo_save(cairo());
    cairo_clip(cairo());
}

void Canvas::end_clip() {
    cairo_restore(cairo());
}

Bytes Canvas::png() const {
    Bytes bytes;
    cairo_surface_flush(m_surface.get());
    auto const status = cairo_surface_write_to_png_stream(m_surface.get(), append, &bytes);
    NK_ASSERT(status == CAIRO_STATUS_SUCCESS);
    return bytes;
}

}  // namespace noodkluis::app::sample
