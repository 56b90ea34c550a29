// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "storage/model/object.h"

// What the fields of an object hold, as people read and say it.
namespace noodkluis::app {

/// The stored text of a field in the words of the language: choices by their labels, dimensions as
/// below, numbers with the decimal mark; every other field as it is.
[[nodiscard]] std::string words_of_value(std::string_view field, std::string_view stored);

/// `units` counted in steps of 10^-decimals, with the decimal mark of the language: "12,5".
[[nodiscard]] std::string number_words(std::int64_t units, int decimals);
/// "height 118.7 cm, width 145 cm; framed: height 140 cm". Typed again it means the same.
[[nodiscard]] std::string dimensions_words(std::span<storage::Dimension const> dimensions);
/// "ca. 12.5 kg"
[[nodiscard]] std::string weight_words(std::int64_t grams, bool estimated);

}  // namespace noodkluis::app
