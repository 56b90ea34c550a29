// SPDX-License-Identifier: Apache-2.0
#include "crypto/base/utf8.h"

#include <cstdint>

namespace noodkluis {
namespace {

/// The shape of a character by its first byte: its length and the allowed range of the second
/// byte, which rules out overlong forms, surrogates and too large values (RFC 3629, section 4).
struct Shape {
    std::size_t length;
    std::uint8_t second_min;
    std::uint8_t second_max;
};

constexpr Shape shape_of(std::uint8_t first) {
    if (first < 0x80) {
        return {1, 0, 0};
    }
    if (first < 0xc2) {
        return {0, 0, 0};
    }
    if (first < 0xe0) {
        return {2, 0x80, 0xbf};
    }
    if (first < 0xf0) {
        return {3, static_cast<std::uint8_t>(first == 0xe0 ? 0xa0 : 0x80),
                static_cast<std::uint8_t>(first == 0xed ? 0x9f : 0xbf)};
    }
    if (first < 0xf5) {
        return {4, static_cast<std::uint8_t>(first == 0xf0 ? 0x90 : 0x80),
                static_cast<std::uint8_t>(first == 0xf4 ? 0x8f : 0xbf)};
    }
    return {0, 0, 0};
}

}  // namespace

std::optional<std::size_t> utf8_length(std::string_view text) {
    // Most text is ASCII; without a way out of the loop the compiler looks at many bytes at a time.
    std::uint8_t bits = 0;
    for (char const character : text) {
        bits = static_cast<std::uint8_t>(bits | static_cast<std::uint8_t>(character));
    }
    if (bits < 0x80) {
        return text.size();
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        auto const at = [&](std::size_t offset) {
            return static_cast<std::uint8_t>(text[i + offset]);
        };
        auto const shape = shape_of(at(0));
        if (shape.length == 0 || shape.length > text.size() - i) {
            return std::nullopt;
        }
        if (shape.length > 1 && (at(1) < shape.second_min || at(1) > shape.second_max)) {
            return std::nullopt;
        }
        for (std::size_t offset = 2; offset < shape.length; ++offset) {
            if ((at(offset) & 0xc0) != 0x80) {
                return std::nullopt;
            }
        }
        i += shape.length;
    }
    return count;
}

}  // namespace noodkluis
