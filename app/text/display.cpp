// SPDX-License-Identifier: Apache-2.0
#include "app/text/display.h"

#include <algorithm>

#include <fmt/format.h>
#include <glib.h>

#include "crypto/base/error.h"

namespace noodkluis::app {
namespace {

bool turns_direction(gunichar c) {
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

/// The character at the start of `text`, with its length; length 0 when it is not valid UTF-8.
struct Character {
    gunichar value = 0;
    std::size_t size = 0;
};

Character first_character(std::string_view text) {
    auto const value = g_utf8_get_char_validated(text.data(), static_cast<gssize>(text.size()));
    if (value == static_cast<gunichar>(-1) || value == static_cast<gunichar>(-2)) {
        return {};
    }
    return {value, static_cast<std::size_t>(g_utf8_skip[static_cast<unsigned char>(text.front())])};
}

std::string line_of(std::vector<std::string> const& cells,
                    std::vector<Table::Column> const& columns,
                    std::vector<std::size_t> const& widths) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::string const padding(widths[i] - display_width(cells[i]), ' ');
        line += i == 0 ? "" : "  ";
        line += columns[i].align == Table::Align::left ? cells[i] + padding : padding + cells[i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

}  // namespace

std::string printable(std::string_view text, Newlines newlines) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        auto const c = first_character(text);
        if (c.size == 0 || c.value == 0) {
            out += fmt::format("\\x{:02X}", static_cast<unsigned char>(text.front()));
            text.remove_prefix(1);
            continue;
        }
        if (c.value == '\n') {
            out += newlines == Newlines::keep ? "\n" : "\\n";
        } else if (c.value < 0x20 || (c.value >= 0x7f && c.value < 0xa0)) {
            out += fmt::format("\\x{:02X}", c.value);
        } else if (turns_direction(c.value)) {
            out += fmt::format("\\u{:04X}", c.value);
        } else {
            out += text.substr(0, c.size);
        }
        text.remove_prefix(c.size);
    }
    return out;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        auto const c = first_character(text);
        if (c.size == 0) {
            ++width;
            text.remove_prefix(1);
            continue;
        }
        if (!g_unichar_iszerowidth(c.value)) {
            width += g_unichar_iswide(c.value) ? 2 : 1;
        }
        text.remove_prefix(c.size);
    }
    return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::size_t used = 0;
    while (!text.empty()) {
        auto const space = std::min(text.find_first_of(" \n"), text.size());
        auto const word = text.substr(0, space);
        auto const size = display_width(word);
        if (used > 0 && used + 1 + size > width) {
            lines.emplace_back();
            used = 0;
        }
        if (used > 0) {
            lines.back() += ' ';
            ++used;
        }
        lines.back() += word;
        used += size;
        if (space == text.size()) {
            break;
        }
        if (text[space] == '\n') {
            lines.emplace_back();
            used = 0;
        }
        text.remove_prefix(space + 1);
    }
    return lines;
}

Table::Table(std::vector<Column> columns) : m_columns(std::move(columns)) {}

void Table::add(std::vector<std::string> cells) {
    NK_ASSERT(cells.size() == m_columns.size());
    for (auto& cell : cells) {
        cell = printable(cell, Newlines::escape);
    }
    m_rows.push_back(std::move(cells));
}

std::string Table::text() const {
    std::vector<std::string> head;
    std::vector<std::size_t> widths;
    for (auto const& column : m_columns) {
        head.push_back(column.title);
        widths.push_back(display_width(column.title));
    }
    for (auto const& row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], display_width(row[i]));
        }
    }
    std::string text = line_of(head, m_columns, widths);
    for (auto const& row : m_rows) {
        text += line_of(row, m_columns, widths);
    }
    return text;
}

}  // namespace noodkluis::app
