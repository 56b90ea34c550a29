// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/exchange/measures.h"

// The words and numbers that measures are written with. Only for measures.cpp.
namespace noodkluis::app {

struct MeasureToken {
    enum class Kind : std::uint8_t {
        number,
        word,
        times,      ///< x, ×, *, bij, by
        estimate,   ///< ca., ±, ~
        separator,  ///< comma, /, en, and
        open,
        close,
        colon,
        other  ///< nothing that a measure holds
    };
    Kind kind = Kind::other;
    std::string word;           ///< lower case, without the full stop of an abbreviation
    std::string_view text;      ///< as it stands
    std::int64_t millionths{};  ///< of a number
    std::optional<MeasureFault> fault;
};

[[nodiscard]] std::vector<MeasureToken> measure_tokens(std::string_view text, DecimalMark decimal);

/// "h" is {height}, "hxb" is {height, width}; empty when the word names no kind.
[[nodiscard]] std::vector<storage::DimensionKind> dimension_kinds(std::string_view word);

/// The name in the model of a part: "met lijst" is "framed", "geheel" is "", any other itself.
[[nodiscard]] std::string part_name(std::string_view phrase);
/// True for words such as "afmetingen" that say nothing about what was measured.
[[nodiscard]] bool is_filler(std::string_view phrase);

/// Lower case for ASCII; blanks are trimmed and made one.
[[nodiscard]] std::string plain_words(std::string_view text);

}  // namespace noodkluis::app
