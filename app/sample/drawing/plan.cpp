// SPDX-License-Identifier: Apache-2.0
#include "app/sample/drawing/plan.h"

#include <numbers>

#include "app/sample/drawing/canvas.h"

namespace noodkluis::app::sample {
namespace {

constexpr int kWidth = 1600;
constexpr int kHeight = 1200;
constexpr double kScale = 0.68;  // pixels per centimetre
constexpr double kLeft = 120;
constexpr double kTop = 150;
constexpr double kBuildingWidth = 2000;
constexpr double kBuildingDepth = 1300;
constexpr Box kStairs{790, 40, 370, 290};  // the same on each floor
constexpr Colour kWall{0.13, 0.15, 0.18};
constexpr Colour kPaper{1, 1, 1};

Point on_paper(double x, double y) {
    return {kLeft + x * kScale, kTop + y * kScale};
}

Box on_paper(PlanRoom const& room) {
    auto const corner = on_paper(room.left, room.top);
    return {corner.x, corner.y, room.width * kScale, room.depth * kScale};
}

void draw_walls(Canvas& canvas, std::vector<PlanRoom> const& rooms) {
    constexpr Colour kFloor{0.965, 0.955, 0.93};
    for (auto const& room : rooms) {
        canvas.box(on_paper(room));
        canvas.fill(kFloor);
    }
    for (auto const& room : rooms) {
        canvas.box(on_paper(room));
        canvas.stroke(kWall, 9);
    }
    auto const corner = on_paper(0, 0);
    canvas.box({corner.x, corner.y, kBuildingWidth * kScale, kBuildingDepth * kScale});
    canvas.stroke(kWall, 17);
}

/// An opening in the wall with the leaf and the arc that it turns through.
void draw_door(Canvas& canvas, PlanDoor const& door) {
    auto const middle = on_paper(door.x, door.y);
    double const half = door.width * kScale / 2;
    auto* const c = canvas.cairo();
    if (door.wall == PlanWall::horizontal) {
        double const side = door.opens_south ? 1 : -1;
        canvas.box({middle.x - half, middle.y - 10, 2 * half, 20});
        canvas.fill(kPaper);
        canvas.line({middle.x - half, middle.y}, {middle.x - half, middle.y + side * 2 * half},
                    kWall, 4);
        cairo_new_path(c);
        cairo_arc(c, middle.x - half, middle.y, 2 * half,
                  door.opens_south ? 0 : -std::numbers::pi / 2,
                  door.opens_south ? std::numbers::pi / 2 : 0);
    } else {
        canvas.box({middle.x - 10, middle.y - half, 20, 2 * half});
        canvas.fill(kPaper);
        canvas.line({middle.x, middle.y - half}, {middle.x + 2 * half, middle.y - half}, kWall, 4);
        cairo_new_path(c);
        cairo_arc(c, middle.x, middle.y - half, 2 * half, 0, std::numbers::pi / 2);
    }
    canvas.stroke(kWall, 1.5, 0.7);
}

void draw_stairs(Canvas& canvas) {
    auto const corner = on_paper(kStairs.x, kStairs.y);
    Box const stairs{corner.x, corner.y, kStairs.width * kScale, kStairs.height * kScale};
    canvas.box(stairs);
    canvas.fill_keeping({0.90, 0.89, 0.86});
    canvas.stroke(kWall, 4);
    constexpr int kSteps = 12;
    for (int i = 1; i < kSteps; ++i) {
        double const y = stairs.y + stairs.height * i / kSteps;
        canvas.line({stairs.x, y}, {stairs.right(), y}, kWall, 2);
    }
    auto const middle = stairs.centre();
    canvas.line({middle.x, stairs.bottom() - 14}, {middle.x, stairs.y + 20}, kWall, 3.5);
    canvas.polygon(
        {{middle.x - 11, stairs.y + 30}, {middle.x + 11, stairs.y + 30}, {middle.x, stairs.y + 8}});
    canvas.fill(kWall);
}

void draw_names(Canvas& canvas, std::vector<PlanRoom> const& rooms) {
    for (auto const& room : rooms) {
        auto const pin = pin_of(room);
        Point const at{pin.x * kWidth, pin.y * kHeight};
        auto const space = room.code.find(' ');
        // Above the pin, which stands in the middle.
        canvas.text({at.x, at.y - 92}, 40, room.code.substr(0, space), kWall);
        canvas.text({at.x, at.y - 46}, 30, room.code.substr(space + 1), kWall);
    }
}

void draw_margin(Canvas& canvas, PlanOrder const& order) {
    canvas.text({kWidth / 2.0, 70}, 42, order.title, kWall);
    Point const start{kLeft, 1130};
    for (int i = 0; i < 5; ++i) {  // 5 metres
        canvas.box({start.x + i * 100 * kScale, start.y, 100 * kScale, 14});
        canvas.fill_keeping(i % 2 == 0 ? kWall : kPaper);
        canvas.stroke(kWall, 2);
    }
    canvas.text({start.x + 560 * kScale, start.y + 6}, 26, "5 m", kWall);
    Point const north{kWidth - 150, 90};
    canvas.polygon({{north.x, north.y - 46},
                    {north.x + 20, north.y + 22},
                    {north.x, north.y + 8},
                    {north.x - 20, north.y + 22}});
    canvas.fill(kWall);
    canvas.text({north.x, north.y + 42}, 26, "N", kWall);
    if (order.entrance) {
        auto const door = on_paper(970, kBuildingDepth);
        canvas.polygon(
            {{door.x - 24, door.y + 62}, {door.x + 24, door.y + 62}, {door.x, door.y + 24}});
        canvas.fill({0.70, 0.16, 0.14});
        canvas.text({door.x, door.y + 88}, 28, "Hoofdingang Wielkade", {0.70, 0.16, 0.14});
    }
}

}  // namespace

PlanPin pin_of(PlanRoom const& room) {
    auto free = room;  // the middle of what is not stairs
    bool const has_stairs = room.left <= kStairs.x && room.left + room.width >= kStairs.right() &&
                            room.top <= kStairs.y && room.top + room.depth > kStairs.bottom();
    if (has_stairs) {
        free.top = kStairs.bottom();
        free.depth = room.top + room.depth - free.top;
    }
    auto const centre = on_paper(free).centre();
    return {centre.x / kWidth, centre.y / kHeight};
}

PlanPin pin_at(double x, double y) {
    auto const at = on_paper(x, y);
    return {at.x / kWidth, at.y / kHeight};
}

Bytes draw_plan(PlanOrder const& order) {
    Canvas canvas(kWidth, kHeight);
    canvas.box({0, 0, kWidth, kHeight});
    canvas.fill(kPaper);
    draw_walls(canvas, order.rooms);
    draw_stairs(canvas);
    for (auto const& door : order.doors) {
        draw_door(canvas, door);
    }
    draw_names(canvas, order.rooms);
    draw_margin(canvas, order);
    return canvas.png();
}

}  // namespace noodkluis::app::sample
