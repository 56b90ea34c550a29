// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/file.h"

struct ImFont;

namespace noodkluis::app::desktop {

/// One font in the sizes of the interface; all are owned by the ImGui context. Each has the icons.
struct Fonts {
    ImFont* small = nullptr;  ///< 14 px
    ImFont* body = nullptr;   ///< 16
    ImFont* strong = nullptr;
    ImFont* figures = nullptr;       ///< 16; all figures have one width, for columns of numbers
    ImFont* title = nullptr;         ///< 22, strong
    ImFont* head = nullptr;          ///< 28, strong
    ImFont* field = nullptr;         ///< 24: the field view
    ImFont* field_strong = nullptr;  ///< 24
    ImFont* field_number = nullptr;  ///< 64: figures and class letters only
};

/// Loads all sizes times `scale` into the current ImGui context. Errors: font_missing.
[[nodiscard]] Result<Fonts> load_fonts(float scale);

}  // namespace noodkluis::app::desktop
