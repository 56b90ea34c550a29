// SPDX-License-Identifier: Apache-2.0
#include "crypto/secret.h"

#include <type_traits>

#include "support/fixtures.h"

using namespace noodkluis;
using crypto::Secret;

TEST_CASE("a secret can be moved but not copied by accident", "[crypto]") {
    STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<Secret>);
    STATIC_REQUIRE_FALSE(std::is_copy_assignable_v<Secret>);
    Secret first = Secret::copy_of(as_bytes("marker"));
    Secret const second = std::move(first);
    CHECK(second.equals(as_bytes("marker")));
    CHECK_FALSE(second.equals(as_bytes("marked")));
    CHECK_FALSE(second.equals(as_bytes("mark")));
}

TEST_CASE("taking a secret wipes where it came from", "[crypto]") {
    std::string text = "passphrase";
    auto const secret = Secret::take({reinterpret_cast<Byte*>(text.data()), text.size()});
    CHECK(text == std::string(10, '\0'));
    CHECK(secret.equals(as_bytes("passphrase")));
}
