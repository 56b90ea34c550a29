// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/fingerprint_code.h"

#include "app/sharing/card.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

/// A dark square of 7 with a light ring in it, by which a camera finds the code (ISO/IEC 18004).
bool is_finder(QrCode const& code, int left, int top) {
    for (int y = 0; y < 7; ++y) {
        for (int x = 0; x < 7; ++x) {
            bool const outer = x == 0 || x == 6 || y == 0 || y == 6;
            bool const inner = x >= 2 && x <= 4 && y >= 2 && y <= 4;
            if (code.is_dark(left + x, top + y) != (outer || inner)) {
                return false;
            }
        }
    }
    return true;
}

/// The level of error correction and the mask, from the format bits beside the first finder.
unsigned format_of(QrCode const& code) {
    unsigned bits = 0;
    for (int i = 0; i < 6; ++i) {
        bits = bits << 1U | static_cast<unsigned>(code.is_dark(i, 8));
    }
    return (bits >> 1U ^ 0b10101U) & 0b11111U;
}

bool is_masked(unsigned mask, int x, int y) {
    switch (mask) {
        case 0:
            return (x + y) % 2 == 0;
        case 1:
            return y % 2 == 0;
        case 2:
            return x % 3 == 0;
        case 3:
            return (x + y) % 3 == 0;
        case 4:
            return (y / 2 + x / 3) % 2 == 0;
        case 5:
            return x * y % 2 + x * y % 3 == 0;
        case 6:
            return (x * y % 2 + x * y % 3) % 2 == 0;
        default:
            return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

/// Where no data is: finders with their borders and formats, timing, and the one alignment square.
bool is_function(QrCode const& code, int x, int y) {
    int const far = code.side - 8;
    int const square = code.side - 7;
    return (x < 9 && y < 9) || (x >= far && y < 9) || (x < 9 && y >= far) || x == 6 || y == 6 ||
           (std::abs(x - square) <= 2 && std::abs(y - square) <= 2);
}

/// The data bits in the order in which they were laid, two columns at a time from the right.
std::string bits_of(QrCode const& code) {
    auto const mask = format_of(code) & 0b111U;
    std::string bits;
    bool up = true;
    for (int right = code.side - 1; right > 0; right -= 2, up = !up) {
        right -= right == 6 ? 1 : 0;
        for (int step = 0; step < code.side; ++step) {
            int const y = up ? code.side - 1 - step : step;
            for (int const x : {right, right - 1}) {
                if (!is_function(code, x, y)) {
                    bits += code.is_dark(x, y) != is_masked(mask, x, y) ? '1' : '0';
                }
            }
        }
    }
    return bits;
}

/// Reads text in alphanumeric and numeric parts from versions up to 6 that have one block.
std::string text_of(QrCode const& code) {
    auto const bits = bits_of(code);
    std::size_t at = 0;
    auto const take = [&](std::size_t count) {
        auto const value = std::stoul(bits.substr(at, count), nullptr, 2);
        at += count;
        return value;
    };
    constexpr std::string_view kLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    std::string text;
    for (auto mode = take(4); mode != 0; mode = take(4)) {
        REQUIRE(mode == 2);
        for (auto left = take(9); left > 0; left -= std::min(left, 2UL)) {
            auto const pair = take(left == 1 ? 6 : 11);
            if (left > 1) {
                text += kLetters.at(pair / 45);
            }
            text += kLetters.at(pair % 45);
        }
    }
    return text;
}

}  // namespace

TEST_CASE("the code of a fingerprint reads as its groups", "[sharing]") {
    crypto::Hash256 identity{};
    for (std::size_t i = 0; i < identity.size(); ++i) {
        identity[i] = static_cast<Byte>(i * 37 + 11);
    }
    auto const code = fingerprint_code(identity);
    REQUIRE((code.side - 17) % 4 == 0);
    REQUIRE(code.dark.size() == static_cast<std::size_t>(code.side * code.side));
    CHECK(is_finder(code, 0, 0));
    CHECK(is_finder(code, code.side - 7, 0));
    CHECK(is_finder(code, 0, code.side - 7));
    for (int i = 8; i < code.side - 8; ++i) {
        CHECK(code.is_dark(i, 6) == (i % 2 == 0));
        CHECK(code.is_dark(6, i) == (i % 2 == 0));
    }
    CHECK(fingerprint_code_text(identity) == "NOODKLUIS " + fingerprint_of(identity));
    CHECK(format_of(code) >> 3U == 0);  // level M
    CHECK(text_of(code) == fingerprint_code_text(identity));
}
