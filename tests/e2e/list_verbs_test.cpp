// SPDX-License-Identifier: Apache-2.0
// A list that is changed, compared with what was approved, reviewed and approved again.
#include <fmt/format.h>

#include "support/cli.h"

using namespace noodkluis;
using test::CliFolder;

TEST_CASE("what changed since the approved version is told, and taken back", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    for (std::string const number : {"A", "B", "C"}) {
        folder.json(fmt::format("object add m.kluis {0} --set short_name=Ding{0}", number));
    }
    folder.json("list create m.kluis Brand");
    folder.json("list add m.kluis Brand A B C");
    CHECK_FALSE(folder.json("list changes m.kluis Brand").contains("version"));
    folder.json("list approve m.kluis Brand");
    CHECK(folder.json("list changes m.kluis Brand")["changes"].empty());

    folder.json("list rank m.kluis Brand C 1 --class A");
    folder.json("object edit m.kluis B --set people_needed=2");
    auto const since = folder.json("list changes m.kluis Brand");
    CHECK(since["version"] == 1);
    auto const& changes = since["changes"];
    REQUIRE(changes.size() == 3);
    CHECK(changes[0] == nlohmann::json{{"kind", "moved"},
                                       {"accession_number", "C"},
                                       {"name", "DingC"},
                                       {"field", ""},
                                       {"before", "3"},
                                       {"after", "1"}});
    CHECK(changes[1]["kind"] == "entry-changed");
    CHECK(changes[1]["after"] == "A");
    CHECK(changes[2]["field"] == "people_needed");
    auto const text = folder.cli("list changes m.kluis Brand").output;
    CHECK(text.find("moved from rank 3 to 1") != std::string::npos);

    auto const history = folder.json("list show m.kluis Brand --history")["history"];
    auto const& moved = history.back();
    REQUIRE(moved["action"] == "entry-moved");
    folder.json("list revert m.kluis Brand " + moved["version"].dump());
    CHECK(folder.json("list show m.kluis Brand")["entries"][0]["accession_number"] == "A");
    CHECK(folder.json("list revert m.kluis Brand 1", 2)["error"] == "invalid-argument");
    CHECK(folder.json("list revert m.kluis Brand x", 2)["error"] == "invalid-argument");
    CHECK(folder.json("list revert m.kluis Brand 99", 1)["error"] == "record-not-found");
}

TEST_CASE("a list is reviewed, renamed, approved until the next review, and deleted", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    folder.json("object add m.kluis A --set location_path=Waag/1");
    folder.json("list create m.kluis Brand --scenario fire");
    folder.json("list add m.kluis Brand A");
    CHECK(folder.json("list review m.kluis Brand")["status"] == "in-review");
    CHECK(folder.json("list review m.kluis Brand --draft")["status"] == "draft");

    auto const edited = folder.json(
        "list edit m.kluis Brand --name Water --scenario flood --building Waag "
        "--review-due 2030-01-31");
    CHECK(edited["name"] == "Water");
    CHECK(edited["scenario"] == "flood");
    CHECK(edited["building"] == "Waag");
    CHECK(edited["kind"] == "evacuation");
    CHECK(folder.json("list edit m.kluis Water --building ''")["building"]
              .get<std::string>()
              .empty());
    CHECK(folder.json("list edit m.kluis Water --building Kerk", 1)["error"] == "record-not-found");

    // A date that was chosen far ahead stays; another one can be given.
    CHECK(folder.json("list approve m.kluis Water")["review_due"] == "2030-01-31");
    CHECK(folder.json("list approve m.kluis Water --next-review 2029-05-01")["review_due"] ==
          "2029-05-01");
    CHECK(folder.json("list approve m.kluis Water --next-review soon", 2)["error"] ==
          "invalid-argument");
    CHECK(folder.json("list show m.kluis Water")["status"] == "approved");

    CHECK(folder.json("list delete m.kluis Water", 2)["error"] == "invalid-argument");
    folder.json("list create m.kluis Proef");
    CHECK(folder.json("list delete m.kluis Proef")["deleted"] == "Proef");
    CHECK(folder.json("list show m.kluis")["lists"].size() == 1);
}
