// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/platform/settings.h"

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app::desktop;

TEST_CASE("settings come back as they were kept", "[desktop]") {
    test::TemporaryFolder const folder;
    auto const file = folder / "deep" / "desktop.json";
    Settings settings;
    settings.language = app::Language::english;
    settings.theme = ThemeKind::field;
    settings.scale_percent = 150;
    settings.auto_lock = std::chrono::minutes{30};
    remember_vault(settings, "/a/one.kluis", from_unix(100));
    remember_vault(settings, "/a/two.kluis", from_unix(200));
    remember_vault(settings, "/a/b/../one.kluis", from_unix(300));
    NK_REQUIRE_OK(save_settings(settings, file));
    auto const loaded = load_settings(file);
    CHECK(loaded.language == settings.language);
    CHECK(loaded.theme == settings.theme);
    CHECK(loaded.scale_percent == 150);
    CHECK(loaded.auto_lock == std::chrono::minutes{30});
    REQUIRE(loaded.recent.size() == 2);
    CHECK(loaded.recent[0].folder == "/a/one.kluis");
    CHECK(loaded.recent[0].opened_at == from_unix(300));
    CHECK(loaded.recent[1].folder == "/a/two.kluis");
}

TEST_CASE("settings that cannot be read are those of a new user", "[desktop]") {
    test::TemporaryFolder const folder;
    auto const file = folder / "desktop.json";
    for (std::string_view const text :
         {"", "[]", "{\"theme\":7,\"scale_percent\":\"x\",\"recent\":{}}",
          "{\"scale_percent\":-1,\"recent\":[1,\"/a\",{},{\"folder\":3}]}", "{\"recent\":"}) {
        NK_REQUIRE_OK(write_file(file, as_bytes(text), Overwrite::yes));
        auto const loaded = load_settings(file);
        CHECK(loaded.theme == ThemeKind::light);
        CHECK(loaded.scale_percent == 100);
        CHECK(loaded.recent.empty());
    }
}
