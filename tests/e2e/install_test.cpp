// SPDX-License-Identifier: Apache-2.0
#include "support/fixtures.h"

// What `cmake --install` and the Debian package put in place must work from there, wherever that
// is: with its translations and manual, and without the build folder.
using namespace noodkluis;
using test::contains;

namespace {

/// `usr` is a folder with what belongs in /usr.
void check_works_from(Path const& usr) {
    auto const program = (usr / "bin/noodkluis-cli").string();
    auto const version = test::run(program + " --version");
    CHECK(version.exit_code == 0);
    CHECK(version.output.starts_with("noodkluis "));
    auto const dutch = test::run(program + " --language nl --help");
    CHECK(dutch.exit_code == 0);
    CHECK(contains(dutch.output, "Gebruik: noodkluis-cli"));
    for (auto const& [page, word] :
         {std::pair{"man/man1", "EXIT STATUS"}, std::pair{"man/nl/man1", "EXITCODE"}}) {
        auto const manual =
            test::run("MANPAGER=cat man -l " + (usr / "share" / page / "noodkluis-cli.1").string());
        CAPTURE(page, manual.errors);
        CHECK(manual.exit_code == 0);
        CHECK(contains(manual.output, word));
    }
    auto const completion = test::run(
        "bash -c '. " + (usr / "share/bash-completion/completions/noodkluis-cli").string() +
        "; complete -p noodkluis-cli'");
    CHECK(completion.exit_code == 0);
    CHECK(std::filesystem::exists(usr / "share/doc/noodkluis/LICENSE"));
    auto const desktop = test::run((usr / "bin/noodkluis").string() + " --version");
    CHECK(desktop.output == version.output);
    for (auto const* const file :
         {"applications/noodkluis.desktop", "mime/packages/noodkluis.xml",
          "icons/hicolor/scalable/apps/noodkluis.svg",
          "metainfo/nl.noodkluis.Noodkluis.metainfo.xml", "noodkluis/fonts/Inter-Regular.otf",
          "locale/nl/LC_MESSAGES/noodkluis.mo"}) {
        CAPTURE(file);
        CHECK(std::filesystem::exists(usr / "share" / file));
    }
}

}  // namespace

TEST_CASE("what is installed works in the place it was moved to", "[install]") {
    test::TemporaryFolder const folder;
    auto const first = folder / "first";
    auto const result =
        test::run("cmake --install " NK_BUILD_DIR " --prefix " + first.string() + " >/dev/null");
    INFO(result.errors);
    REQUIRE(result.exit_code == 0);
    std::filesystem::rename(first, folder / "second");
    check_works_from(folder / "second");
}

TEST_CASE("the Debian package names its libraries and works", "[install]") {
    test::TemporaryFolder const folder;
    auto const result =
        test::run("cd " + folder.path().string() +
                  " && cpack --config " NK_BUILD_DIR
                  "/CPackConfig.cmake -B . && "
                  "dpkg-deb -x noodkluis_*.deb root && dpkg-deb -I noodkluis_*.deb");
    INFO(result.output << result.errors);
    REQUIRE(result.exit_code == 0);
    for (auto const* library : {"libsqlcipher1", "libsodium23", "libvips42", "libcairo2"}) {
        CHECK(contains(result.output, library));
    }
    check_works_from(folder / "root/usr");
}
