// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/chapters.h"
#include "app/desktop/tour/choose_file.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::chrono::seconds kMakingSheets{60};

}  // namespace

void paper_chapter(Tour& tour) {
    auto& driver = tour.driver();
    tour.open(tour.example().museum);
    driver.click(tr("Sharing"));
    driver.click(tr("On paper"));
    driver.wait_for(tr("Make salvage sheets"));
    driver.settle();
    tour.picture("paper-none");
    driver.click(tr("Make salvage sheets"));
    driver.wait_for(tr("Make the sheets…"));
    driver.settle();
    driver.fill(tr("Who keeps a copy, one on each line"), "Kazerne Noord\nMeldkamer");
    driver.frames();
    tour.picture("paper-form");
    driver.click(tr("Make the sheets…"));
    choose_file(driver, tour.files() / "bladen.pdf");
    driver.click(tr("Save here"));
    driver.wait_for(tr("Back or destroyed"), kMakingSheets);
    driver.settle();
    tour.picture("paper-out");
    driver.click(tr("Recall list…"));
    choose_file(driver, tour.files() / "terugvragen.pdf");
    driver.click(tr("Save here"));
    driver.wait_for(tr("Make salvage sheets"));
    driver.settle();
    tour.picture("paper-recall");
    driver.click(tr("Back or destroyed"));
    driver.frames();
    tour.picture("paper-asked");
    driver.click(tr("Yes, note it"));
    driver.wait_until_gone(tr("Yes, note it"));
    driver.settle();
    tour.picture("paper-back");
}

}  // namespace noodkluis::app::desktop
