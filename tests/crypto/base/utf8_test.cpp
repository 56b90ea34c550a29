// SPDX-License-Identifier: Apache-2.0
#include "crypto/base/utf8.h"

#include <string>

#include <catch2/catch_test_macros.hpp>

using noodkluis::utf8_length;

TEST_CASE("UTF-8 is counted in characters", "[base]") {
    CHECK(utf8_length("") == 0U);
    CHECK(utf8_length("coöperatie") == 10U);
    CHECK(utf8_length("\xe2\x82\xac \xf0\x9f\x96\xbc") == 3U);
    CHECK(utf8_length(std::string_view("a\0b", 3)) == 3U);
    CHECK(utf8_length("\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf") == 3U);
}

TEST_CASE("text that is not UTF-8 is told apart", "[base]") {
    for (std::string const bad : {
             "\x80",              // continuation without a start
             "\xc3",              // cut short
             "\xe2\x82",          // cut short
             "\xc0\xaf",          // overlong
             "\xc1\xbf",          // overlong
             "\xe0\x9f\xbf",      // overlong
             "\xf0\x8f\xbf\xbf",  // overlong
             "\xed\xa0\x80",      // surrogate
             "\xf4\x90\x80\x80",  // above U+10FFFF
             "\xf5\x80\x80\x80",  // above U+10FFFF
             "\xff",              // never
             "\xe2\x28\xa1",      // no continuation
             "co\xf6peratie",     // Latin-1
         }) {
        CHECK_FALSE(utf8_length(bad).has_value());
    }
}
