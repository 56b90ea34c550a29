// SPDX-License-Identifier: Apache-2.0
#include "app/text/days.h"

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

TEST_CASE("a day begins and ends where it is lived", "[text]") {
    auto const begin = begin_of_day("2026-12-06");
    auto const end = end_of_day("2026-12-06");
    NK_REQUIRE_OK(begin);
    NK_REQUIRE_OK(end);
    CHECK(*end - *begin == std::chrono::hours{24} - std::chrono::seconds{1});
    CHECK(day_of(*begin) == "2026-12-06");
    CHECK(day_of(*end) == "2026-12-06");
    CHECK(day_of(*end + std::chrono::seconds{1}) == "2026-12-07");
    CHECK(end_of_day(*begin) == *end);
    CHECK(display_moment(*end) == "Sunday 6 Dec 2026 23:59");
    for (auto const* const wrong : {"", "6-12-2026", "2026-13-01", "2026-12-06T10:00Z", "morgen"}) {
        INFO(wrong);
        NK_REQUIRE_ERROR(begin_of_day(wrong), invalid_argument);
    }
}
