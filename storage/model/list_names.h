// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "storage/model/priority_list.h"

// The names of a list's choices in the history, in snapshots and on the command line, in the order
// of the enums.
namespace noodkluis::storage {

inline constexpr std::array kListKindNames{"rescue", "evacuation", "salvage", "theft"};
inline constexpr std::array kScenarioNames{"all",   "fire",     "water-leak", "flood",
                                           "storm", "theft",    "vandalism",  "power-cut",
                                           "cyber", "conflict", "wildfire",   "evacuation-order"};
inline constexpr std::array kSalvageClassNames{"A", "B", "C"};
inline constexpr std::array kSalvageActionNames{"carry-out", "cover-in-place", "move-higher",
                                                "keep-closed", "none"};
inline constexpr std::array kListStatusNames{"draft", "in-review", "approved", "superseded"};

[[nodiscard]] constexpr char const* name_of(ListKind kind) {
    return kListKindNames[static_cast<std::size_t>(kind)];
}
[[nodiscard]] constexpr char const* name_of(Scenario scenario) {
    return kScenarioNames[static_cast<std::size_t>(scenario)];
}
[[nodiscard]] constexpr char const* name_of(SalvageClass salvage_class) {
    return kSalvageClassNames[static_cast<std::size_t>(salvage_class)];
}
[[nodiscard]] constexpr char const* name_of(SalvageAction action) {
    return kSalvageActionNames[static_cast<std::size_t>(action)];
}
[[nodiscard]] constexpr char const* name_of(ListStatus status) {
    return kListStatusNames[static_cast<std::size_t>(status)];
}

}  // namespace noodkluis::storage
