// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "crypto/hash.h"

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

/// What the code of an identity says to whoever scans it: "NOODKLUIS 35835 20199 ...".
[[nodiscard]] std::string fingerprint_code_text(crypto::Hash256 const& identity);
/// The fingerprint of an identity as a code that still reads when 15 % of it is damaged.
[[nodiscard]] QrCode fingerprint_code(crypto::Hash256 const& identity);

}  // namespace noodkluis::app
