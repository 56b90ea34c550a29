// SPDX-License-Identifier: Apache-2.0
#include "app/text/days.h"

#include <array>
#include <ctime>

#include <fmt/format.h>

#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app {
namespace {

/// `local` is a date and a time of day; the zone decides about summer time.
Timestamp moment_of(std::tm local) {
    local.tm_isdst = -1;
    return from_unix(std::mktime(&local));
}

Result<std::tm> read_day(std::string_view day) {
    constexpr std::size_t kLength = 10;  // of 2026-12-06
    if (day.size() != kLength) {
        return fail(ErrorCode::invalid_argument, std::string(day), tr("write a day as 2026-12-06"));
    }
    NK_TRY(auto const midnight, parse_time(day));
    std::chrono::year_month_day const date(std::chrono::floor<std::chrono::days>(midnight));
    std::tm local{};
    local.tm_year = static_cast<int>(date.year()) - 1900;
    local.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    local.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
    return local;
}

char const* weekday_name(int index) {
    std::array const names{tr("Sunday"),   tr("Monday"), tr("Tuesday"), tr("Wednesday"),
                           tr("Thursday"), tr("Friday"), tr("Saturday")};
    return names.at(static_cast<std::size_t>(index));
}

Timestamp last_second(std::tm local) {
    local.tm_hour = 23;
    local.tm_min = 59;
    local.tm_sec = 59;
    return moment_of(local);
}

}  // namespace

std::tm local_time(Timestamp time) {
    auto const seconds = static_cast<std::time_t>(to_unix(time));
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return local;
}

Result<Timestamp> begin_of_day(std::string_view day) {
    NK_TRY(auto const local, read_day(day));
    return moment_of(local);
}

Result<Timestamp> end_of_day(std::string_view day) {
    NK_TRY(auto const local, read_day(day));
    return last_second(local);
}

std::string day_of(Timestamp time) {
    auto const local = local_time(time);
    return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

Timestamp end_of_day(Timestamp time) {
    return last_second(local_time(time));
}

std::string display_moment(Timestamp time) {
    auto const local = local_time(time);
    return fmt::format("{} {} {:02}:{:02}", weekday_name(local.tm_wday), display_date(time),
                       local.tm_hour, local.tm_min);
}

}  // namespace noodkluis::app
