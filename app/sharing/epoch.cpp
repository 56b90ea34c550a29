// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/epoch.h"

#include <array>
#include <cstdio>

namespace noodkluis::app {

using namespace std::chrono;

Week Week::containing(Timestamp time) {
    auto const day = floor<days>(time);
    // iso_encoding: Monday is 1, Sunday is 7.
    return {day - days{weekday{day}.iso_encoding() - 1}};
}

std::string Week::label() const {
    // The year of a week is the year of its Thursday.
    auto const thursday = monday + days{3};
    auto const year_of_week = year_month_day{thursday}.year();
    auto const number = (thursday - sys_days{year_of_week / January / 1}).count() / 7 + 1;
    std::array<char, 24> text{};
    auto const length = std::snprintf(text.data(), text.size(), "%04d-W%02d",
                                      static_cast<int>(year_of_week), static_cast<int>(number));
    return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace noodkluis::app
