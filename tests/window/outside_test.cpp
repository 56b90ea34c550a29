// SPDX-License-Identifier: Apache-2.0
// What reaches the window from outside: the computer slept, the system ends the program. Needs a
// display.
#include <GLFW/glfw3.h>

#include "app/desktop/tour/driver.h"
#include "app/text/share_folder.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::app;
using namespace noodkluis::app::desktop;

TEST_CASE("a vault locks after a sleep, and closes when the program should end", "[window]") {
    test::VaultFixture fixture;
    { auto const vault = fixture.create(); }
    test::TemporaryFolder const folder;
    SystemClock const clock;
    OutsideEvents outside;
    auto started =
        Application::start(clock, {{folder.path(), folder / "settings.json", folder / "example"},
                                   locale_folder().string(),
                                   {},
                                   &outside});
    NK_REQUIRE_OK(started);
    auto& application = **started;
    application.settings().language = Language::english;
    application.apply_settings();
    Driver driver(application);
    auto const unlock = [&] {
        driver.wait_for("Passphrase");
        driver.type("zeven zilveren zwanen");
        driver.press(GLFW_KEY_ENTER);
        driver.wait_for("Lock", std::chrono::seconds{60});
        REQUIRE(driver.failure().empty());
        NK_REQUIRE_ERROR(fixture.open(), vault_in_use);
    };
    auto const is_free = [&] {
        driver.wait_until([&] { return application.idle(); }, "rest");
        return fixture.open().has_value();
    };
    application.show_file(fixture.folder());
    unlock();
    outside.slept = true;
    driver.frames();
    CHECK_FALSE(outside.slept);
    CHECK(driver.sees("Passphrase"));
    CHECK(is_free());
    unlock();
    outside.should_end = true;
    application.run();
    CHECK(is_free());
}
