// SPDX-License-Identifier: Apache-2.0
// Imports of sheets and XML, and exports in the clear, as a person at a terminal does them.
#include "support/archives.h"
#include "support/cli.h"

using namespace noodkluis;
using test::CliFolder;
using test::contains;

namespace {

std::string inline_row(std::vector<std::string> const& cells) {
    std::string row = "<row>";
    for (auto const& cell : cells) {
        row += "<c t='inlineStr'><is><t>" + cell + "</t></is></c>";
    }
    return row + "</row>";
}

}  // namespace

TEST_CASE("a sheet and an XML file come in, and a list goes out in the clear", "[cli]") {
    CliFolder const folder;
    folder.init("museum.kluis");
    folder.write("lijst.xlsx",
                 test::xlsx_of(inline_row({"objectnummer", "titel"}) + inline_row({"A 1", "Kelk"}) +
                               inline_row({"A 2", "=Kan"})));
    auto const sheet = folder.json("import museum.kluis lijst.xlsx --sheet 'Blad 1'");
    CHECK(sheet["format"] == "xlsx");
    CHECK(sheet["sheet"] == "Blad 1");
    CHECK(sheet["created"] == 2);
    auto const missing = folder.json("import museum.kluis lijst.xlsx --sheet Blad9", 2);
    CHECK(missing["error"] == "sheet-missing");

    folder.write("uit.xml", "<museum><stuk nr='B 1'><naam>Beker</naam></stuk></museum>");
    CHECK(folder.json("import museum.kluis uit.xml", 2)["error"] == "xml-profile-needed");
    folder.write("eigen.json", R"({"columns": {"nr": "accession_number", "naam": "title"},
        "xml": {"records": "//stuk", "columns": {"nr": "@nr", "naam": "naam"}}})");
    CHECK(folder.json("import museum.kluis uit.xml --profile eigen.json")["created"] == 1);
    CHECK(folder.json("import museum.kluis uit.xml --profile weg.json", 2)["error"] ==
          "unknown-import-profile");
    folder.write("bom.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><adlibXML>&b;</adlibXML>");
    CHECK(folder.json("import museum.kluis bom.xml", 3)["refused"] == "xml-doctype");

    folder.json("list create museum.kluis Brand");
    folder.json("list add museum.kluis Brand 'A 2' 'B 1'");
    auto const warned = folder.json("export museum.kluis brand.csv --list Brand", 3);
    CHECK(warned["refused"] == "export-not-confirmed");
    CHECK(warned["objects"] == 2);
    CHECK_FALSE(std::filesystem::exists(folder / "brand.csv"));
    auto const told = folder.cli("export museum.kluis brand.csv --list Brand");
    CHECK(contains(told.output + told.errors, "Title"));
    auto const done =
        folder.json("export museum.kluis brand.csv --list Brand --i-know-it-is-plain");
    CHECK(done["objects"] == 2);
    auto const text = test::run("cat " + (folder / "brand.csv").string()).output;
    CHECK(contains(text, ";'=Kan"));
    CHECK(folder.json("export museum.kluis brand.csv --list Brand --i-know-it-is-plain",
                      1)["error"] == "file-exists");
    CHECK(folder.json("export museum.kluis x.csv --i-know-it-is-plain", 2)["error"] ==
          "invalid-argument");
    CHECK(folder.json("export museum.kluis x.doc --collection --i-know-it-is-plain", 2)["error"] ==
          "invalid-argument");
    folder.json("export museum.kluis alles.xml --collection --i-know-it-is-plain");
    auto const log = folder.cli("audit show museum.kluis").output;
    CHECK(contains(log, "as lido: 3"));
}
