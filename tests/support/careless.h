// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "crypto/base/bytes.h"

// Other bytes for the same signature, to a verifier or decoder that is careless.
namespace noodkluis::test {

/// Adds the group order to the S of a signature: the same number to a careless verifier.
inline void add_group_order(MutableByteView signature) {
    constexpr ByteArray<32> kOrder{0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
                                   0xa2, 0xde, 0xf9, 0xde, 0x14, 0,    0,    0,    0,    0,    0,
                                   0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};
    unsigned carry = 0;
    for (std::size_t i = 0; i < kOrder.size(); ++i) {
        carry += static_cast<unsigned>(signature[32 + i]) + kOrder.at(i);
        signature[32 + i] = static_cast<Byte>(carry & 0xff);
        carry >>= 8;
    }
    REQUIRE(carry == 0);
}

/// The next character of the base64 alphabet: for a last character with spare bits, one that a
/// careless decoder reads as the same bytes.
inline char with_spare_bit(char c) {
    constexpr std::string_view kAlphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    auto const at = kAlphabet.find(c);
    REQUIRE(at % 4 == 0);
    return kAlphabet[at + 1];
}

}  // namespace noodkluis::test
