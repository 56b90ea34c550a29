// SPDX-License-Identifier: Apache-2.0
// A registrar at a terminal: a vault, its places, objects and lists.
#include "support/cli.h"

using namespace noodkluis;
using test::CliFolder;
using test::contains;

TEST_CASE("what is wrong with a value is said in the user's language", "[e2e]") {
    CliFolder const folder("nl");
    folder.init("m.kluis");
    folder.json("object add m.kluis ZK-1");
    folder.json("list create m.kluis Brand");
    auto const message = [&](std::string const& command, int exit) {
        return folder.json(command, exit)["message"].get<std::string>();
    };
    CHECK(message("object edit m.kluis ZK-1 --set people_needed=many", 2) ==
          "Aantal personen: schrijf een getal in het bereik 0 - 100.");
    CHECK(message("object edit m.kluis ZK-1 --set weight_estimated=maybe", 2) ==
          "Gewicht is geschat: yes (ja) of no (nee).");
    CHECK(message("list create m.kluis Water --review-due morgen", 2) ==
          "morgen: schrijf een datum als 2026-11-20.");
    CHECK(message("list create m.kluis Brand", 1) ==
          "lijst: de naam Brand is al in gebruik. Kies een andere naam.");
    // A name that happens to be a word of the program stays as the user wrote it.
    CHECK(message("list show m.kluis building", 1).starts_with("building "));
}

TEST_CASE("a new vault says who owns it only to who has the passphrase", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    auto const outside =
        test::run("cd " + (folder / ".").string() + " && " NK_CLI " --json info m.kluis");
    CHECK(outside.exit_code == 0);
    CHECK_FALSE(contains(outside.output, "Waag"));
    auto const public_part = nlohmann::json::parse(outside.output, nullptr, false);
    REQUIRE(public_part.is_object());
    CHECK(public_part["slots"].size() == 1);
    auto const inside = folder.json("info m.kluis");
    CHECK(inside["owner"]["name"] == "Museum De Waag");
    CHECK(inside["owner"]["kind"] == "institution");
    CHECK(inside["objects"] == 0);
    CHECK(inside["vault"] == public_part["vault"]);
}

TEST_CASE("a vault is not made over another one", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    auto const before = folder.json("info m.kluis");
    auto const again = folder.json(
        "init m.kluis --kind police --name Politie --kdf-passes 3 --kdf-memory-mib 64", 1);
    CHECK(again["error"] == "file-exists");
    CHECK(folder.json("info m.kluis") == before);
}

TEST_CASE("the key derivation of a new vault has a floor", "[cli]") {
    CliFolder const folder;
    auto const refused =
        folder.json("init m.kluis --kind police --name P --kdf-passes 1 --kdf-memory-mib 64", 2);
    CHECK(refused["error"] == "command-line");
    CHECK_FALSE(std::filesystem::exists(folder / "m.kluis"));
}

TEST_CASE("the wrong passphrase opens nothing", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    folder.write("passphrase", "dertien schapen in de wei");
    CHECK(folder.json("object list m.kluis", 1)["error"] == "wrong-passphrase");
    CHECK(folder.json("object list elsewhere.kluis", 1)["error"] == "vault-not-found");
    folder.write("passphrase", "caf\xe9 caf\xe9 caf\xe9");
    CHECK(folder.json("object list m.kluis", 2)["error"] == "passphrase-not-text");
}

TEST_CASE("a passphrase with accents opens the vault however they are typed", "[cli]") {
    CliFolder const folder;
    folder.write("passphrase", "cafe\xcc\x81 cafe\xcc\x81 cafe\xcc\x81\n");
    folder.init("m.kluis");
    folder.write("passphrase", "caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9");
    CHECK(folder.json("object list m.kluis")["count"] == 0);
}

