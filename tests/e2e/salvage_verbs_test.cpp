// SPDX-License-Identifier: Apache-2.0
// Objects are ticked off on the command line, in a drill with an own list.
#include "support/cli.h"

using namespace noodkluis;
using test::CliFolder;

namespace {

/// A museum with an approved list of two objects.
void make_list(CliFolder const& folder) {
    folder.init("m.kluis");
    folder.json("object add m.kluis ZK-1");
    folder.json("object add m.kluis ZK-2");
    folder.json("list create m.kluis Brand");
    folder.json("list add m.kluis Brand ZK-1 ZK-2");
    folder.json("list approve m.kluis Brand");
}

}  // namespace

TEST_CASE("objects are ticked off by number and the log is kept", "[cli][salvage]") {
    CliFolder const folder;
    make_list(folder);
    CHECK(folder.json("salvage show m.kluis")["incidents"].empty());
    auto const started =
        folder.json("salvage start m.kluis --list Brand --kind drill --note 'in het donker'");
    CHECK(started["entries"] == 2);
    CHECK(started["kind"] == "drill");
    auto const marked = folder.json("salvage mark m.kluis out 1 2");
    CHECK(marked["counts"]["out"] == 2);
    CHECK(marked["marks"].size() == 2);
    CHECK(folder.json("salvage mark m.kluis damaged 2")["counts"]["damaged"] == 1);
    auto const undone = folder.json("salvage undo m.kluis");
    CHECK(undone["counts"]["damaged"] == 0);
    CHECK(undone["marks"][0]["takes_back"] == 3);
    CHECK(folder.json("salvage undo m.kluis --mark 1")["counts"]["out"] == 1);
    auto const shown =
        folder.json("salvage show m.kluis " + started["incident"].get<std::string>());
    CHECK(shown["note"] == "in het donker");
    CHECK(shown["marks"].size() == 5);
    CHECK(shown["objects"][0]["state"] == "to-do");
    CHECK(shown["objects"][1]["state"] == "out");
    CHECK(folder.json("salvage show m.kluis newest") == shown);
    CHECK(folder.json("salvage show m.kluis")["incidents"].size() == 1);
}

TEST_CASE("a tally that was kept on paper is keyed in with its own times", "[cli][salvage]") {
    CliFolder const folder;
    make_list(folder);
    folder.json("salvage start m.kluis --list Brand --at 2026-01-10T20:00Z");
    auto const marked = folder.json("salvage mark m.kluis covered 1 --at 2026-01-10T20:07Z");
    CHECK(marked["marks"][0]["at"] == "2026-01-10T20:07:00Z");
    CHECK(marked["marks"][0]["recorded_at"] > "2026-01-10T20:07:00Z");
    CHECK(folder.json("salvage mark m.kluis out 2 --at 2026-01-10T19:00Z", 2)["error"] ==
          "invalid-argument");
    CHECK(folder.json("salvage mark m.kluis out 2 --at 9000-01-01", 2)["error"] ==
          "invalid-argument");
}

TEST_CASE("a mark that cannot be true is refused in words", "[cli][salvage]") {
    CliFolder const folder("nl");
    make_list(folder);
    auto const message = [&](std::string const& command, int exit) {
        return folder.json("salvage " + command, exit)["message"].get<std::string>();
    };
    CHECK(message("mark m.kluis out 1", 2) ==
          "m.kluis: begin eerst een incident of een oefening, met salvage start.");
    CHECK(message("start m.kluis", 2) == "FILE: geef een pakket, of een eigen lijst met --list.");
    CHECK(message("start m.kluis --list Water", 1) ==
          "Water staat niet in de kluis. Controleer de naam.");
    folder.json("salvage start m.kluis --list Brand");
    CHECK(message("mark m.kluis out 3", 2) == "3: schrijf een getal in het bereik 1 - 2.");
    CHECK(message("mark m.kluis out een", 2) ==
          "een: schrijf het nummer van een object in de lijst.");
    CHECK(message("mark m.kluis at-assembly-point 1", 2) == "1: vink het eerst af als buiten.");
    CHECK(message("undo m.kluis", 2) == "undo: er is niets afgevinkt dat kan worden teruggenomen.");
    CHECK(folder.json("salvage mark m.kluis lost 1", 2)["error"] == "command-line");
    CHECK(folder.json("salvage show m.kluis 0000", 1)["error"] == "record-not-found");
}
