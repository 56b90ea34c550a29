// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "crypto/base/bytes.h"

// What a column of an export can become, as it is offered to people.
namespace noodkluis::app {

/// Why somebody wants to know it; the order is that of reading.
enum class TargetGroup : std::uint8_t { what, size, place, rescue, own };
/// Translated.
[[nodiscard]] char const* group_label(TargetGroup group);

struct MappingTarget {
    char const* name;   ///< as a mapping calls it
    char const* label;  ///< English, a gettext key
    TargetGroup group;
};
/// All but those that the program fills in itself, by group.
[[nodiscard]] std::span<MappingTarget const> mapping_targets();
/// Null for a name that is not offered.
[[nodiscard]] MappingTarget const* find_mapping_target(std::string_view name);
/// Translated; the name itself when it is not offered.
[[nodiscard]] std::string_view target_label(std::string_view name);

}  // namespace noodkluis::app
