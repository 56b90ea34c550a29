// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Text on a terminal or in a fixed-width file. What comes from outside (titles, names, paths) must
// not be able to move the cursor, change colours or turn the reading direction.
namespace noodkluis::app {

/// The text with control characters, invalid UTF-8 and direction marks written as \x1B or \u202E.
/// A line break stays when `newlines` says so, and is written as \n otherwise.
enum class Newlines : std::uint8_t { keep, escape };
[[nodiscard]] std::string printable(std::string_view text, Newlines newlines);

/// How many columns a terminal gives to valid UTF-8 text.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The columns that any terminal has.
inline constexpr std::size_t kTextWidth = 80;
/// `text` in lines of at most `width` columns, broken at spaces; a longer word stays whole.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Rows under a head, each column as wide as its widest cell. Cells are made printable.
class Table {
  public:
    enum class Align : std::uint8_t { left, right };
    struct Column {
        std::string title;
        Align align = Align::left;
    };
    explicit Table(std::vector<Column> columns);
    /// As many cells as columns (asserted).
    void add(std::vector<std::string> cells);
    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    /// Lines that end with a line break, without spaces at their end.
    [[nodiscard]] std::string text() const;

  private:
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

}  // namespace noodkluis::app
