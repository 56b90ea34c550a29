// SPDX-License-Identifier: Apache-2.0
// The day on which the passphrase is lost, at a terminal.
#include <sstream>

#include <fmt/format.h>

#include "support/cli.h"

using namespace noodkluis;
using test::CliFolder;
using test::contains;

namespace {

std::string read_text(CliFolder const& folder, std::string_view name) {
    auto const bytes = read_file(folder / name, 1 << 20);
    NK_REQUIRE_OK(bytes);
    return std::string(as_text(*bytes));
}

/// The shares in a text file, each on one line without numbers.
std::vector<std::string> shares_in(std::string const& text) {
    std::vector<std::string> shares;
    std::istringstream lines(text);
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("  ", 0) != 0) {
            inside = false;
            continue;
        }
        if (!inside) {
            shares.emplace_back();
            inside = true;
        }
        std::istringstream words(line);
        for (std::string word; words >> word;) {
            if (word.back() != '.') {
                shares.back() += (shares.back().empty() ? "" : " ") + word;
            }
        }
    }
    return shares;
}

}  // namespace

TEST_CASE("a passphrase that is lost is replaced with a recovery key", "[e2e]") {
    CliFolder const folder;
    folder.init("m.kluis");
    auto const made = folder.json("recovery create m.kluis --kind key --text key.txt");
    CHECK(made["slot"].get<std::string>().size() == 8);
    CHECK(folder.json("recovery create m.kluis --kind key --text key.txt", 1)["error"] ==
          "file-exists");
    CHECK(folder.json("recovery list m.kluis")["ways"].size() == 2);
    CHECK(contains(read_text(folder, "key.txt"), "NOOD  KLUI  S1"));

    folder.write("passphrase", "veertien schapen in de wei");
    CHECK(folder.json("object list m.kluis", 1)["error"] == "wrong-passphrase");
    CHECK(folder.json("recovery use m.kluis --from key.txt")["by"] == "recovery-key");
    CHECK(folder.json("object list m.kluis")["count"] == 0);
    auto const log = folder.cli("audit show m.kluis");
    CHECK(contains(log.output, "A recovery key was made."));
    CHECK(contains(log.output, "A lost passphrase was replaced"));

    CHECK(folder.json("recovery remove m.kluis recovery-key")["removed"].is_string());
    CHECK(folder.json("recovery use m.kluis --from key.txt", 1)["error"] == "recovery-key-wrong");
    CHECK(folder.json("recovery remove m.kluis passphrase", 3)["refused"] == "last-slot");
}

TEST_CASE("a mistyped group of a recovery key is named", "[e2e]") {
    CliFolder const folder;
    folder.init("m.kluis");
    folder.json("recovery create m.kluis --kind key --text key.txt");
    auto text = read_text(folder, "key.txt");
    auto const place = text.find("NOOD") + std::string("NOOD  KLUI  S1xx  ").size();
    text[place] = text[place] == 'Q' ? 'P' : 'Q';
    folder.write("key.txt", text);
    auto const refused = folder.json("recovery use m.kluis --from key.txt", 2);
    CHECK(refused["error"] == "recovery-key-group");
    CHECK(contains(refused["message"], "group 4"));
}

TEST_CASE("2 of 3 shares open a vault of which passphrase and key slots are lost", "[e2e]") {
    CliFolder const folder;
    folder.init("m.kluis");
    folder.json("object add m.kluis ZK-1");
    folder.write("noor", "negen nare neushoorns");
    folder.json("user add m.kluis Noor --role reader --new-passphrase-file noor" +
                std::string(test::kCheapKdf));
    auto const made = folder.json(
        "recovery create m.kluis --kind shares --needed 2 --count 3 --text delen.txt --pdf d.pdf");
    CHECK(made["needed"] == 2);
    CHECK(read_text(folder, "d.pdf").starts_with("%PDF"));
    auto const shares = shares_in(read_text(folder, "delen.txt"));
    REQUIRE(shares.size() == 3);

    folder.write("passphrase", "vijftien schapen in de wei");
    folder.write("een.txt", shares[2]);
    CHECK(folder.json("recovery use m.kluis --from een.txt", 1)["error"] == "shares-too-few");
    folder.write("twee.txt", shares[2] + "\n" + shares[0] + "\n");
    std::filesystem::remove(folder / "m.kluis/vault.keys");
    auto const used = folder.json("recovery use m.kluis --from twee.txt --user registrar");
    CHECK(used["by"] == "shares");
    // The slot of the other user was in the file that is gone.
    CHECK(used["without_passphrase"] == nlohmann::json::array({"Noor"}));
    CHECK(folder.json("object list m.kluis")["count"] == 1);
    CHECK(folder.json("recovery remove m.kluis shares", 3)["refused"] == "shares-not-removable");
}

