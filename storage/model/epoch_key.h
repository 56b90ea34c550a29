// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "crypto/base/clock.h"
#include "crypto/secret.h"

namespace noodkluis::storage {

/// The public side of this vault's key for one ISO week.
struct EpochRecipient {
    std::string week;  ///< "2026-W47"
    Timestamp starts_at{};
    Timestamp ends_at{};    ///< start of the next week
    std::string recipient;  ///< "age1..."
    friend bool operator==(EpochRecipient const&, EpochRecipient const&) = default;
};

struct EpochKey {
    EpochRecipient recipient;
    crypto::Secret identity;                  ///< the 32 bytes sealed under the ratchet, or
    bool sealed = true;                       ///< false: as they are, from an older program
    std::optional<Timestamp> over_seen_at{};  ///< when the clock first said that its week is over
    bool replaced = false;                    ///< a newer card has another key for this week
};

}  // namespace noodkluis::storage
