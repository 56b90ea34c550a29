// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/chapters.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

void start_chapter(Tour& tour) {
    auto& driver = tour.driver();
    driver.wait_for(tr("We keep a collection"));
    tour.picture("start-first");
    driver.click(tr("We keep a collection"));
    driver.wait_for(tr("Name of the organisation"));
    tour.picture("start-create");
    driver.fill(tr("Name of the organisation"), "Museum De Waag");
    driver.fill(tr("Your name"), "Anna");
    driver.fill(tr("Passphrase"), "zeven zilveren zwanen zwemmen");
    driver.fill(tr("The same passphrase again"), "zeven zilveren");
    tour.picture("start-create-filled");
    driver.click(tr("Back"));
    tour.open(tour.example().museum);
    tour.close();
    tour.picture("start-recent");
    driver.application().show_start(tour.example().museum.vault);
    driver.wait_for(tr("Passphrase"));
    tour.picture("start-unlock");
    driver.type("niet de goede");
    driver.click(tr("Open"));
    driver.wait_until_gone(tr("Cancel"));
    tour.picture("start-wrong-passphrase");
    // Somebody else has it open.
    tour.close();
    Job quiet;
    auto const other = storage::Vault::open(tour.example().museum.vault,
                                            crypto::PassphraseKey(tour.example().museum.passphrase),
                                            tour.clock(), quiet);
    driver.application().show_start(tour.example().museum.vault);
    driver.wait_for(tr("Passphrase"));
    driver.type(std::string(as_text(tour.example().museum.passphrase.expose())));
    driver.click(tr("Open"));
    driver.wait_until_gone(tr("Cancel"));
    tour.picture("start-in-use");
}

}  // namespace noodkluis::app::desktop
