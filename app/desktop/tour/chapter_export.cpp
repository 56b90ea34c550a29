// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/chapters.h"
#include "app/desktop/tour/choose_file.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

void export_chapter(Tour& tour) {
    auto& driver = tour.driver();
    auto const file = tour.files() / "brand.xlsx";
    std::error_code error;
    std::filesystem::remove(file, error);
    tour.open(tour.example().museum);
    driver.click(tr("Collection"));
    driver.click(tr("Export"));
    driver.wait_for(tr("I know that this file is not protected"));
    tour.picture("export-collection");
    driver.choose(tr("Kind of file"), tr("Summary for crisis systems"));
    driver.wait_for(tr("I know that this file is not protected"));
    tour.picture("export-summary");
    driver.click(tr("Cancel"));
    driver.click(tr("Lists"));
    driver.click(tr("Export"));
    driver.wait_for(tr("I know that this file is not protected"));
    driver.click(label_of_field("reason"));
    driver.wait_for(tr("I know that this file is not protected"));
    driver.click(tr("I know that this file is not protected"));
    tour.picture("export-list");
    driver.click(tr("Choose where it goes"));
    choose_file(driver, file);
    driver.click(tr("Save here"));
    driver.wait_for(tr("Done"));
    tour.picture("export-done");
    driver.click(tr("Done"));
    driver.wait_for(tr("Export"));
}

}  // namespace noodkluis::app::desktop
