// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/file.h"

namespace noodkluis::app {

/// What comes with the program lies at ../share from it, in the build tree as when installed.
[[nodiscard]] Path share_folder();
/// For set_language.
[[nodiscard]] inline Path locale_folder() {
    return share_folder() / "locale";
}

}  // namespace noodkluis::app
