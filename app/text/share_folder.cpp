// SPDX-License-Identifier: Apache-2.0
#include "app/text/share_folder.h"

namespace noodkluis::app {

Path share_folder() {
    std::error_code error;
    auto const program = std::filesystem::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / "share";
}

}  // namespace noodkluis::app
