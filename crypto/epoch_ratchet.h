// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

#include "crypto/hash.h"

// The chain of values under which the keys of weeks are sealed, one value per week. Each follows
// from the one before it and none leads back, so whoever forgets a value has erased its week.
namespace noodkluis::crypto {

struct EpochRatchet {
    std::chrono::sys_days monday;  ///< of the week that `value` is for: the first that still opens
    Secret value;                  ///< 32 bytes

    /// From that week on, with a random value.
    [[nodiscard]] static EpochRatchet starting(std::chrono::sys_days monday) {
        return {monday, Secret::random(32)};
    }
    /// As it will be so many weeks later; `monday` must not lie before ours (asserted).
    [[nodiscard]] EpochRatchet at(std::chrono::sys_days later) const;
    /// The key that seals what belongs to our week.
    [[nodiscard]] Secret week_key() const;
};

}  // namespace noodkluis::crypto
