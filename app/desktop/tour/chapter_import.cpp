// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/chapters.h"
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

}  // namespace

void import_chapter(Tour& tour) {
    auto& driver = tour.driver();
    auto const file = tour.files() / "nieuwe aanwinsten.csv";
    std::error_code error;
    std::filesystem::remove(tour.files() / "nieuwe aanwinsten.json", error);
    static_cast<void>(write_file(file, as_bytes(kExport), Overwrite::yes));
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
    driver.click(tr("Show the objects"));
    driver.wait_for(tr("Import"));
}

}  // namespace noodkluis::app::desktop
