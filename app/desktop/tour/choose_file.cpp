// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/choose_file.h"

#include <GLFW/glfw3.h>

#include "app/text/message.h"

namespace noodkluis::app::desktop {

void choose_file(Driver& driver, Path const& path) {
    driver.wait_for(tr("Type the path"));
    driver.click(tr("Type the path"));
    driver.press(GLFW_KEY_A, GLFW_MOD_CONTROL);
    driver.press(GLFW_KEY_BACKSPACE);
    driver.type(path.string());
    driver.settle();
    driver.press(GLFW_KEY_ENTER);
    driver.settle();
}

}  // namespace noodkluis::app::desktop
