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

/// The example as the test runs it: with a passphrase file when it has none of its own, and vaults
/// that open quickly.
std::string playable(std::string line) {
    auto const replace = [&line](std::string const& from, std::string const& to) {
        for (auto at = line.find(from); at != std::string::npos; at = line.find(from, at)) {
            line.replace(at, from.size(), to);
            at += to.size();
        }
    };
    replace(" init ", fmt::format(" init{} ", test::kCheapKdf));
    replace(" user add ", fmt::format(" user add{} ", test::kCheapKdf));
    bool const as_somebody_else = line.find("--passphrase-file ") != std::string::npos;
    replace("noodkluis-cli ", fmt::format("{} --language en {}", NK_CLI,
                                          as_somebody_else ? "" : "--passphrase-file passphrase "));
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
    folder.write("noor.passphrase", "twaalf trage torenvalken");
    folder.write("sem.passphrase", "dertien dappere dassen");
    folder.write("nieuw.passphrase", "veertien vrolijke vossen");
    folder.write("kelk.jpg", test::red_square());
    folder.write("plan.png", test::red_square());
    std::filesystem::create_directory(folder / "fotos");
    folder.write("fotos/ZK-1_2.jpg", test::red_square());
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
