// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <cairo.h>

#include "crypto/base/bytes.h"

// For .cpp files of this folder only: a thin layer on Cairo in which our invented objects are
// drawn. The same calls give the same bytes.
namespace noodkluis::app::sample {

struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
    [[nodiscard]] Colour mixed(Colour other, double part) const;
    [[nodiscard]] Colour lighter(double part) const { return mixed({1, 1, 1}, part); }
    [[nodiscard]] Colour darker(double part) const { return mixed({0.04, 0.03, 0.03}, part); }
};
/// By the names in data/beelden.csv: "zilver", "eiken". An unknown name is a programmer error.
[[nodiscard]] Colour colour_named(std::string_view name);

/// Numbers that look random and are always the same for the same seed text.
class Variation {
  public:
    explicit Variation(std::string_view seed);
    /// In [low, high).
    [[nodiscard]] double between(double low, double high);
    [[nodiscard]] int below(int limit);

  private:
    std::uint64_t m_state;
};

struct Point {
    double x = 0;
    double y = 0;
};
struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    [[nodiscard]] constexpr double right() const { return x + width; }
    [[nodiscard]] constexpr double bottom() const { return y + height; }
    [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] Box inset(double by) const {
        return {x + by, y + by, width - 2 * by, height - 2 * by};
    }
};

class Canvas {
  public:
    Canvas(int width, int height);
    [[nodiscard]] cairo_t* cairo() const { return m_cairo.get(); }

    // Paths: begin a new one each.
    void box(Box const& box);
    void rounded(Box const& box, double radius);
    void ellipse(Point centre, double radius_x, double radius_y);
    void polygon(std::vector<Point> const& points);
    /// A smooth line through the points.
    void curve(std::vector<Point> const& points);

    // What is done with the path; `fill` and the gradients end it.
    void fill(Colour colour, double opacity = 1);
    void fill_keeping(Colour colour, double opacity = 1);
    void fill_down(Box const& box, Colour top, Colour bottom);
    void fill_across(Box const& box, Colour left, Colour middle, Colour right);
    void stroke(Colour colour, double width, double opacity = 1);

    void line(Point from, Point to, Colour colour, double width, double opacity = 1);
    /// Centred on the point, about as large as printed letters of this size. Letters A to Z, digits
    /// and - . , : only (asserted).
    void text(Point centre, double size, std::string_view text, Colour colour);

    /// From here to the matching `end_clip` nothing is drawn outside the path.
    void begin_clip();
    void end_clip();

    [[nodiscard]] Bytes png() const;

  private:
    struct Destroy {
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
        void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    };
    std::unique_ptr<cairo_surface_t, Destroy> m_surface;
    std::unique_ptr<cairo_t, Destroy> m_cairo;
};

}  // namespace noodkluis::app::sample
