// SPDX-License-Identifier: Apache-2.0
#include "crypto/base/bytes.h"

#include <catch2/catch_test_macros.hpp>

using namespace noodkluis;

TEST_CASE("base64 has one spelling, also of nothing", "[bytes]") {
    for (auto const variant : {Base64::padded, Base64::unpadded}) {
        CHECK(to_base64({}, variant).empty());
        CHECK(from_base64("", variant, {}));
        CHECK_FALSE(from_base64("=", variant, {}));
        CHECK_FALSE(from_base64("AA", variant, {}));
        CHECK_FALSE(from_base64("-----", variant, {}));
        ByteArray<1> out{};
        CHECK_FALSE(from_base64("", variant, out));
        auto const text = to_base64(as_bytes("x"), variant);
        REQUIRE(from_base64(text, variant, out));
        CHECK(out.front() == 'x');
        CHECK_FALSE(from_base64(text + "\n", variant, out));
    }
    ByteArray<1> out{};
    CHECK_FALSE(from_base64("eA", Base64::padded, out));
    CHECK_FALSE(from_base64("eA==", Base64::unpadded, out));
    CHECK_FALSE(from_base64("eB", Base64::unpadded, out));  // bits left over
}
