// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The numbers of a spreadsheet as the person who typed them sees them.
namespace noodkluis::app {

/// What the format of a cell makes of its number.
struct NumberLook {
    enum class Kind : std::uint8_t {
        number,
        padded,  ///< with zeros in front, `digits` in all
        date,
        month,  ///< and its year
        year,
        time
    };
    Kind kind = Kind::number;
    std::size_t digits = 0;
};

/// Of a number format of Excel such as `dd-mm-yyyy` or `0000`.
[[nodiscard]] NumberLook number_look(std::string_view format);
/// Of a number format that has a number only (ECMA-376 part 1, 18.8.30).
[[nodiscard]] NumberLook built_in_look(unsigned format);

enum class DayZero : std::uint8_t { in_1900, in_1904 };

/// The text of a number such as "42.5" or "36526" (a day): with a decimal point, dates as
/// 2000-01-01, 2000-01 or 2000, times as 13:45. What is no number comes back as it is.
[[nodiscard]] std::string number_text(std::string_view number, NumberLook look, DayZero zero);

/// The column of a cell such as "AB12", 0 for A; none for anything else.
[[nodiscard]] std::optional<std::size_t> column_of_cell(std::string_view cell);

/// A whole number without sign; none for anything else or beyond 32 bits.
[[nodiscard]] std::optional<std::uint32_t> whole_number(std::string_view text);

}  // namespace noodkluis::app