TEST_CASE("an object is added, changed, shown and found", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    auto const added = folder.json(
        "object add m.kluis ZK-1 --set short_name=Kelk "
        "--set weight_kg=1.25 --set 'location_path=Waag/1/Zaal 3'");
    CHECK(added["fields"]["accession_number"] == "ZK-1");
    CHECK(added["version"] == 1);
    CHECK(folder.json("object add m.kluis ZK-1", 1)["error"] == "accession-number-taken");

    auto const edited = folder.json(
        "object edit m.kluis ZK-1 --set people_needed=2 "
        "--set weight_kg=");
    CHECK(edited["version"] == 2);
    CHECK(edited["fields"]["people_needed"] == "2");
    CHECK_FALSE(edited["fields"].contains("weight_kg"));

    auto const shown = folder.json("object show m.kluis ZK-1 --history");
    CHECK(shown["fields"]["location_path"] == "Waag/1/Zaal 3");
    REQUIRE(shown["history"].size() == 2);
    CHECK(shown["history"][1]["action"] == "changed");

    CHECK(folder.json("object list m.kluis --search kel")["count"] == 1);
    CHECK(folder.json("object list m.kluis --search vaas")["count"] == 0);
    CHECK(folder.json("object list m.kluis --location Waag/1")["count"] == 1);
    auto const human = folder.cli("object show m.kluis ZK-1");
    CHECK(human.exit_code == 0);
    CHECK(contains(human.output, "People needed"));
}

TEST_CASE("a field that does not exist or fit is named and nothing changes", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    REQUIRE(folder.json("object add m.kluis ZK-1")["version"] == 1);
    auto const unknown =
        folder.json("object edit m.kluis ZK-1 --set title=Kelk --set colour=red", 2);
    CHECK(unknown["error"] == "field-unknown");
    CHECK(contains(unknown["message"], "colour"));
    CHECK(folder.json("object edit m.kluis ZK-1 --set people_needed=many", 2)["error"] ==
          "not-in-range");
    CHECK(folder.json("object edit m.kluis ZK-1 --set title", 2)["error"] == "invalid-argument");
    CHECK(folder.json("object show m.kluis ZK-9", 1)["error"] == "record-not-found");
    CHECK(folder.json("object show m.kluis ZK-1")["version"] == 1);
}

TEST_CASE("a name from outside cannot steer the terminal that lists it", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    // U+202E turns the reading direction; it is text for the vault and a trick on a terminal.
    REQUIRE(folder.json("object add m.kluis ZK-1 --set short_name='gpj.\xe2\x80\xae"
                        "klek'")["version"] == 1);
    auto const listed = folder.cli("object list m.kluis");
    CHECK(contains(listed.output, "gpj.\\u202Eklek"));
    CHECK_FALSE(contains(listed.output, "\xe2\x80\xae"));
}

TEST_CASE("buildings, floors and rooms are kept by their path", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    folder.json("place add m.kluis Waag --set address='Waagplein 1' --set hazards=asbest");
    folder.json("place add m.kluis 'Waag/-1/Kelder' --set route='trap af' --set pin=0.25,0.5");
    auto const building = folder.json("place list m.kluis")["buildings"][0];
    CHECK(building["address"] == "Waagplein 1");
    auto const floor = building["floors"][0];
    CHECK(floor["level"] == -1);
    CHECK(floor["plan"] == false);
    CHECK(floor["rooms"][0]["route"] == "trap af");
    CHECK(floor["rooms"][0]["pin"] == nlohmann::json::array({0.25, 0.5}));
    folder.json("place add m.kluis 'Waag/-1/Kelder' --set 'route_points=0.5,1 0.25,0.5'");
    folder.json("place add m.kluis Waag/-1 --set assembly_pin=1,0.75");
    folder.json("object add m.kluis K-1 --set location_path=Waag/-1/Kelder");
    folder.json("object add m.kluis K-2 --set location_path=Waag");
    folder.json("place pin m.kluis K-1 0.125,0.5");
    auto const marked = folder.json("place list m.kluis")["buildings"][0]["floors"][0];
    CHECK(marked["assembly_pin"] == nlohmann::json::array({1.0, 0.75}));
    CHECK(marked["pins"][0]["accession_number"] == "K-1");
    CHECK(marked["pins"][0]["pin"] == nlohmann::json::array({0.125, 0.5}));
    CHECK(marked["rooms"][0]["route_points"] == nlohmann::json::parse("[[0.5,1.0],[0.25,0.5]]"));
    CHECK(marked["rooms"][0]["pin"] == nlohmann::json::array({0.25, 0.5}));
    folder.json("place pin m.kluis K-1 ''");
    CHECK(folder.json("place list m.kluis")["buildings"][0]["floors"][0]["pins"].empty());
    CHECK(folder.json("place pin m.kluis K-2 0.5,0.5", 2)["error"] == "invalid-argument");
    CHECK(folder.json("place pin m.kluis K-3 0.5,0.5", 1)["error"] == "record-not-found");
    CHECK(folder.json("place add m.kluis Waag/1/2/3", 2)["error"] == "place-path");
    CHECK(folder.json("place add m.kluis Waag --plan p.png", 2)["error"] == "place-plan");
    CHECK(folder.json("place add m.kluis Waag/1/Z --set pin=1.5,0", 2)["error"] ==
          "invalid-argument");
}

