// SPDX-License-Identifier: Apache-2.0
#include <GLFW/glfw3.h>

#include "app/desktop/tour/chapters.h"
#include "app/desktop/tour/choose_file.h"
#include "app/exchange/zip_writer.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::string_view kExport =
    "Inv.nr;Omschrijving;Vervaardiger;Hoogte (cm);Gew.;Zaal;Kleur\n"
    "N-001;Zilveren kelk;anoniem;30,5;2,5 kg;1.12;zilver\n"
    "N-002;Tinnen kan;anoniem;hoog;\xc2\xb1 300 g;1.13;grijs\n"
    "N-003;Delfts bord;De Porceleyne Fles;4;;1.13;blauw\n"
    ";Kussenkast;anoniem;210;85 kg;1.14;\n"
    "N-003;Vaandel van de schutterij;;160;4 kg;1.15;rood\n"
    "N-006;Zegelring;anoniem;2,1;12 g;1.12;goud\n";

constexpr std::string_view kAdlib =
    "<adlibXML><recordList><record priref='1'><object_number>N 101</object_number>"
    "<title>Penning op de vrede</title><object_name>penning</object_name><material>zilver"
    "</material><material>brons</material><dimension><dimension.type>diameter</dimension.type>"
    "<dimension.value>4.5</dimension.value><dimension.unit>cm</dimension.unit></dimension>"
    "<locat><current_location>Depot 3</current_location><current_location.date.end/></locat>"
    "<locat><current_location>Zaal 2</current_location><current_location.date.end>1999-05-01"
    "</current_location.date.end></locat></record><record priref='2'><object_number>N 102"
    "</object_number><title>Gildebeker</title><locat><current_location>Depot 1"
    "</current_location><current_location.date.end/></locat></record></recordList></adlibXML>";

std::string table(std::string const& name, std::vector<std::vector<std::string>> const& rows) {
    auto text = "<table:table table:name='" + name + "'>";
    for (auto const& row : rows) {
        text += "<table:table-row>";
        for (auto const& cell : row) {
            text += "<table:table-cell office:value-type='string'><text:p>" + cell +
                    "</text:p></table:table-cell>";
        }
        text += "</table:table-row>";
    }
    return text + "</table:table>";
}

/// An OpenDocument file with two sheets.
Bytes two_sheets() {
    Bytes file;
    ZipWriter zip([&file](ByteView bytes) -> Status {
        file.insert(file.end(), bytes.begin(), bytes.end());
        return {};
    });
    auto const content =
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body>"
        "<office:spreadsheet>" +
        table("Toelichting", {{"Lijst van het depot, november 2026"}}) +
        table("Depot", {{"Inventarisnr", "Titel", "Hoogte (cm)", "Standplaats"},
                        {"D 1", "Uithangbord", "84", "Depot/rek 1"},
                        {"D 2", "Gevelsteen", "52,5", "Depot/rek 4"}}) +
        "</office:spreadsheet></office:body></office:document-content>";
    static_cast<void>(zip.add("META-INF/manifest.xml", "<m:manifest xmlns:m='m'/>"));
    static_cast<void>(zip.add("content.xml", content));
    static_cast<void>(zip.finish());
    return file;
}

void choose_export(Tour& tour, Path const& file) {
    auto& driver = tour.driver();
    choose_file(driver, file);
    driver.wait_for(tr("Check the whole file"));
}

}  // namespace

void import_chapter(Tour& tour) {
    auto& driver = tour.driver();
    auto const file = tour.files() / "nieuwe aanwinsten.csv";
    std::error_code error;
    std::filesystem::remove(tour.files() / "nieuwe aanwinsten.json", error);
    static_cast<void>(write_file(file, as_bytes(kExport), Overwrite::yes));
    auto const xml = tour.files() / "penningen.xml";
    static_cast<void>(write_file(xml, as_bytes(kAdlib), Overwrite::yes));
    auto const sheet = tour.files() / "lijst.ods";
    static_cast<void>(write_file(sheet, two_sheets(), Overwrite::yes));
    tour.open(tour.example().museum);
    driver.click(tr("Collection"));
    driver.click(tr("Import"));
    driver.wait_for(tr("type to search here"));
    driver.click(tr("type to search here"));
    driver.type((tour.files() / "").string());
    driver.wait_for(file.filename().string());
    tour.picture("import-file");
    driver.click(file.filename().string());
    driver.click(tr("Open"));
    driver.wait_for(tr("Check the whole file"));
    tour.picture("import-guessed");
    driver.drag(tr("Title"), "Omschrijving");
    tour.picture("import-columns");
    driver.click(tr("Check the whole file"));
    driver.wait_for(tr("Leave out the rows that are refused"));
    tour.picture("import-problems");
    driver.fill(tr("blank"), "12", 0);
    driver.fill(tr("blank"), "N-004", 1);
    driver.fill(tr("blank"), "N-005", 2);
    tour.picture("import-corrected");
    driver.click(tr("Check again"));
    driver.wait_for(tr("Import now"));
    tour.picture("import-ready");
    driver.click(tr("Import now"));
    driver.wait_for(tr("Show the objects"));
    driver.click(tr("Keep this mapping"));
    driver.wait_for(tr("Name of the file"));
    tour.picture("import-keep");
    driver.click(tr("Save here"));
    driver.wait_for(tr("Show the objects"));
    tour.picture("import-done");
    driver.click(tr("Import another file"));
    choose_export(tour, xml);
    tour.picture("import-xml");
    driver.click(tr("Another file"));
    choose_export(tour, sheet);
    driver.choose(tr("Sheet"), "Depot");
    driver.wait_for("Inventarisnr");
    tour.picture("import-sheet");
    driver.press(GLFW_KEY_ESCAPE);
    driver.wait_for(tr("Cancel"));
    driver.click(tr("Cancel"));
    driver.frames();
}

}  // namespace noodkluis::app::desktop
