// SPDX-License-Identifier: Apache-2.0
#include "app/sample/tables.h"

#include <algorithm>
#include <array>

namespace noodkluis::app::sample {
namespace {

Row cells_of(std::string_view line) {
    Row cells(1);
    for (char const c : line) {
        if (c == ';') {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

/// The characters of the sample that Windows-1252 has where Latin-1 has none.
struct Special {
    std::string_view utf8;
    Byte byte;
};
constexpr std::array kSpecial{Special{"€", 0x80}, Special{"‘", 0x91}, Special{"’", 0x92},
                              Special{"“", 0x93}, Special{"”", 0x94}, Special{"–", 0x96}};

/// The byte for the character at the front, which is taken away.
Byte take_character(std::string_view& text) {
    auto const lead = static_cast<Byte>(text.front());
    if (lead < 0x80) {
        text.remove_prefix(1);
        return lead;
    }
    if ((lead == 0xc2 || lead == 0xc3) && text.size() > 1) {  // Latin-1 from U+00A0
        auto const low = static_cast<Byte>(text[1]);
        text.remove_prefix(2);
        return static_cast<Byte>(lead == 0xc2 ? low : low + 0x40);
    }
    auto const* const special =
        std::find_if(kSpecial.begin(), kSpecial.end(),
                     [&](Special const& candidate) { return text.starts_with(candidate.utf8); });
    NK_ASSERT(special != kSpecial.end());
    text.remove_prefix(special->utf8.size());
    return special->byte;
}

}  // namespace

std::vector<Row> read_table(std::string_view csv) {
    std::vector<Row> rows;
    while (!csv.empty()) {
        auto const end = std::min(csv.find('\n'), csv.size());
        rows.push_back(cells_of(csv.substr(0, end)));
        NK_ASSERT(rows.back().size() == rows.front().size());
        csv.remove_prefix(std::min(end + 1, csv.size()));
    }
    NK_ASSERT(!rows.empty());
    rows.erase(rows.begin());
    return rows;
}

Bytes as_excel_csv(std::string_view utf8) {
    Bytes bytes;
    bool quoted = false;
    while (!utf8.empty()) {
        auto const byte = take_character(utf8);
        quoted = quoted != (byte == '"');
        if (byte == '\n' && !quoted) {
            bytes.push_back('\r');
        }
        bytes.push_back(byte);
    }
    return bytes;
}

}  // namespace noodkluis::app::sample
