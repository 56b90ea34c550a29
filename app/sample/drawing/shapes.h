// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sample/drawing/canvas.h"

// The things that can be drawn. Each stands or hangs in the middle of a canvas of this size, with
// the ground at kGround.
namespace noodkluis::app::sample {

inline constexpr int kPictureWidth = 1000;
inline constexpr int kPictureHeight = 750;
inline constexpr double kMiddle = 500;
inline constexpr double kGround = 625;

/// What makes one object differ from another of its shape.
struct Look {
    Colour colour;
    std::string_view kind;
    Variation vary;
};

/// A soft shadow on the ground under something of this width.
void draw_shadow(Canvas& canvas, double centre_x, double width);

/// A painted scene by its kind: "winter", "zee", "portret"...
void draw_scene(Canvas& canvas, Box const& box, std::string_view kind, Variation& vary);

void draw_painting(Canvas& canvas, Look& look);
void draw_sheet(Canvas& canvas, Look& look);
void draw_textile(Canvas& canvas, Look& look);
void draw_tiles(Canvas& canvas, Look& look);
void draw_plate(Canvas& canvas, Look& look);
void draw_fan(Canvas& canvas, Look& look);

/// One vessel standing with its foot at a point, at a size of `scale`.
void draw_vessel_at(Canvas& canvas, Point foot, double scale, Colour colour, std::string_view kind);
void draw_vessel(Canvas& canvas, Look& look);
void draw_garniture(Canvas& canvas, Look& look);

void draw_chest(Canvas& canvas, Look& look);
void draw_cabinet(Canvas& canvas, Look& look);
void draw_chairs(Canvas& canvas, Look& look);
void draw_clock(Canvas& canvas, Look& look);
void draw_boxes(Canvas& canvas, Look& look);
void draw_books(Canvas& canvas, Look& look);

void draw_coins(Canvas& canvas, Look& look);
void draw_chain(Canvas& canvas, Look& look);
void draw_spoons(Canvas& canvas, Look& look);
void draw_keys(Canvas& canvas, Look& look);
void draw_compass(Canvas& canvas, Look& look);
void draw_globe(Canvas& canvas, Look& look);
void draw_ship(Canvas& canvas, Look& look);
void draw_bust(Canvas& canvas, Look& look);
void draw_dress(Canvas& canvas, Look& look);

void draw_ceiling(Canvas& canvas, Look& look);
void draw_chimney_piece(Canvas& canvas, Look& look);

}  // namespace noodkluis::app::sample
