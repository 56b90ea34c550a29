// SPDX-License-Identifier: Apache-2.0
#include "app/text/matching.h"

#include "support/fixtures.h"

using noodkluis::app::matches;

TEST_CASE("a text matches when each word is in it somewhere", "[text]") {
    CHECK(matches("De lijst Brand is vastgesteld", "brand LIJST"));
    CHECK(matches("De lijst Brand", ""));
    CHECK(matches("De lijst Brand", "  bra  "));
    CHECK_FALSE(matches("De lijst Brand", "brand water"));
    CHECK_FALSE(matches("", "a"));
}
