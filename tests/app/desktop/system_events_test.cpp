// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/platform/system_events.h"

#include <csignal>

#include <catch2/generators/catch_generators.hpp>
#include <unistd.h>

#include "support/fixtures.h"

using namespace noodkluis::app::desktop;

TEST_CASE("a signal is told to the window and does not end the program at once", "[desktop]") {
    int const signal = GENERATE(SIGINT, SIGTERM, SIGHUP);
    OutsideEvents outside;
    std::atomic<bool> woken = false;
    {
        SystemWatch const watch(outside, [&] {
            woken = true;
            woken.notify_one();
        });
        REQUIRE(::kill(::getpid(), signal) == 0);
        woken.wait(false);
    }
    CHECK(outside.should_end);
    CHECK_FALSE(outside.slept);
    CHECK(time_asleep() >= std::chrono::nanoseconds{0});
}
