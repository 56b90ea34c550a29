// SPDX-License-Identifier: Apache-2.0
// Users, their roles, the signed log and four eyes on the command line.
#include <fmt/format.h>

#include "support/cli.h"

using namespace noodkluis;
using test::CliFolder;

namespace {

/// A vault in which Noor approves and Sem reads.
struct People {
    CliFolder folder;

    People() {
        folder.write("noor", "twaalf trage torenvalken");
        folder.write("sem", "dertien dappere dassen");
        folder.init("m.kluis");
        add("Noor", "approver", "noor");
        add("Sem", "reader", "sem");
    }
    void add(std::string const& name, std::string const& role, std::string const& file) const {
        auto const added =
            folder.json(fmt::format("user add m.kluis {} --role {}{} "
                                    "--new-passphrase-file {}",
                                    name, role, test::kCheapKdf, (folder / file).string()));
        CHECK(added["name"] == name);
        CHECK(added["role"] == role);
    }
    /// As another user than the first.
    [[nodiscard]] nlohmann::json as(std::string const& who, std::string const& arguments,
                                    int exit_code = 0) const {
        return folder.json(
            fmt::format("{} --passphrase-file {}", arguments, (folder / who).string()), exit_code);
    }
};

/// The user of this name in what `user list` gives: those who came in the same second may stand in
/// any order.
nlohmann::json user_named(nlohmann::json const& list, std::string const& name) {
    for (auto const& user : list["users"]) {
        if (user["name"] == name) {
            return user;
        }
    }
    FAIL("no user " << name << " in " << list.dump());
    return {};
}

}  // namespace

TEST_CASE("users are added, listed, given roles and removed", "[cli][people]") {
    People const people;
    auto const& folder = people.folder;
    auto const list = folder.json("user list m.kluis");
    REQUIRE(list["users"].size() == 3);
    CHECK(user_named(list, "registrar")["you"] == true);
    CHECK(user_named(list, "Noor")["role"] == "approver");
    CHECK(user_named(list, "Sem")["until"].is_null());
    CHECK(user_named(people.as("sem", "user list m.kluis"), "Sem")["you"] == true);
    CHECK(folder.json("user role m.kluis Sem --role registrar")["role"] == "registrar");
    CHECK(people.as("sem", "list create m.kluis Brand")["name"] == "Brand");
    auto const removed = folder.json("user remove m.kluis Sem");
    CHECK(removed["rotated"] == false);
    CHECK(people.as("sem", "user list m.kluis", 1)["error"] == "wrong-passphrase");
    CHECK(user_named(folder.json("user list m.kluis"), "Sem")["until"].is_string());
}

TEST_CASE("each role is held to what it may do", "[cli][people]") {
    People const people;
    auto const& folder = people.folder;
    auto const refused = people.as("sem", "list create m.kluis Brand", 3);
    CHECK(refused["refused"] == "role-forbids");
    CHECK(refused["message"].get<std::string>().find("Ask registrar") != std::string::npos);
    CHECK(people.as("noor", "list create m.kluis Brand", 3)["refused"] == "role-forbids");
    CHECK(people.as("noor", "user remove m.kluis Sem", 3)["refused"] == "role-forbids");
    CHECK(folder.json("user remove m.kluis registrar", 3)["refused"] == "user-self");
    CHECK(folder.json("user remove m.kluis Bo", 2)["error"] == "user-unknown");
    CHECK(folder.json(fmt::format("user add m.kluis Bo{} --new-passphrase-file {}", test::kCheapKdf,
                                  (folder / "noor").string()),
                      3)["refused"] == "passphrase-in-use");
    folder.json("object add m.kluis W-1 --set title=Kelk");
    folder.json("list create m.kluis Brand");
    folder.json("list add m.kluis Brand W-1");
    CHECK(folder.json("list approve m.kluis Brand", 3)["refused"] == "role-forbids");
    CHECK(people.as("noor", "list approve m.kluis Brand")["number"] == 1);
}

