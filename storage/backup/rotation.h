// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "crypto/base/clock.h"

namespace noodkluis::storage {

/// How many backups of a vault are kept in a folder.
struct Rotation {
    std::size_t days = 7;
    std::size_t weeks = 4;
    std::size_t months = 12;
};

/// Which of the backups made at these times need not be kept any more, the oldest first. Kept is
/// the last one of each of the newest days, ISO weeks and months (in UTC) in which there was one at
/// all, so that a clock that jumped far ahead removes nothing. What was made after `now`, by a
/// clock that has been put back since, does not count and is kept.
[[nodiscard]] std::vector<Timestamp> no_longer_kept(std::vector<Timestamp> made, Timestamp now,
                                                    Rotation const& rotation);

}  // namespace noodkluis::storage
