// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "crypto/base/bytes.h"

namespace noodkluis::app::sample {

/// What data/beelden.csv says of the picture of one object.
struct PictureOrder {
    std::string number;
    std::string shape;
    std::string colour;
    std::string kind;
};

/// A drawn "photo" of an invented object, as PNG. The shape and colour must be known (asserted).
[[nodiscard]] Bytes draw_picture(PictureOrder const& order);

}  // namespace noodkluis::app::sample
