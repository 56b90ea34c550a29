// SPDX-License-Identifier: Apache-2.0
// Bad days in the window: a key file that is needed from now on, a vault that is damaged, and the
// backup that it is restored from. Needs a display.
#include <fstream>

#include <GLFW/glfw3.h>

#include "app/desktop/tour/choose_file.h"
#include "app/desktop/tour/driver.h"
#include "app/text/share_folder.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::app;
using namespace noodkluis::app::desktop;

namespace {

constexpr char const* kKeepingWords = "zeven zilveren zwanen";
constexpr char const* kWordsWithFile = "zes zachte zeehonden zingen";
constexpr std::chrono::seconds kKeepingLong{60};

struct Keeping {
    test::VaultFixture fixture;
    test::TemporaryFolder folder;
    SystemClock clock;
    std::unique_ptr<Application> application;
    std::optional<Driver> driver;

    Keeping() {
        static_cast<void>(fixture.create());
        auto started = Application::start(
            clock, {{folder.path(), folder / "settings.json", folder / "example"},
                    locale_folder().string(),
                    {}});
        NK_REQUIRE_OK(started);
        application = std::move(*started);
        application->settings().language = Language::english;
        application->apply_settings();
        driver.emplace(*application);
    }
    void well(char const* step) {
        INFO(step << ": " << driver->failure());
        REQUIRE_FALSE(driver->failed());
    }
    void unlock(Path const& vault, char const* passphrase) {
        application->show_start(vault);
        driver->wait_for("Passphrase");
        driver->type(passphrase);
        driver->press(GLFW_KEY_ENTER);
        driver->wait_until_gone("Cancel", kKeepingLong);
    }
    void lock() {
        driver->press(GLFW_KEY_L, GLFW_MOD_CONTROL);
        driver->wait_for("Passphrase");
        driver->wait_until([this] { return application->idle(); }, "rest");
    }
    void save_as(Path const& file) {
        driver->wait_for("Save here");
        choose_file(*driver, file);
        driver->click("Save here");
        driver->wait_until([&] { return std::filesystem::exists(file); }, file.string());
        well("save");
        REQUIRE(std::filesystem::exists(file));
    }
};

}  // namespace

TEST_CASE("a key file that is made in the window is needed from then on", "[window]") {
    Keeping keeping;
    auto& driver = *keeping.driver;
    auto const file = keeping.folder / "stick.nkkey";
    keeping.unlock(keeping.fixture.folder(), kKeepingWords);
    driver.click("Safekeeping");
    driver.click("Key file on a stick…");
    driver.fill("Passphrase", kWordsWithFile);
    driver.fill("The same passphrase again", kWordsWithFile);
    driver.click("My passphrase alone no longer opens the vault");
    driver.click("Make the key file…");
    keeping.save_as(file);
    driver.wait_for("Key file on a stick…", kKeepingLong);
    driver.settle();
    keeping.well("make");
    keeping.lock();
    NK_REQUIRE_ERROR(keeping.fixture.open(), wrong_passphrase);

    keeping.unlock(keeping.fixture.folder(), kWordsWithFile);
    CHECK(driver.sees("Passphrase"));  // without the file it stays closed
    driver.click("I have a key file");
    choose_file(driver, file);
    driver.wait_for("Passphrase");
    driver.fill("Passphrase", kWordsWithFile);
    driver.press(GLFW_KEY_ENTER);
    driver.wait_for("Lock", kKeepingLong);
    keeping.well("open with the file");
}

TEST_CASE("damage is found in the window, and a backup is restored beside it", "[window]") {
    Keeping keeping;
    auto& driver = *keeping.driver;
    auto const vault = keeping.fixture.folder();
    keeping.unlock(vault, kKeepingWords);
    driver.click("Safekeeping");
    driver.click("Make a backup…");
    choose_file(driver, keeping.folder.path());
    driver.click("Choose this folder");
    driver.wait_for("Make a backup…", kKeepingLong);
    driver.wait_until_gone("Cancel", kKeepingLong);
    driver.click("Check the vault…");
    driver.wait_for("Check now");
    driver.type(kKeepingWords);
    driver.press(GLFW_KEY_ENTER);
    driver.wait_for("Check again", kKeepingLong);
    CHECK_FALSE(driver.sees("Restore this backup"));
    keeping.well("check");
    {
        std::fstream file(vault / "vault.db", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(20'000);
        file.put('x');
        REQUIRE(file.good());
    }
    driver.click("Check again");
    driver.wait_for("Check now");
    driver.type(kKeepingWords);
    driver.press(GLFW_KEY_ENTER);
    driver.click("Restore this backup");
    driver.wait_for("Restore");
    driver.type(kKeepingWords);
    driver.press(GLFW_KEY_ENTER);
    driver.click("Open it");
    driver.wait_for("Passphrase");
    driver.type(kKeepingWords);
    driver.press(GLFW_KEY_ENTER);
    driver.wait_for("Lock", kKeepingLong);
    keeping.well("restore");
    // The damaged one was not touched.
    CHECK(std::filesystem::exists(vault / "vault.db"));
    CHECK(std::filesystem::exists(vault.parent_path() / "test 2.kluis"));
}
