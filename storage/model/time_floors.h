// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "crypto/base/clock.h"

namespace noodkluis::storage {

/// The latest times that were seen, below which the present cannot be; the epoch (1970) when none
/// was. What follows from them is for the sharing code to say.
struct TimeFloors {
    Timestamp local{};          ///< highest clock of this computer
    Timestamp signed_latest{};  ///< highest time signed by a pinned partner
    friend bool operator==(TimeFloors const&, TimeFloors const&) = default;
};

[[nodiscard]] inline TimeFloors higher_of(TimeFloors const& a, TimeFloors const& b) {
    return {std::max(a.local, b.local), std::max(a.signed_latest, b.signed_latest)};
}

}  // namespace noodkluis::storage
