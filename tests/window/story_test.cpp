// SPDX-License-Identifier: Apache-2.0
// The whole job in a real window: a museum makes a vault, imports, ranks and approves a list,
// agrees with a fire brigade and seals; the brigade opens the bundle and ticks off. Needs a
// display.
#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include "app/desktop/tour/choose_file.h"
#include "app/desktop/tour/driver.h"
#include "app/sharing/card.h"
#include "app/sharing/partners.h"
#include "app/text/message.h"
#include "app/text/share_folder.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;
using namespace noodkluis::app::desktop;

namespace {

constexpr char const* kPassphrase = "zeven zilveren zwanen zwemmen";
constexpr char const* kMuseum = "Museum De Waag";
constexpr char const* kBrigade = "Brandweer Midden";
constexpr char const* kExport =
    "objectnummer;titel;hoogte (cm);gewicht (kg);standplaats\n"
    "W-001;Zilveren kelk;30,5;2,5;Waag/bg/Zaal 1/vitrine 3\n"
    "W-002;Portret van een regent;118,7;29,1;Waag/1/Zaal 2/wand noord\n"
    "W-003;Delfts bord;4;1;Waag/bg/Zaal 1/vitrine 4\n";

/// Both vaults and what goes between them, used from one window.
struct Story {
    test::TemporaryFolder folder;
    SystemClock clock;
    std::unique_ptr<Application> application = start();
    Driver driver{*application};

    std::unique_ptr<Application> start() {
        auto started = Application::start(
            clock, {{folder.path(), folder / "settings.json", folder / "example"},
                    locale_folder().string(),
                    {}});
        NK_REQUIRE_OK(started);
        (*started)->settings().language = Language::english;
        (*started)->apply_settings();
        (*started)->window().show_frames(false);
        return std::move(*started);
    }

    void well(char const* step) {
        if (driver.failed()) {
            if (auto const png = encode_png(driver.picture())) {
                static_cast<void>(
                    write_file(NK_BUILD_DIR "/tests/window-failed.png", *png, Overwrite::yes));
            }
        }
        INFO(step << ": " << driver.failure());
        REQUIRE_FALSE(driver.failed());
    }

    std::string widgets() {
        std::string names;
        for (auto const& widget : application->window().record().widgets) {
            names += widget.name + "; ";
        }
        return names;
    }

    void create(char const* card, char const* name) {
        driver.click(card);
        driver.fill("Name of the organisation", name);
        driver.fill("Your name", "Anna");
        driver.fill("This computer", "kantoor");
        driver.fill("How to reach you", "020-0000000");
        driver.fill("Passphrase", kPassphrase);
        driver.fill("The same passphrase again", kPassphrase);
        driver.click("Make the vault");
        driver.wait_for("Lock", std::chrono::seconds{60});
        well("create");
    }

    void unlock(char const* name) {
        application->show_start(folder / (std::string(name) + ".kluis"));
        driver.wait_for("Passphrase");
        driver.type(kPassphrase);
        driver.press(GLFW_KEY_ENTER);
        driver.wait_for("Lock", std::chrono::seconds{60});
        well("unlock");
    }

    void lock() {
        driver.press(GLFW_KEY_L, GLFW_MOD_CONTROL);
        driver.wait_for("Passphrase");
        well("lock");
    }

    void save(char const* file) {
        driver.wait_for("Save here");
        choose_file(driver, folder / file);
        driver.click("Save here");
        driver.wait_until([&] { return std::filesystem::exists(folder / file); }, file);
        well(file);
        CAPTURE(file, widgets());
        REQUIRE(std::filesystem::exists(folder / file));
    }

    void save_card(char const* file) {
        driver.click("Agreements");
        driver.click("Save my card…");
        save(file);
        well("save the card");
    }

    void pin(char const* file) {
        auto const bytes = read_file(folder / file, 1 << 20);
        NK_REQUIRE_OK(bytes);
        auto const card = read_card(*bytes, file);
        NK_REQUIRE_OK(card);
        auto const groups = fingerprint_groups(identity_of(*card));
        driver.drop(folder / file);
        driver.wait_for("Keep as a partner");
        for (std::size_t i = 0; i < groups.size(); ++i) {
            driver.fill(fmt::format("group {}", i + 1), groups[i]);
        }
        driver.click("Keep as a partner");
        driver.wait_for("Take a newer card…");
        well("pin");
    }

    void import_collection() {
        auto const file = folder / "collectie.csv";
        NK_REQUIRE_OK(write_file(file, as_bytes(std::string_view(kExport)), Overwrite::no));
        driver.drop(file);
        driver.click("Check the whole file");
        driver.click("Import now");
        driver.click("Show the objects");
        driver.wait_for("W-003");
        well("import");
    }

    void make_list() {
        driver.click("Lists");
        driver.click("New list");
        driver.fill("Name of the list", "Brand");
        driver.click("Make");
        driver.settle();
        driver.click("Collection");
        driver.click("W-001");
        driver.press(GLFW_KEY_A, GLFW_MOD_CONTROL);
        driver.click("Put on a list");
        driver.choose("List", "Brand");
        driver.click("Put 3 on the list");
        driver.settle();
        driver.click("Lists");
        driver.wait_for("W-002");
        driver.click("W-002");
        driver.press(GLFW_KEY_UP, GLFW_MOD_ALT);
        driver.settle();
        driver.click("Review and approve");
        driver.settle();
        driver.click("Approve");
        driver.wait_until_gone("Approve");
        well("list");
    }

    void draft() {
        driver.click("Agreements");
        driver.click("New agreement…");
        driver.choose("With whom", kBrigade);
        driver.fill("What it is called", "Afspraak brand");
        driver.fill("What for", "Redden bij brand");
        driver.point_at("What for");
        driver.wheel(-200);
        driver.click("Sign for our side");
        driver.click("Save the draft for them…");
        save("concept.nkagreement");
        well("draft");
    }

    void seal() {
        driver.drop(folder / "getekend.nkagreement");
        driver.click("Take it in");
        driver.click("Seal a list");
        driver.wait_for("Seal");
        driver.settle();
        driver.click("Seal");
        save("brand.nkbundle");
        driver.wait_for("Seal another one");
        well("seal");
    }
};

}  // namespace

TEST_CASE("a list goes from a museum to a fire brigade, all in the window", "[window]") {
    REQUIRE(start_images());
    Story story;
    auto& driver = story.driver;
    story.create("We are an emergency service", kBrigade);
    story.save_card("brandweer.nkcard");
    story.lock();
    driver.click("Back");

    story.create("We keep a collection", kMuseum);
    story.import_collection();
    story.make_list();
    story.save_card("museum.nkcard");
    story.pin("brandweer.nkcard");
    story.draft();
    story.lock();

    story.unlock(kBrigade);
    story.pin("museum.nkcard");
    driver.drop(story.folder / "concept.nkagreement");
    driver.click("Sign");
    driver.click("Save the agreement…");
    story.save("getekend.nkagreement");
    story.well("sign");
    story.lock();

    story.unlock(kMuseum);
    story.seal();
    story.lock();

    story.unlock(kBrigade);
    driver.drop(story.folder / "brand.nkbundle");
    driver.wait_for("Close");
    driver.settle();
    driver.click("Out");
    std::this_thread::sleep_for(std::chrono::seconds{1});  // a double tap answers no question
    driver.click("Drill");
    driver.wait_for("At the assembly point");
    driver.click("At the assembly point");
    driver.settle();
    driver.click("Close");
    driver.wait_for("What was marked");
    story.well("open and tick off");
    story.lock();
}
