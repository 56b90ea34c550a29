// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/chapters.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

void log_chapter(Tour& tour) {
    auto& driver = tour.driver();
    tour.open(tour.example().museum);
    driver.click(tr("Log"));
    driver.click(tr("Check the log"));
    driver.settle();
    tour.picture("log");
}

}  // namespace noodkluis::app::desktop