TEST_CASE("the log is verified with who signed it", "[cli][people]") {
    People const people;
    auto const report = people.as("sem", "audit verify m.kluis");
    CHECK(report["entries"] == 3);
    CHECK(report["signed"] == 3);
    CHECK(report["before_keys"] == 0);
    CHECK(report["head"].get<std::string>().size() == 64);
    auto const head = report["head"].get<std::string>();
    people.folder.json("list create m.kluis Brand");
    CHECK(people.folder.json("audit verify m.kluis --head " + head)["entries"] == 3);
    CHECK(people.folder.json("audit verify m.kluis --head " + std::string(64, '0'), 3)["refused"] ==
          "log-cut");
    CHECK(people.folder.json("audit verify m.kluis --head x", 2)["error"] == "invalid-argument");
    auto const events = people.folder.json("audit show m.kluis")["events"];
    CHECK(events[1]["kind"] == "user-added");
    CHECK(events[1]["signed"] == true);
    CHECK(people.folder.cli("log m.kluis").exit_code == 2);
}

TEST_CASE("a vault gets another key, with a user removed or without", "[cli][people]") {
    People const people;
    auto const& folder = people.folder;
    CHECK(people.as("noor", "user rotate m.kluis", 3)["refused"] == "role-forbids");
    CHECK(folder.json("user remove m.kluis Sem --rotate")["rotated"] == true);
    CHECK(folder.json("user rotate m.kluis")["rotated"] == true);
    CHECK(people.as("noor", "audit verify m.kluis")["entries"] == 6);
    CHECK(people.as("sem", "audit verify m.kluis", 1)["error"] == "wrong-passphrase");
    auto const told = folder.cli("user rotate m.kluis");
    CHECK(told.output.find("make a new backup") != std::string::npos);
}

TEST_CASE("a bundle under four eyes takes two people", "[cli][people]") {
    People const people;
    auto const& folder = people.folder;
    folder.init("b.kluis", "fire-brigade");
    folder.json("object add m.kluis W-1 --set title=Kelk");
    folder.json("list create m.kluis Brand");
    folder.json("list add m.kluis Brand W-1");
    static_cast<void>(people.as("noor", "list approve m.kluis Brand"));
    auto const in = [&](char const* name) { return (folder / name).string(); };
    for (auto const* const vault : {"m", "b"}) {
        folder.json(fmt::format("card export {0}.kluis {1}", vault, in(vault)));
    }
    auto const pin = [&](char const* vault, char const* card) {
        auto const fingerprint =
            folder.json(fmt::format("card show {}", in(card)))["fingerprint"].get<std::string>();
        return folder
            .json(fmt::format("partner add {}.kluis {} --fingerprint '{}'", vault, in(card),
                              fingerprint))["name"]
            .get<std::string>();
    };
    auto const brigade = pin("m", "b");
    static_cast<void>(pin("b", "m"));
    auto const drafted = folder.json(
        fmt::format("agreement draft m.kluis '{}' {} --title Ogen --list Brand --purpose p "
                    "--four-eyes",
                    brigade, in("draft")));
    CHECK(drafted["four_eyes"] == true);
    folder.json(fmt::format("agreement sign b.kluis {} {}", in("draft"), in("both")));
    folder.json(fmt::format("agreement accept m.kluis {}", in("both")));

    auto const asked = folder.json(fmt::format("seal m.kluis Ogen Brand {}", in("x.nkbundle")));
    CHECK(asked["waits"] == true);
    CHECK_FALSE(std::filesystem::exists(folder / "x.nkbundle"));
    auto const release = asked["release"].get<std::string>();
    auto const waiting = people.as("noor", "release list m.kluis")["releases"];
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0]["release"] == release);
    CHECK(waiting[0]["signed_by"] == "registrar");
    auto const sign = fmt::format("release sign m.kluis {} --out {}", release, in("x.nkbundle"));
    CHECK(folder.json(sign, 3)["refused"] == "release-same-user");
    CHECK(people.as("sem", sign, 3)["refused"] == "role-forbids");
    auto const sealed = people.as("noor", sign);
    CHECK(sealed["waits"] == false);
    CHECK(sealed["signatures"] == 2);
    // The bundle tells how far the log was, so a log that is cut short later is noticed.
    CHECK(folder.json("audit verify m.kluis --head " + sealed["log_hash"].get<std::string>())
              .is_object());
    CHECK(folder.json(fmt::format("open b.kluis {}", in("x.nkbundle"))).is_object());
    CHECK(people.as("noor", sign, 3)["refused"] == "release-unknown");
    folder.json(fmt::format("seal m.kluis Ogen Brand {}", in("y.nkbundle")));
    CHECK(folder.json("release withdraw m.kluis y.nkbundle")["release"].is_string());
    CHECK(folder.json("release list m.kluis")["releases"].empty());
}
