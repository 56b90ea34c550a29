// SPDX-License-Identifier: Apache-2.0
#include "storage/model/field_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "crypto/base/limits.h"
#include "crypto/base/utf8.h"

namespace noodkluis::storage {
namespace {

/// In the order of PhotoKind.
constexpr std::array<std::string_view, 3> kPhotoKinds{"main", "in-situ", "detail"};

constexpr std::array<std::string_view, 5> kDimensionKinds{"height", "width", "depth", "length",
                                                          "diameter"};

bool is_white(char character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_white(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_white(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

/// Takes `prefix` off the front of `text`.
bool take(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) {
        return false;
    }
    text.remove_prefix(prefix.size());
    return true;
}

/// Digits only, no sign; `digits` are taken off the front of `text`.
std::optional<std::int64_t> take_number(std::string_view& text) {
    std::int64_t value = 0;
    char const* const end = text.data() + text.size();
    if (text.empty() || text.front() == '-') {
        return std::nullopt;
    }
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc()) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    return value;
}

std::string padded(unsigned value, std::size_t width) {
    auto digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::optional<Dimension> parse_dimension(std::string_view text) {
    Dimension result;
    auto const* const kind = std::find_if(kDimensionKinds.begin(), kDimensionKinds.end(),
                                          [&](std::string_view name) { return take(text, name); });
    if (kind == kDimensionKinds.end() || !take(text, " ")) {
        return std::nullopt;
    }
    result.kind = static_cast<DimensionKind>(kind - kDimensionKinds.begin());
    auto const mm = take_number(text);
    if (!mm || *mm > limits::kMillimetresMax || !take(text, " mm")) {
        return std::nullopt;
    }
    result.mm = *mm;
    result.estimated = take(text, " estimated");
    if (text.empty()) {
        return result;
    }
    if (!take(text, " (") || !text.ends_with(')')) {
        return std::nullopt;
    }
    text.remove_suffix(1);
    result.part = text;
    if (text.empty() || trim(text) != text) {
        return std::nullopt;
    }
    return result;
}

}  // namespace

bool is_blank(std::string_view text) {
    return trim(text).empty();
}

std::string tidy_text(std::string_view text) {
    text = trim(text);
    if (text.find('\r') == std::string_view::npos) {
        return std::string(text);
    }
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            result += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            result += '\n';
        }
    }
    return result;
}

std::optional<std::size_t> text_length(std::string_view text, bool multiline) {
    // Without a way out of the loop the compiler looks at many characters at a time.
    bool forbidden = false;
    for (char const character : text) {
        auto const byte = static_cast<unsigned char>(character);
        bool const line = multiline && (byte == '\n' || byte == '\t');
        forbidden |= ((byte < 0x20) & !line) | (byte == 0x7f);
    }
    return forbidden ? std::nullopt : utf8_length(text);
}

std::string join_items(std::span<std::string const> items) {
    std::string result;
    for (auto const& item : items) {
        if (!result.empty()) {
            result += "; ";
        }
        for (char const character : item) {
            if (character == ';' || character == '\\') {
                result += '\\';
            }
            result += character;
        }
    }
    return result;
}

std::vector<std::string> split_items(std::string_view text) {
    std::vector<std::string> items;
    std::string item;
    auto const end_item = [&] {
        if (auto tidied = tidy_text(item); !tidied.empty()) {
            items.push_back(std::move(tidied));
        }
        item.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const escaped =
            text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == ';' || text[i + 1] == '\\');
        if (escaped) {
            item += text[++i];
        } else if (text[i] == ';') {
            end_item();
        } else {
            item += text[i];
        }
    }
    end_item();
    return items;
}

std::string format_decimal(std::int64_t units, int decimals) {
    std::int64_t scale = 1;
    for (int i = 0; i < decimals; ++i) {
        scale *= 10;
    }
    auto result = std::to_string(units / scale);
    if (auto const rest = units % scale; rest != 0) {
        result += '.' + padded(static_cast<unsigned>(rest), static_cast<std::size_t>(decimals));
        result.erase(result.find_last_not_of('0') + 1);
    }
    return result;
}

std::optional<std::int64_t> parse_decimal(std::string_view text, int decimals) {
    auto const point = text.find('.');
    auto fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (point != std::string_view::npos && fraction.empty()) {
        return std::nullopt;
    }
    if (fraction.size() > static_cast<std::size_t>(decimals)) {
        return std::nullopt;
    }
    std::string digits(text.substr(0, point));
    if (digits.empty()) {
        return std::nullopt;
    }
    digits += fraction;
    digits.append(static_cast<std::size_t>(decimals) - fraction.size(), '0');
    std::string_view rest = digits;
    auto const units = take_number(rest);
    return rest.empty() ? units : std::nullopt;
}

std::string format_date(std::chrono::sys_days date) {
    std::chrono::year_month_day const day(date);
    return padded(static_cast<unsigned>(static_cast<int>(day.year())), 4) + '-' +
           padded(static_cast<unsigned>(day.month()), 2) + '-' +
           padded(static_cast<unsigned>(day.day()), 2);
}

std::optional<std::chrono::sys_days> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    auto const part = [&](std::size_t offset, std::size_t size) {
        auto digits = text.substr(offset, size);
        auto const value = take_number(digits);
        return digits.empty() && value ? static_cast<int>(*value) : 0;
    };
    std::chrono::year_month_day const day(std::chrono::year(part(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(part(8, 2))));
    if (!day.ok() || day.year() < std::chrono::year(1)) {
        return std::nullopt;
    }
    return std::chrono::sys_days(day);
}

std::string format_dimensions(std::span<Dimension const> dimensions) {
    std::vector<std::string> items;
    items.reserve(dimensions.size());
    for (auto const& dimension : dimensions) {
        std::string item(kDimensionKinds.at(static_cast<std::size_t>(dimension.kind)));
        item += ' ' + std::to_string(dimension.mm) + " mm";
        item += dimension.estimated ? " estimated" : "";
        item += dimension.part.empty() ? "" : " (" + dimension.part + ")";
        items.push_back(std::move(item));
    }
    return join_items(items);
}

std::optional<std::vector<Dimension>> parse_dimensions(std::string_view text) {
    std::vector<Dimension> dimensions;
    for (auto const& item : split_items(text)) {
        auto dimension = parse_dimension(item);
        if (!dimension) {
            return std::nullopt;
        }
        dimensions.push_back(*std::move(dimension));
    }
    return dimensions;
}

std::string format_photos(std::span<Photo const> photos) {
    std::vector<std::string> items;
    items.reserve(photos.size());
    for (auto const& photo : photos) {
        items.push_back(std::string(kPhotoKinds[static_cast<std::size_t>(photo.kind)]) + " " +
                        photo.blob.text() + (photo.caption.empty() ? "" : " " + photo.caption));
    }
    return join_items(items);
}

std::optional<std::vector<Photo>> parse_photos(std::string_view text) {
    std::vector<Photo> photos;
    for (auto const& item : split_items(text)) {
        std::string_view rest = item;
        auto const next_word = [&rest] {
            auto const word = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(rest.size(), word.size() + 1));
            return word;
        };
        auto const* const kind = std::find(kPhotoKinds.begin(), kPhotoKinds.end(), next_word());
        auto const blob = BlobId::parse(next_word());
        if (kind == kPhotoKinds.end() || !blob) {
            return std::nullopt;
        }
        photos.push_back(
            {*blob, static_cast<PhotoKind>(kind - kPhotoKinds.begin()), std::string(rest)});
    }
    return photos;
}

}  // namespace noodkluis::storage
