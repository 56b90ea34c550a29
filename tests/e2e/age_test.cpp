// SPDX-License-Identifier: Apache-2.0
// Our age files with the stock age tool, both ways.
#include <fmt/format.h>

#include "support/cli.h"

using namespace noodkluis;
using test::CliFolder;

namespace {

test::CommandResult shell(CliFolder const& folder, std::string const& command) {
    return test::run("cd " + (folder / ".").string() + " && " + command);
}

std::string public_key(CliFolder const& folder, std::string const& file) {
    auto const key = shell(folder, "grep -o 'age1.*' " + file).output;
    return key.substr(0, key.find('\n'));
}

}  // namespace

TEST_CASE("the stock age opens what we seal, and we open what it seals", "[cli]") {
    CliFolder const folder;
    REQUIRE(shell(folder, "head -c 300000 /dev/urandom >plain").exit_code == 0);
    auto const made = folder.json("age keygen -o ours.txt");
    REQUIRE(shell(folder, "age-keygen -o theirs.txt").exit_code == 0);
    auto const ours = public_key(folder, "ours.txt");
    auto const theirs = public_key(folder, "theirs.txt");
    CHECK(made["recipient"] == ours);
    CHECK(shell(folder, "stat -c %a ours.txt").output == "600\n");

    folder.json(fmt::format("age encrypt -r {} -r {} -o both.age plain", ours, theirs));
    CHECK(shell(folder, "age -d -i theirs.txt both.age | cmp - plain").exit_code == 0);
    CHECK(shell(folder, "age -d -i ours.txt both.age | cmp - plain").exit_code == 0);
    REQUIRE(shell(folder, fmt::format("age -r {} -a -o stock.asc plain", ours)).exit_code == 0);
    folder.json("age decrypt -i ours.txt -o out stock.asc");
    CHECK(shell(folder, "cmp out plain").exit_code == 0);
    CHECK(shell(folder, fmt::format("{} age encrypt -a -r {} <plain | age -d -i ours.txt | "
                                    "cmp - plain",
                                    NK_CLI, ours))
              .exit_code == 0);
}

TEST_CASE("the stock age opens our passphrase files, and we open its own", "[cli]") {
    CliFolder const folder;
    folder.write("plain", "kelk");
    folder.json("age encrypt -p -o ours.age plain");
    folder.write("script",
                 "set timeout 60\n"
                 "spawn age -d -o out1 ours.age\n"
                 "expect \"passphrase:\"\nsend \"twaalf schapen in de wei\\r\"\nexpect eof\n"
                 "spawn age -p -o stock.age plain\n"
                 "expect \"passphrase\"\nsend \"twaalf schapen in de wei\\r\"\n"
                 "expect \"onfirm\"\nsend \"twaalf schapen in de wei\\r\"\nexpect eof\n");
    auto const stock = shell(folder, "expect -f script");
    INFO(stock.output);
    CHECK(shell(folder, "cmp out1 plain").exit_code == 0);
    folder.json("age decrypt -p -o out2 stock.age");
    CHECK(shell(folder, "cmp out2 plain").exit_code == 0);
}

TEST_CASE("a file that cannot be opened leaves nothing behind", "[cli]") {
    CliFolder const folder;
    folder.write("plain", std::string(200000, 'x'));
    folder.json("age keygen -o a.txt");
    folder.json("age keygen -o b.txt");
    folder.json(fmt::format("age encrypt -r {} -o a.age plain", public_key(folder, "a.txt")));
    CHECK(folder.json("age decrypt -i b.txt -o out a.age", 1)["error"] == "age-no-match");
    REQUIRE(shell(folder, "truncate -s -1 a.age").exit_code == 0);
    CHECK(folder.json("age decrypt -i a.txt -o out a.age", 1)["error"] == "age-payload");
    CHECK_FALSE(std::filesystem::exists(folder / "out"));
    CHECK(folder.json("age encrypt -p -o plain plain", 1)["error"] == "file-exists");
    CHECK(folder.json("age encrypt -o x plain", 2)["error"] == "invalid-argument");
    CHECK(folder.json("age encrypt -p plain", 2)["error"] == "invalid-argument");
    CHECK(folder.json("age encrypt -r age1wrong -o x plain", 2)["error"] == "age-recipient");
    CHECK(folder.json("age decrypt -i plain -o x a.age", 2)["error"] == "age-identity");
    CHECK(shell(folder, "ls").output.find(".age.") == std::string::npos);
}