TEST_CASE("a list keeps its order through adding, ranking and removing", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    for (std::string const number : {"A", "B", "C"}) {
        folder.json("object add m.kluis " + number);
    }
    folder.json("list create m.kluis Brand --scenario fire --review-due 2027-11-20");
    CHECK(folder.json("list add m.kluis Brand A B C --class A")["added"] == 3);
    CHECK(folder.json("list add m.kluis Brand B")["added"] == 0);
    auto const ranked =
        folder.json("list rank m.kluis Brand C 1 --class B --action cover-in-place --reason enig");
    CHECK(ranked["rank"] == 1);
    CHECK(ranked["entries"] == 3);
    auto const entries = folder.json("list show m.kluis Brand")["entries"];
    CHECK(entries[0]["accession_number"] == "C");
    CHECK(entries[0]["action"] == "cover-in-place");
    CHECK(entries[0]["reason"] == "enig");
    CHECK(entries[1]["class"] == "A");
    CHECK(folder.json("list remove m.kluis Brand A")["removed"] == 1);
    auto const left = folder.json("list show m.kluis Brand")["entries"];
    REQUIRE(left.size() == 2);
    CHECK(left[1]["accession_number"] == "B");
    CHECK(left[1]["rank"] == 2);
    auto const lists = folder.json("list show m.kluis")["lists"];
    CHECK(lists[0]["status"] == "draft");
    CHECK(lists[0]["entries"] == 2);
    CHECK(folder.json("object list m.kluis --on-list Brand")["count"] == 2);

    CHECK(folder.json("list add m.kluis Brand A Z", 1)["error"] == "record-not-found");
    CHECK(folder.json("list show m.kluis Brand")["entries"].size() == 2);
    CHECK(folder.json("list show m.kluis Water", 1)["error"] == "record-not-found");
    CHECK(folder.json("list create m.kluis Brand", 1)["error"] == "name-taken");
    CHECK(folder.json("list rank m.kluis Brand B 9", 2)["error"] == "not-in-range");
    CHECK(folder.json("list create m.kluis X --review-due morgen", 2)["error"] ==
          "invalid-argument");
}

TEST_CASE("the log begins with the making of the vault", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    auto const events = folder.json("audit show m.kluis")["events"];
    REQUIRE_FALSE(events.empty());
    CHECK(events[0]["sequence"] == 1);
    CHECK(events[0]["kind"] == "vault-created");
}

