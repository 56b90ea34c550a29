// SPDX-License-Identifier: Apache-2.0
// The contract that every verb shares: help, exit codes, one JSON document, language, manual.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "support/fixtures.h"

using namespace noodkluis;
using test::contains;
using test::run;

namespace {

std::string const kCli = NK_CLI;

test::CommandResult cli(std::string const& arguments) {
    return run(kCli + " " + arguments);
}
std::string const kShare = std::string(NK_BUILD_DIR) + "/share";

}  // namespace

TEST_CASE("help goes to standard output and is no failure", "[cli]") {
    auto const result = run(kCli + " --help");
    CHECK(result.exit_code == 0);
    CHECK(contains(result.output, "Usage: noodkluis-cli "));
    CHECK(result.errors.empty());
}

TEST_CASE("a wrong command line ends with 2 and says what to read", "[cli]") {
    for (std::string const arguments : {"", "nonsense", "--nonsense", "--language fr init"}) {
        auto const result = cli(arguments);
        INFO(arguments);
        CHECK(result.exit_code == 2);
        CHECK(result.output.empty());
        CHECK(result.errors.rfind("noodkluis-cli: ", 0) == 0);
        CHECK(contains(result.errors, "--help"));
    }
}

TEST_CASE("a wrong command line with --json gives one document", "[cli]") {
    for (std::string const arguments : {"--json", "nonsense --json", "init --json --nonsense"}) {
        auto const result = cli(arguments);
        INFO(arguments);
        CHECK(result.exit_code == 2);
        CHECK(result.errors.empty());
        auto const document = nlohmann::json::parse(result.output, nullptr, false);
        REQUIRE(document.is_object());
        CHECK(document["error"] == "command-line");
        CHECK(document["message"].is_string());
    }
}

TEST_CASE("a verb that is not known is named", "[cli]") {
    CHECK(contains(run(kCli + " nonsense").errors, "nonsense"));
}

TEST_CASE("a language is chosen by option or environment", "[cli]") {
    std::string const none = "LC_ALL= LC_MESSAGES= LANG= LANGUAGE= ";
    CHECK(contains(run(none + kCli + " --language nl --help").output, "Gebruik:"));
    CHECK(contains(run(none + kCli + " --language=nl --help").output, "Gebruik:"));
    CHECK(contains(run(none + "LANG=nl_NL.UTF-8 " + kCli + " --help").output, "Gebruik:"));
    CHECK(contains(run(none + kCli + " --help").output, "Usage:"));
    CHECK(contains(run(none + "LANG=nl_NL.UTF-8 " + kCli + " --language en --help").output,
                   "Usage:"));
    CHECK(contains(run(none + "LANGUAGE=de LC_ALL=C " + kCli + " --help").output, "Usage:"));
    CHECK(contains(run(none + kCli + " --language nl nonsense").errors, "Onbekend"));
}

TEST_CASE("a full standard output is an error", "[cli]") {
    CHECK(run(kCli + " print-man >/dev/full").exit_code == 1);
}

TEST_CASE("the manual pages render without a warning", "[cli]") {
    for (std::string const page : {"/man/man1/noodkluis-cli.1", "/man/nl/man1/noodkluis-cli.1"}) {
        auto const result =
            run(fmt::format("LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -l {}{}", kShare, page));
        INFO(page);
        CHECK(result.exit_code == 0);
        CHECK(result.errors.empty());
        CHECK(contains(result.output, "noodkluis-cli"));
    }
}

TEST_CASE("bash completes verbs, options, choices and paths", "[cli]") {
    test::TemporaryFolder const folder;
    REQUIRE(write_file(folder / "een bestand", as_bytes("x"), Overwrite::no).has_value());
    auto const complete = [&](std::string const& words, int index) {
        return run("cd " + folder.path().string() + " && bash --norc -c 'source " + kShare +
                   "/bash-completion/completions/noodkluis-cli; COMP_WORDS=(noodkluis-cli " +
                   words + "); COMP_CWORD=" + std::to_string(index) +
                   "; _noodkluis_cli; printf \"%s\\n\" \"${COMPREPLY[@]}\"'");
    };
    CHECK(complete("--lang", 1).output == "--language\n");
    CHECK(complete("--language \"\"", 2).output == "nl\nen\n");
    CHECK(complete("--passphrase-file een", 2).output == "een bestand\n");
    CHECK(complete("--lang", 1).errors.empty());
}