TEST_CASE("shares are asked for one by one, unseen, until there are enough", "[e2e]") {
    CliFolder const folder;
    folder.init("m.kluis");
    folder.json("recovery create m.kluis --kind shares --text delen.txt");
    auto const shares = shares_in(read_text(folder, "delen.txt"));
    REQUIRE(shares.size() == 3);
    auto const result =
        folder.expect(fmt::format("eval spawn $cli recovery use m.kluis\n"
                                  "expect \"share for m.kluis:\"\nsend \"academik {0}\\r\"\n"
                                  "expect \"34\"\nexpect \"share for m.kluis:\"\nsend \"{0}\\r\"\n"
                                  "expect \"1 more needed:\"\nsend \"{0}\\r\"\n"
                                  "expect \"was given already\"\nexpect \"1 more needed:\"\n"
                                  "send \"{1}\\r\"\nexpect \"New passphrase for m.kluis:\"\n"
                                  "send \"zestien schapen in de wei\\r\"\nexpect \"again:\"\n"
                                  "send \"zestien schapen in de wei\\r\"\n"
                                  "expect eof\nexit [lindex [wait] 3]\n",
                                  shares[0], shares[2]));
    INFO(result.output);
    CHECK(result.exit_code == 0);
    CHECK_FALSE(contains(result.output, shares[0].substr(0, 40)));
    folder.write("passphrase", "zestien schapen in de wei");
    CHECK(folder.json("object list m.kluis")["count"] == 0);
}

TEST_CASE("a vault can ask for a key file beside the passphrase", "[e2e]") {
    CliFolder const folder;
    folder.init("m.kluis");
    CHECK(folder.json("recovery create m.kluis --kind key-file", 2)["error"] == "invalid-argument");
    folder.json("recovery create m.kluis --kind key-file --file stick.nkkey --only");
    CHECK(folder.json("object list m.kluis", 1)["error"] == "wrong-passphrase");
    CHECK(folder.json("--key-file stick.nkkey object list m.kluis")["count"] == 0);
    CHECK(folder.json("object list m.kluis --key-file passphrase", 3)["refused"] ==
          "key-file-malformed");
    CHECK(folder.json("info m.kluis --key-file stick.nkkey")["slots"][0]["kind"] ==
          "passphrase-and-file");
    CHECK(folder.json("check m.kluis", 1)["error"] == "wrong-passphrase");
    CHECK(folder.json("check m.kluis --key-file stick.nkkey")["findings"].empty());
    folder.json("backup m.kluis a.nkbackup --key-file stick.nkkey");
    folder.json("restore a.nkbackup new.kluis --key-file stick.nkkey");
}

TEST_CASE("a recovery key is shown on the terminal when no file is named", "[e2e]") {
    CliFolder const folder;
    folder.init("m.kluis");
    auto const shown = folder.cli("recovery create m.kluis --kind key");
    CHECK(shown.exit_code == 0);
    CHECK(contains(shown.output, "NOOD  KLUI  S1"));
    CHECK(contains(shown.errors, "kept nowhere else"));
    CHECK(folder.json("recovery create m.kluis --kind key", 2)["error"] == "invalid-argument");
    // Standard output can be read back as it is.
    folder.write("key.txt", shown.output);
    folder.json("recovery use m.kluis --from key.txt");
    CHECK(folder.json("recovery use m.kluis --from passphrase", 2)["error"] == "share-length");
}

TEST_CASE("a passphrase is changed by who opens the vault with it", "[e2e]") {
    CliFolder const folder;
    folder.init("m.kluis");
    folder.write("nieuw", "zeventien schapen in de wei");
    CHECK(folder.json("user passphrase m.kluis --new-passphrase-file nieuw")["user"] ==
          "registrar");
    CHECK(folder.json("object list m.kluis", 1)["error"] == "wrong-passphrase");
    CHECK(folder.json("--passphrase-file nieuw object list m.kluis")["count"] == 0);
    auto const log = folder.json("--passphrase-file nieuw audit verify m.kluis");
    CHECK(log["unconfirmed_keys"].empty());
}

TEST_CASE("with several users it is said whose passphrase is lost", "[e2e]") {
    CliFolder const folder;
    folder.init("m.kluis");
    folder.write("noor", "negen nare neushoorns");
    folder.json("user add m.kluis Noor --role reader --new-passphrase-file noor" +
                std::string(test::kCheapKdf));
    folder.json("recovery create m.kluis --kind key --text key.txt");
    folder.write("nieuw", "achttien schapen in de wei");
    auto const refused =
        folder.json("--passphrase-file nieuw recovery use m.kluis --from key.txt", 2);
    CHECK(refused["error"] == "recovery-choice");
    // In the order in which they came; by name when that was the same second.
    CHECK(contains(refused["message"], "registrar"));
    CHECK(contains(refused["message"], "Noor"));
    folder.json("--passphrase-file nieuw recovery use m.kluis --from key.txt --user Noor");
    CHECK(folder.json("--passphrase-file noor object list m.kluis", 1)["error"] ==
          "wrong-passphrase");
    CHECK(folder.json("--passphrase-file nieuw object list m.kluis")["count"] == 0);
    CHECK(folder.json("--passphrase-file nieuw recovery create m.kluis --kind key --text n.txt",
                      3)["refused"] == "role-forbids");
    CHECK_FALSE(std::filesystem::exists(folder / "n.txt"));
}

TEST_CASE("a new passphrase that is typed in two ways is not taken", "[e2e]") {
    CliFolder const folder;
    auto const result = folder.expect(
        "eval spawn $cli init new.kluis --kind institution --name A\nexpect \"New passphrase for "
        "new.kluis:\"\n"
        "send \"zestien schapen in de wei\\r\"\nexpect \"again:\"\n"
        "send \"zestien schapen in de wij\\r\"\nexpect eof\nexit [lindex [wait] 3]\n");
    INFO(result.output);
    CHECK(result.exit_code == 2);  // passphrase_mismatch
    CHECK(contains(result.output, "not the same"));
    CHECK_FALSE(std::filesystem::exists(folder / "new.kluis"));
}
