// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/plan_marks.h"

#include <catch2/catch_test_macros.hpp>

using namespace noodkluis::app::desktop;
using noodkluis::storage::PlanPoint;

TEST_CASE("a place on the screen is a place on the plan, also when it is zoomed", "[desktop]") {
    PlanView const view{{-300, 100}, {1600, 800}};
    auto const corner = view.on_screen({0, 0});
    CHECK(corner.x == -300);
    CHECK(corner.y == 100);
    auto const place = view.on_screen({0.25, 0.5});
    CHECK(place.x == 100);
    CHECK(place.y == 500);
    CHECK(view.on_plan(place) == PlanPoint{0.25, 0.5});
    // What is dropped beside the plan comes to its edge.
    CHECK(view.on_plan({-1000, 5000}) == PlanPoint{0, 1});
    CHECK(view.on_plan({5000, 0}) == PlanPoint{1, 0});
}
