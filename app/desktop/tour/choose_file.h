// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/tour/driver.h"

namespace noodkluis::app::desktop {

/// Answers the file chooser that is on the screen by typing a path; when saving, the caller still
/// presses the main button.
void choose_file(Driver& driver, Path const& path);

}  // namespace noodkluis::app::desktop
