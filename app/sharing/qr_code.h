// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace noodkluis::app {

/// A QR code: a square of light and dark modules, without the light border that it needs around it
/// (kQrBorder modules wide).
struct QrCode {
    int side = 0;            ///< modules
    std::vector<bool> dark;  ///< row by row, side * side
    [[nodiscard]] bool is_dark(int column, int row) const {
        return dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(side) +
                    static_cast<std::size_t>(column)];
    }
};
inline constexpr int kQrBorder = 4;

/// Of a short text that we made (at most some hundred bytes); it still reads when 15 % of it is
/// damaged.
[[nodiscard]] QrCode qr_code(std::string const& text);

}  // namespace noodkluis::app
