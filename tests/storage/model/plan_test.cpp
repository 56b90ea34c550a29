// SPDX-License-Identifier: Apache-2.0
#include "storage/model/plan.h"

#include <catch2/catch_test_macros.hpp>

using namespace noodkluis::storage;

TEST_CASE("points on a plan have one spelling", "[plans]") {
    std::vector<PlanPoint> const points{{0, 1}, {0.25, 0.00006}, {0.3333, 0.5}};
    auto const text = format_points(points);
    CHECK(text == "0,10000 2500,1 3333,5000");
    auto const read = parse_points(text);
    REQUIRE(read);
    CHECK(format_points(*read) == text);
    CHECK(parse_points("")->empty());
    for (auto const* const bad :
         {" ", "1", "1,", ",1", "1,2 ", " 1,2", "1,2  3,4", "1,2,3", "01,2", "+1,2", "-1,2",
          "10001,0", "1.5,2", "1,2\n3,4", "1,2;3,4", "99999999999,0"}) {
        INFO(bad);
        CHECK_FALSE(parse_points(bad));
    }
    std::vector<PlanPoint> const longest(kRoutePointsMax, {0.5, 0.5});
    CHECK(parse_points(format_points(longest)));
    CHECK_FALSE(parse_points(format_points(longest) + " 1,1"));
}

TEST_CASE("a room has a pin when both its numbers are known", "[plans]") {
    Room room;
    CHECK_FALSE(pin_of(room));
    room.plan_x = 0.5;
    CHECK_FALSE(pin_of(room));
    room.plan_y = 0.25;
    CHECK(pin_of(room) == PlanPoint{0.5, 0.25});
    CHECK(is_on_plan({0, 1}));
    CHECK_FALSE(is_on_plan({-0.01, 0.5}));
    CHECK_FALSE(is_on_plan({0.5, 1.01}));
}
