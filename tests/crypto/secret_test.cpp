// SPDX-License-Identifier: Apache-2.0
#include "crypto/secret.h"

#include <type_traits>

#include "crypto/hash.h"
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

TEST_CASE("BLAKE2b gives the hash of RFC 7693, also in pieces and after a move", "[crypto]") {
    constexpr std::string_view kAbc =
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
        "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923";
    crypto::Blake2b<64> first;
    first.update(as_bytes("a"));
    auto moved = std::move(first);
    moved.update(as_bytes("bc"));
    CHECK(to_hex(moved.finish()) == kAbc);
    crypto::Blake2b<64> assigned;
    assigned.update(as_bytes("forgotten"));
    assigned = crypto::Blake2b<64>();
    assigned.update(as_bytes("abc"));
    CHECK(to_hex(assigned.finish()) == kAbc);
}
