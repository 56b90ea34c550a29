// SPDX-License-Identifier: Apache-2.0
#include "crypto/base/clock.h"

#include <array>
#include <cctype>
#include <cstdio>

namespace noodkluis {
namespace {

/// Reads the digits that stand where `pattern` has '0'; all other characters must be equal.
bool read_digits(std::string_view text, std::string_view pattern, std::array<int, 6>& fields) {
    if (text.size() != pattern.size()) {
        return false;
    }
    std::size_t field = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (pattern[i] != '0') {
            if (text[i] != pattern[i]) {
                return false;
            }
            ++field;
        } else if (text[i] < '0' || text[i] > '9') {
            return false;
        } else {
            fields.at(field) = fields.at(field) * 10 + (text[i] - '0');
        }
    }
    return true;
}

}  // namespace

std::string format_time(Timestamp time) {
    auto const day = std::chrono::floor<std::chrono::days>(time);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const clock{time - day};
    std::array<char, 40> text{};
    auto const length = std::snprintf(
        text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

Result<Timestamp> parse_time(std::string_view text) {
    using namespace std::chrono;
    std::array<int, 6> fields{};
    bool read = false;
    for (auto const* pattern : {"0000-00-00", "0000-00-00T00:00Z", "0000-00-00T00:00:00Z"}) {
        fields = {};
        if (read_digits(text, pattern, fields)) {
            read = true;
            break;
        }
    }
    auto const date = year{fields[0]} / month{static_cast<unsigned>(fields[1])} /
                      day{static_cast<unsigned>(fields[2])};
    if (!read || !date.ok() || fields[3] > 23 || fields[4] > 59 || fields[5] > 59) {
        return fail(ErrorCode::invalid_argument, std::string(text),
                    translatable("write a date as 2026-11-20 or a time as 2026-11-20T14:05Z"));
    }
    return sys_days{date} + hours{fields[3]} + minutes{fields[4]} + seconds{fields[5]};
}

Timestamp SystemClock::now() const {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace noodkluis
