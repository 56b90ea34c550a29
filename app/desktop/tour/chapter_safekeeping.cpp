// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/chapters.h"
#include "app/desktop/tour/choose_file.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::chrono::seconds kVerifying{60};

}  // namespace

void safekeeping_chapter(Tour& tour) {
    auto& driver = tour.driver();
    tour.open(tour.example().museum);
    driver.click(tr("Safekeeping"));
    driver.wait_for(tr("Make a backup…"));
    tour.picture("safekeeping");
    driver.click(tr("Make a backup…"));
    choose_file(driver, tour.files());
    driver.click(tr("Choose this folder"));
    driver.wait_for(tr("Recovery key on paper…"), kVerifying);
    driver.wait_until_gone(tr("Cancel"), kVerifying);
    tour.picture("safekeeping-backup");
    driver.click(tr("Recovery key on paper…"));
    choose_file(driver, tour.files() / "recovery.pdf");
    driver.click(tr("Save here"));
    driver.wait_for(tr("Remove"), kVerifying);
    tour.picture("safekeeping-recovery");
    tour.close();
    driver.application().show_start(tour.example().museum.vault);
    driver.click(tr("The passphrase is lost"));
    driver.frames();
    tour.picture("start-recover");
}

}  // namespace noodkluis::app::desktop
