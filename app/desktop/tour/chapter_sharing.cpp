// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/chapters.h"
#include "app/desktop/tour/choose_file.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

void sharing_chapter(Tour& tour) {
    auto& driver = tour.driver();
    tour.open(tour.example().museum);
    driver.click(tr("Sharing"));
    driver.wait_for(tr("Seal a list"));
    driver.settle();
    tour.picture("sharing-out");
    driver.click(tr("Seal a list"));
    driver.wait_for(tr("Seal"));
    driver.settle();
    tour.picture("sharing-seal");
    driver.click(tr("Seal"));
    driver.wait_for(tr("Save here"));
    driver.settle();
    tour.picture("sharing-where");
    choose_file(driver, tour.files() / "raadhuis.nkbundle");
    driver.click(tr("Save here"));
    driver.wait_for(tr("Seal another one"));
    tour.picture("sharing-sealed");
    driver.click(tr("Done"));
    driver.settle();
    tour.picture("sharing-out-again");
}

}  // namespace noodkluis::app::desktop
