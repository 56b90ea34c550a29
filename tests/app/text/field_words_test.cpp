// SPDX-License-Identifier: Apache-2.0
#include "app/text/field_words.h"

#include "app/text/message.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

TEST_CASE("what a field holds is said in words", "[text]") {
    CHECK(words_of_value("removable", "unknown") == "unknown");
    CHECK(words_of_value("weight_kg", "12.5") == "12.5");
    CHECK(words_of_value("dimensions", "height 1187 mm (framed); width 50 mm estimated (framed)") ==
          "framed: height 118.7 cm, width ca. 5 cm");
    CHECK(words_of_value("title", "height 1187 mm") == "height 1187 mm");
    CHECK(words_of_value("of a newer version", "1.5") == "1.5");
    CHECK(words_of_value("dimensions", "as in no version that we know") ==
          "as in no version that we know");
    CHECK(weight_words(29'100, true) == "ca. 29.1 kg");
}

TEST_CASE("one thing is not counted as several", "[text]") {
    CHECK(counted("{0} object", "{0} objects", std::size_t{1}) == "1 object");
    CHECK(counted("{0} object", "{0} objects", std::size_t{2}) == "2 objects");
    CHECK(display_days(0) == "0 days");
    CHECK(display_days(1) == "1 day");
}
