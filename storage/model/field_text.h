// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/model/object.h"

// The one text form of each type of field: format_x(parse_x(text)) is canonical, and
// parse_x(format_x(value)) gives the value back. Null means that the text is not of that form.
namespace noodkluis::storage {

/// Nothing but white space.
[[nodiscard]] bool is_blank(std::string_view text);
/// Without white space around it, and with "\n" as the only line end.
[[nodiscard]] std::string tidy_text(std::string_view text);
/// Well-formed UTF-8 without control characters; line breaks and tabs only when `multiline`.
/// Returns its length in characters.
[[nodiscard]] std::optional<std::size_t> text_length(std::string_view text, bool multiline);

/// Items are joined with "; "; a ";" or "\" inside an item has a "\" before it.
[[nodiscard]] std::string join_items(std::span<std::string const> items);
/// Items are tidied and empty ones left out.
[[nodiscard]] std::vector<std::string> split_items(std::string_view text);

/// `units` counted in steps of 10^-decimals: format_decimal(1250, 3) is "1.25".
[[nodiscard]] std::string format_decimal(std::int64_t units, int decimals);
/// Not negative, a point before at most `decimals` digits, no other signs.
[[nodiscard]] std::optional<std::int64_t> parse_decimal(std::string_view text, int decimals);

/// 2026-11-20, years 1 to 9999.
[[nodiscard]] std::string format_date(std::chrono::sys_days date);
[[nodiscard]] std::optional<std::chrono::sys_days> parse_date(std::string_view text);

/// "height 1187 mm (framed); width 1450 mm estimated (framed)"
[[nodiscard]] std::string format_dimensions(std::span<Dimension const> dimensions);
[[nodiscard]] std::optional<std::vector<Dimension>> parse_dimensions(std::string_view text);

/// "main 3f2a... caption; detail ...": kind, id and caption of each, joined like items, as the
/// history keeps them.
[[nodiscard]] std::string format_photos(std::span<Photo const> photos);
[[nodiscard]] std::optional<std::vector<Photo>> parse_photos(std::string_view text);

}  // namespace noodkluis::storage
