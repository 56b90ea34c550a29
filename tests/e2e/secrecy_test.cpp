// SPDX-License-Identifier: Apache-2.0
// The passphrase: asked without echo, and seen nowhere else.
#include <fmt/format.h>

#include "support/cli.h"

using namespace noodkluis;
using test::CliFolder;
using test::contains;

namespace {

constexpr std::string_view kPassphrase = "zeven koeien op het dak";

}  // namespace

TEST_CASE("a passphrase is typed twice, unseen, and opens the vault again", "[cli]") {
    CliFolder const folder;
    auto const made =
        folder.expect(fmt::format("eval spawn $cli init m.kluis --kind police --name Politie{}\n"
                                  "expect \"New passphrase for m.kluis:\"\nsend \"{}\\r\"\n"
                                  "expect \"again:\"\nsend \"{}\\r\"\n"
                                  "expect eof\nexit [lindex [wait] 3]\n",
                                  test::kCheapKdf, kPassphrase, kPassphrase));
    INFO(made.output);
    CHECK(made.exit_code == 0);
    CHECK_FALSE(contains(made.output, kPassphrase));
    folder.write("passphrase", kPassphrase);
    CHECK(folder.json("info m.kluis")["owner"]["kind"] == "police");
}

TEST_CASE("two passphrases that differ make no vault", "[cli]") {
    CliFolder const folder;
    auto const result =
        folder.expect(fmt::format("eval spawn $cli init m.kluis --kind police --name P{}\n"
                                  "expect \"m.kluis:\"\nsend \"{}\\r\"\n"
                                  "expect \"again:\"\nsend \"{} \\r\"\n"
                                  "expect eof\nexit [lindex [wait] 3]\n",
                                  test::kCheapKdf, kPassphrase, kPassphrase));
    CHECK(result.exit_code == 2);
    CHECK(contains(result.output, "not the same"));
    CHECK_FALSE(std::filesystem::exists(folder / "m.kluis"));
}

TEST_CASE("Ctrl-C at the question ends it and gives the echo back", "[cli]") {
    CliFolder const folder;
    auto const result = folder.expect(
        "spawn bash -c \"trap '' INT; $cli init m.kluis --kind police --name P; "
        "echo code=\\$?; stty -a\"\n"
        "expect \"m.kluis:\"\nsend \"\\003\"\nexpect eof\n");
    INFO(result.output);
    CHECK(contains(result.output, "Cancelled."));
    CHECK(contains(result.output, "code=1"));
    CHECK(contains(result.output, " echo "));
    CHECK_FALSE(contains(result.output, "-echo "));
    CHECK_FALSE(std::filesystem::exists(folder / "m.kluis"));
}

TEST_CASE("without a terminal the passphrase must come from a file", "[cli]") {
    CliFolder const folder;
    auto const result =
        test::run(fmt::format("cd {} && setsid --wait {} --json init m.kluis --kind police "
                              "--name P{} </dev/null",
                              (folder / ".").string(), NK_CLI, test::kCheapKdf));
    CHECK(result.exit_code == 2);
    CHECK(contains(result.output, "passphrase-no-terminal"));
}

TEST_CASE("standard input can hold the passphrase", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    auto const result = test::run("cd " + (folder / ".").string() +
                                  " && " NK_CLI
                                  " --json --passphrase-file - info m.kluis"
                                  " <passphrase");
    CHECK(result.exit_code == 0);
    CHECK(contains(result.output, "Museum De Waag"));
}

TEST_CASE("the passphrase is in no argument, environment, message or file", "[cli]") {
    CliFolder const folder;
    folder.write("passphrase", kPassphrase);
    folder.init("m.kluis");
    // While the key is derived: a big derivation keeps the program busy long enough to look.
    auto const result = test::run(fmt::format(
        "cd {} && {{ {} --passphrase-file passphrase init slow.kluis --kind police --name P "
        "--kdf-passes 10 --kdf-memory-mib 256 & }}; p=$!; n=0; "
        "while kill -0 $p 2>/dev/null; do "
        "cat /proc/$p/cmdline /proc/$p/environ 2>/dev/null | tr '\\0' '\\n' >>seen; "
        "n=$((n+1)); done; wait $p; echo code=$? looks=$n; grep -c slow.kluis seen",
        (folder / ".").string(), NK_CLI));
    CHECK(contains(result.output, "code=0"));
    CHECK_FALSE(contains(result.output, "looks=0"));
    CHECK(test::run("grep -q slow.kluis " + (folder / "seen").string()).exit_code == 0);
    CHECK(test::run(fmt::format("grep -raF '{}' {} {} {}", kPassphrase, (folder / "seen").string(),
                                (folder / "m.kluis").string(), (folder / "slow.kluis").string()))
              .exit_code == 1);
    folder.write("passphrase", "een andere zin die niet klopt");
    auto const wrong = folder.cli("object list m.kluis");
    CHECK_FALSE(contains(wrong.errors, "andere zin"));
}
