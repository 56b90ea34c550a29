// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

namespace noodkluis::app::desktop {

/// How a field of an object stands in the form.
enum class FieldShape : std::uint8_t {
    half,  ///< two of them side by side, when there is room
    whole,
    area  ///< several lines
};

struct PlacedField {
    char const* name;  ///< of storage::object_fields
    FieldShape shape = FieldShape::half;
    char const* hint = "";  ///< a gettext key
};

struct FieldGroup {
    char const* title;  ///< a gettext key
    std::span<PlacedField const> fields;
};

/// Every field of an object once, but those that are typed and understood as part of another.
[[nodiscard]] std::span<FieldGroup const> field_groups();

}  // namespace noodkluis::app::desktop
