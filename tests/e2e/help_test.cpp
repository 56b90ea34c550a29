// SPDX-License-Identifier: Apache-2.0
// Every example in the help is played, in the order of the help, in one folder.
#include <functional>
#include <sstream>

#include <fmt/format.h>

#include "support/cli.h"

using namespace noodkluis;
using test::CliFolder;

namespace {

struct Example {
    std::string verb;
    std::string line;
};

/// The lines under a heading of a help text, without their indent.
std::vector<std::string> lines_under(std::string const& help, std::string const& heading) {
    std::vector<std::string> found;
    std::istringstream lines(help);
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line == heading + ":") {
            inside = true;
        } else if (line.empty()) {
            inside = false;
        } else if (inside && line.rfind("  ", 0) == 0) {
            found.push_back(line.substr(2));
        }
    }
    return found;
}

/// A red square of 16 by 16 pixels as PNG.
std::string picture() {
    constexpr std::string_view kHex =
        "89504e470d0a1a0a0000000d49484452000000100000001008020000009091683600000016494441"
        "5478da6338212747126218d530aa61f86a0000e4620410e99b80f10000000049454e44ae426082";
    Bytes bytes(kHex.size() / 2);
    REQUIRE(from_hex(kHex, bytes));
    return std::string(as_text(bytes));
}

/// The example as the test runs it: with a passphrase file, and a vault that opens quickly.
std::string playable(std::string line) {
    auto const replace = [&line](std::string const& from, std::string const& to) {
        for (auto at = line.find(from); at != std::string::npos; at = line.find(from, at)) {
            line.replace(at, from.size(), to);
            at += to.size();
        }
    };
    replace(" init ", fmt::format(" init{} ", test::kCheapKdf));
    replace("noodkluis-cli ",
            fmt::format("{} --language en --passphrase-file passphrase ", NK_CLI));
    return line;
}

/// All verbs with what their help says, through the groups, in order.
void each_verb(std::string const& words,
               std::function<void(std::string const&, std::string const&)> const& use) {
    auto const help = test::run(fmt::format("{} --language en {} --help", NK_CLI, words));
    REQUIRE(help.exit_code == 0);
    auto const verbs = lines_under(help.output, "Verbs");
    for (auto const& verb : verbs) {
        if (verb.front() != ' ') {
            each_verb(words + " " + verb.substr(0, verb.find(' ')), use);
        }
    }
    if (verbs.empty()) {
        use(words, help.output);
    }
}

}  // namespace

TEST_CASE("every verb explains itself in both languages and has an example", "[cli]") {
    int verbs = 0;
    each_verb("", [&](std::string const& words, std::string const& help) {
        INFO(words);
        ++verbs;
        CHECK_FALSE(lines_under(help, "Example").empty());
        for (auto const& line : lines_under(help, "Example")) {
            CHECK(line.rfind("noodkluis-cli" + words + " ", 0) == 0);
        }
        auto const dutch = test::run(fmt::format("{} --language nl {} --help", NK_CLI, words));
        CHECK(dutch.exit_code == 0);
        CHECK_FALSE(lines_under(dutch.output, "Voorbeeld").empty());
        CHECK(dutch.output != help);
    });
    CHECK(verbs >= 14);
}

TEST_CASE("the examples in the help work one after another", "[cli]") {
    CliFolder const folder;
    folder.write("kelk.jpg", picture());
    folder.write("plan.png", picture());
    folder.write("collectie.csv",
                 "objectnummer;titel;hoogte (cm)\nZK-3;Bord;20,5\nZK-4;Stoel;90\n");
    each_verb("", [&](std::string const& words, std::string const& help) {
        for (auto const& line : lines_under(help, "Example")) {
            auto const result =
                test::run("cd " + (folder / ".").string() + " && " + playable(line));
            INFO(words << ": " << line << "\n" << result.output << result.errors);
            CHECK(result.exit_code == 0);
        }
    });
}
