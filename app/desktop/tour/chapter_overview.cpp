// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/chapters.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

void overview_chapter(Tour& tour) {
    tour.open(tour.example().museum);
    tour.driver().click(tr("Overview"));
    tour.driver().settle();
    tour.picture("overview");
}

}  // namespace noodkluis::app::desktop
