// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/sheet_values.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace noodkluis::app {
namespace {

constexpr double kSerialMax = 2'958'465;  // 31 December 9999
constexpr int kMinutesOfDay = 24 * 60;

/// The letters of a format that mean something: without texts in quotes, escapes and brackets, in
/// lower case, of its first section only.
std::string format_letters(std::string_view format) {
    std::string letters;
    for (std::size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
        char const letter = format[i];
        if (letter == '"' || letter == '[') {
            auto const end = std::min(format.find(letter == '"' ? '"' : ']', i + 1), format.size());
            auto const inside = format.substr(i + 1, end - i - 1);
            if (letter == '[' && inside.find_first_not_of("hHmMsS") == std::string_view::npos) {
                letters += "h";  // hours, minutes or seconds that have passed
            }
            i = end;
        } else if (letter == '\\' || letter == '_' || letter == '*') {
            ++i;
        } else {
            letters +=
                letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        }
    }
    return letters;
}

std::string date_text(double serial, NumberLook::Kind kind, DayZero zero) {
    using namespace std::chrono;
    double const whole = std::floor(serial);
    auto minutes = static_cast<int>(std::lround((serial - whole) * kMinutesOfDay));
    auto days_since = static_cast<int>(whole) + minutes / kMinutesOfDay;
    minutes %= kMinutesOfDay;
    auto clock = fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
    if (kind == NumberLook::Kind::time && days_since == 0) {
        return clock;
    }
    // Excel counts a 29 February 1900 that there never was.
    auto const first = zero == DayZero::in_1904 ? sys_days{1904y / January / 1}
                       : days_since < 60        ? sys_days{1899y / December / 31}
                                                : sys_days{1899y / December / 30};
    year_month_day const day{first + days{days_since}};
    auto year_text = fmt::format("{:04}", static_cast<int>(day.year()));
    auto month_text = fmt::format("{}-{:02}", year_text, static_cast<unsigned>(day.month()));
    if (kind == NumberLook::Kind::year) {
        return year_text;
    }
    if (kind == NumberLook::Kind::month) {
        return month_text;
    }
    auto const date = fmt::format("{}-{:02}", month_text, static_cast<unsigned>(day.day()));
    return minutes == 0 ? date : date + " " + clock;
}

/// As many digits as Excel shows, and no powers of ten.
std::string plain_number(double value) {
    constexpr double kExponentFrom = 1e15;
    if (std::fabs(value) >= kExponentFrom) {
        return fmt::format("{:.0f}", value);
    }
    auto text = fmt::format("{:.15g}", value);
    return text.find('e') == std::string::npos ? text : fmt::format("{:.15f}", value);
}

}  // namespace

NumberLook number_look(std::string_view format) {
    using Kind = NumberLook::Kind;
    auto const letters = format_letters(format);
    auto const has = [&](char letter) { return letters.find(letter) != std::string::npos; };
    if (letters.size() > 1 && letters.find_first_not_of('0') == std::string::npos) {
        return {Kind::padded, letters.size()};
    }
    if (letters == "general" || letters == "standard" || letters == "@" || has('0') || has('#')) {
        return {};
    }
    if (has('d')) {
        return {Kind::date, 0};
    }
    if (has('y') || has('e')) {
        return {has('m') ? Kind::month : Kind::year, 0};
    }
    return {has('h') || has('s') ? Kind::time : Kind::number, 0};
}

NumberLook built_in_look(unsigned format) {
    using Kind = NumberLook::Kind;
    if (format == 17) {
        return {Kind::month, 0};
    }
    if ((format >= 14 && format <= 16) || format == 22 || (format >= 27 && format <= 31) ||
        format == 36 || (format >= 50 && format <= 58)) {
        return {Kind::date, 0};
    }
    bool const time = (format >= 18 && format <= 21) || (format >= 32 && format <= 35) ||
                      (format >= 45 && format <= 47);
    return {time ? Kind::time : Kind::number, 0};
}

std::string number_text(std::string_view number, NumberLook look, DayZero zero) {
    using Kind = NumberLook::Kind;
    double value = 0;
    auto const end = number.data() + number.size();
    auto const [stop, error] = std::from_chars(number.data(), end, value);
    if (error != std::errc{} || stop != end || !std::isfinite(value)) {
        return std::string(number);
    }
    if (look.kind == Kind::padded) {
        auto const text = plain_number(value);
        bool const whole = text.find_first_not_of("0123456789") == std::string::npos;
        return std::string(whole && text.size() < look.digits ? look.digits - text.size() : 0,
                           '0') +
               text;
    }
    bool const is_day = look.kind != Kind::number && value >= 0 && value < kSerialMax;
    return is_day ? date_text(value, look.kind, zero) : plain_number(value);
}

std::optional<std::size_t> column_of_cell(std::string_view cell) {
    constexpr std::size_t kLettersMax = 7;
    std::size_t column = 0;
    std::size_t letters = 0;
    while (letters < cell.size() && cell[letters] >= 'A' && cell[letters] <= 'Z') {
        column = column * 26 + static_cast<std::size_t>(cell[letters] - 'A') + 1;
        if (++letters > kLettersMax) {
            return std::nullopt;
        }
    }
    return letters == 0 ? std::nullopt : std::optional(column - 1);
}

std::optional<std::uint32_t> whole_number(std::string_view text) {
    std::uint32_t value = 0;
    auto const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stop == end && !text.empty() ? std::optional(value)
                                                                : std::nullopt;
}

}  // namespace noodkluis::app
