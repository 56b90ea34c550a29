// SPDX-License-Identifier: Apache-2.0
// The demo is played, and what it leaves does what its own read-me says.
#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "support/cli.h"

using namespace noodkluis;
using test::contains;
using test::run;
using test::TemporaryFolder;

namespace {

test::CommandResult demo(TemporaryFolder const& folder, std::string const& options,
                         std::string const& name = "proef") {
    return run(
        fmt::format("cd {} && {} {} demo {}", folder.path().string(), NK_CLI, options, name));
}

std::string content_of(Path const& file) {
    auto const bytes = read_file(file, 1 << 20);
    NK_REQUIRE_OK(bytes);
    return std::string(as_text(*bytes));
}

/// The commands that the read-me tells the reader to type.
std::vector<std::string> commands_in(std::string const& text) {
    std::vector<std::string> commands;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("  $ ", 0) == 0) {
            commands.push_back(line.substr(4));
        }
    }
    return commands;
}

/// In the folder of the demo, where noodkluis-cli is the one of this build.
test::CommandResult type(Path const& folder, std::string const& command) {
    // ASan wants to be the first library; faketime comes before it.
    return run(
        fmt::format("cd {} && export PATH={}:$PATH "
                    "ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0 && {}",
                    folder.string(), Path(NK_CLI).parent_path().string(), command));
}

std::ptrdiff_t widest_line(std::string const& text) {
    std::ptrdiff_t widest = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        widest = std::max(widest, std::count_if(line.begin(), line.end(),
                                                [](char c) { return (c & 0xc0) != 0x80; }));
    }
    return widest;
}

/// Each file that is told of must be there; the names at the top of the folder.
std::set<std::string> names_told(nlohmann::json const& files, Path const& folder) {
    std::set<std::string> names;
    for (auto const& file : files) {
        auto const name = file["name"].get<std::string>();
        INFO(name);
        CHECK(std::filesystem::exists(folder / name));
        names.insert(name.substr(0, name.find('/')));
    }
    return names;
}

std::set<std::string> names_in(Path const& folder) {
    std::set<std::string> names;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        names.insert(entry.path().filename().string());
    }
    return names;
}

}  // namespace

TEST_CASE("the demo tells its story in Dutch, and its read-me can be followed", "[cli][demo]") {
    TemporaryFolder const folder;
    auto const played = demo(folder, "--language nl");
    INFO(played.errors);
    REQUIRE(played.exit_code == 0);
    CHECK(contains(played.output, "13. Als er niets anders is"));
    // Named by the file that was given, not by the copy that is made of it.
    CHECK(contains(played.output, "brand-vervalst.nkbundle: de handtekening"));
    CHECK(widest_line(played.output) <= 100);

    auto const made = folder / "proef";
    auto const guide = content_of(made / "LEESMIJ.txt");
    CHECK(contains(guide, "demo museum, niet voor echt gebruik"));
    CHECK(contains(guide, "demo brandweer, niet voor echt gebruik"));
    auto const commands = commands_in(guide);
    REQUIRE(commands.size() >= 12);
    for (auto const& command : commands) {
        auto const result = type(made, command);
        INFO(command << "\n" << result.output << result.errors);
        bool const refuses = contains(command, "-later.") || contains(command, "-vervalst.");
        CHECK(result.exit_code == (refuses ? 3 : 0));
    }
    auto const list = content_of(made / "los" / "inhoud" / "list.csv");
    CHECK(contains(list, "ZV-052"));
    CHECK_FALSE(contains(list, "Enig bewijs van het stadsrecht"));  // the reason is not agreed
}

TEST_CASE("the demo leaves what it says, and its script does it again", "[cli][demo]") {
    TemporaryFolder const folder;
    auto const played = demo(folder, "--json --language en");
    INFO(played.output << played.errors);
    REQUIRE(played.exit_code == 0);
    auto const story = nlohmann::json::parse(played.output, nullptr, false);
    REQUIRE(story.is_object());
    CHECK(story["steps"].size() == 13);
    CHECK(story["steps"].back()["title"] == "When nothing else is at hand");
    std::vector<std::string> refused;
    for (auto const& step : story["steps"]) {
        for (auto const& refusal : step["refusals"]) {
            refused.push_back(refusal["refused"]);
        }
    }
    CHECK(refused ==
          std::vector<std::string>{"bundle-not-yet-valid", "bundle-expired", "signature-invalid"});

    auto const made = folder / "proef";
    CHECK(names_told(story["files"], made) == names_in(made));
    // One photo and one rank in ten will do here.
    auto const again = type(made,
                            "sed -i '/ZV-..[1-9] --/d' zelf-doen.sh && "
                            "sh zelf-doen.sh");
    INFO(again.output << again.errors);
    CHECK(again.exit_code == 0);
    CHECK(std::filesystem::exists(made / "zelf" / "los" / "inhoud" / "list.json"));
}

TEST_CASE("the demo touches no folder that holds something", "[cli][demo]") {
    TemporaryFolder const folder;
    NK_REQUIRE_OK(write_file(folder / "brief.txt", as_bytes("niet weg"), Overwrite::no));
    auto const refused = demo(folder, "--json", ".");
    CHECK(refused.exit_code == 1);
    CHECK(nlohmann::json::parse(refused.output, nullptr, false)["error"] == "file-exists");
    CHECK(content_of(folder / "brief.txt") == "niet weg");
    NK_REQUIRE_OK(write_file(folder / "bestand", as_bytes("x"), Overwrite::no));
    CHECK(demo(folder, "--json", "bestand").exit_code == 1);
}