TEST_CASE("an export is tried, imported, and imported again without doubles", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    folder.write("c.csv", "objectnummer;titel;gewicht\r\nK-1;Caf\xe9stoel;4,5 kg\r\nK-2;Bord;\r\n");
    auto const tried = folder.json("import m.kluis c.csv --dry-run");
    CHECK(tried["created"] == 2);
    CHECK(tried["encoding"] == "windows-1252");
    CHECK(folder.json("object list m.kluis")["count"] == 0);
    CHECK(folder.json("import m.kluis c.csv")["created"] == 2);
    auto const again = folder.json("import m.kluis c.csv");
    CHECK(again["created"] == 0);
    CHECK(again["unchanged"] == 2);
    CHECK(folder.json("object show m.kluis K-1")["fields"]["title"] == "Caf\u00e9stoel");
    CHECK(folder.json("object show m.kluis K-1")["fields"]["weight_kg"] == "4.5");
}

TEST_CASE("a bad row refuses the import and is named in the one document", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    folder.write("c.csv", "objectnummer;titel\nK-1;Stoel\nK-1;Bord\n");
    auto const refused = folder.json("import m.kluis c.csv", 3);
    CHECK(refused.contains("refused"));
    CHECK(refused["problems"][0]["row"] == 3);
    CHECK(refused["problems"][0]["issue"] == "number-twice");
    CHECK(folder.json("object list m.kluis")["count"] == 0);
    CHECK(folder.json("import m.kluis c.csv --skip-bad-rows")["created"] == 1);
    CHECK(folder.json("import m.kluis c.csv --encoding klingon", 2)["error"] == "invalid-argument");
    CHECK(folder.json("import m.kluis nothing.csv", 1)["error"] == "file-not-found");
}

TEST_CASE("a photo and a plan go into the vault, and what is no picture does not", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    folder.write("kelk.png", test::red_square());
    folder.write("kelk.txt", "geen plaatje");
    folder.json("object add m.kluis K-1 --photo kelk.png --caption Voorkant");
    auto const edited =
        folder.json("object edit m.kluis K-1 --photo kelk.png --photo-kind in-situ");
    REQUIRE(edited["photos"].size() == 2);
    CHECK(edited["photos"][0]["caption"] == "Voorkant");
    CHECK(edited["photos"][1]["kind"] == "in-situ");
    CHECK(folder.json("object edit m.kluis K-1 --photo kelk.txt", 3)["refused"] == "image-format");
    CHECK(folder.json("object edit m.kluis K-1 --photo nergens.png", 1)["error"] ==
          "file-not-found");
    CHECK(folder.json("object show m.kluis K-1")["version"] == 2);
    folder.json("place add m.kluis Waag/1 --plan kelk.png");
    CHECK(folder.json("place list m.kluis")["buildings"][0]["floors"][0]["plan"] == true);
}

TEST_CASE("an approved list is frozen, logged, and a draft again once it changes", "[cli]") {
    CliFolder const folder;
    folder.init("m.kluis");
    folder.write("kelk.png", test::red_square());
    folder.json(
        "object add m.kluis K-1 --set title=Kelk --set 'location_path=Waag/1/Zaal 3' "
        "--photo kelk.png");
    folder.json("place add m.kluis Waag/1 --plan kelk.png");
    folder.json("list create m.kluis Brand");
    CHECK(folder.json("list approve m.kluis Brand", 3)["refused"] == "list-empty");
    folder.json("list add m.kluis Brand K-1");
    auto const first = folder.json("list approve m.kluis Brand --note eerste");
    CHECK(first["number"] == 1);
    auto const shown = folder.json("list show m.kluis Brand");
    CHECK(shown["status"] == "approved");
    CHECK(shown["approved"][0]["content_hash"] == first["content_hash"]);
    CHECK(shown["approved"][0]["change_note"] == "eerste");
    auto const events = folder.json("audit show m.kluis")["events"];
    CHECK(events.back()["kind"] == "list-approved");
    CHECK(events.back()["body"]["hash"] == first["content_hash"]);
    folder.json("list rank m.kluis Brand K-1 --class A");
    CHECK(folder.json("list show m.kluis Brand")["status"] == "draft");
    auto const second = folder.json("list approve m.kluis Brand");
    CHECK(second["number"] == 2);
    CHECK(second["content_hash"] != first["content_hash"]);
    CHECK(folder.json("list approve m.kluis Water", 1)["error"] == "record-not-found");
}
