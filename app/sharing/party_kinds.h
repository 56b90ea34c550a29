// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "storage/model/party.h"

namespace noodkluis::app {

/// The names of PartyKind in documents and on the command line, in the order of the enum.
inline constexpr std::array kPartyKindNames{"institution",   "fire-brigade", "police",
                                            "safety-region", "municipality", "point-of-contact",
                                            "other"};

[[nodiscard]] constexpr char const* name_of(storage::PartyKind kind) {
    return kPartyKindNames[static_cast<std::size_t>(kind)];
}

}  // namespace noodkluis::app
