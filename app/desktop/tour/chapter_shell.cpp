// SPDX-License-Identifier: Apache-2.0
#include <GLFW/glfw3.h>

#include "app/desktop/tour/chapters.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

void shell_chapter(Tour& tour) {
    auto& driver = tour.driver();
    tour.open(tour.example().museum);
    driver.press(GLFW_KEY_F1);
    tour.picture("shell-keys");
    driver.press(GLFW_KEY_ESCAPE);
    driver.press(GLFW_KEY_K, GLFW_MOD_CONTROL);
    tour.picture("shell-palette");
    driver.type(tr("Log"));
    tour.picture("shell-palette-search");
    driver.press(GLFW_KEY_ENTER);
    driver.wait_for(tr("Check the log"));
}

}  // namespace noodkluis::app::desktop
