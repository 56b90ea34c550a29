// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/session/field_edit.h"
#include "storage/model/object_fields.h"

// What is typed in the form of an object, and how it is understood.
namespace noodkluis::app {

/// The text that a person changes: what the source says for dimensions and weight, as long as it
/// means what is stored; the canonical text for every other field.
[[nodiscard]] std::string typing_text(storage::Object const& object,
                                      storage::ObjectField const& field);

struct TypedValue {
    std::vector<FieldValue> values;  ///< what to store; dimensions and weight are several fields
    std::string understood;          ///< for dimensions and weight, in words; may be ""
    std::optional<Error> problem;    ///< then `values` is empty
};
/// Nothing is guessed: a length without a unit is a problem.
[[nodiscard]] TypedValue understand(storage::Object const& object,
                                    storage::ObjectField const& field, std::string_view typed);

}  // namespace noodkluis::app
