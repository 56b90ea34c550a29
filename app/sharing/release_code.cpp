// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/release_code.h"

#include <algorithm>
#include <array>
#include <string>

#include "crypto/base/bytes.h"

namespace noodkluis::app {
namespace {

constexpr std::size_t kFreeDigits = kReleaseGroupDigits - 1;
constexpr std::size_t kTextSize = kReleaseGroups * (kReleaseGroupDigits + 1) - 1;
constexpr std::int64_t kWaitMax = 60;

/// The quasigroup of Damm (2004): finds each wrong digit and each swap of two neighbours.
constexpr std::array<std::array<Byte, 10>, 10> kDamm{{{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
                                                      {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
                                                      {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
                                                      {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
                                                      {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
                                                      {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
                                                      {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
                                                      {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
                                                      {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
                                                      {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}}};

/// Starts at the place of the group, so that two groups in each other's place are found.
Byte check_digit(std::size_t group, ByteView free_digits) {
    auto interim = static_cast<Byte>(group);
    for (auto const digit : free_digits) {
        interim = kDamm[interim][static_cast<std::size_t>(digit - '0')];
    }
    return static_cast<Byte>('0' + interim);
}

/// One random digit, each as likely as the others.
Byte random_digit() {
    while (true) {
        auto const byte = crypto::Secret::random(1);
        if (byte.expose()[0] < 250) {
            return static_cast<Byte>('0' + byte.expose()[0] % 10);
        }
    }
}

}  // namespace

crypto::Secret generate_release_code() {
    crypto::Secret code(kTextSize);
    auto const text = code.writable();
    for (std::size_t group = 0; group < kReleaseGroups; ++group) {
        auto const start = group * (kReleaseGroupDigits + 1);
        for (std::size_t i = 0; i < kFreeDigits; ++i) {
            text[start + i] = random_digit();
        }
        text[start + kFreeDigits] = check_digit(group, text.subspan(start, kFreeDigits));
        if (group + 1 < kReleaseGroups) {
            text[start + kReleaseGroupDigits] = ' ';
        }
    }
    return code;
}

Result<crypto::Secret> read_release_code(crypto::Secret const& typed) {
    crypto::Secret code(kTextSize);
    auto const text = code.writable();
    std::size_t size = 0;
    auto const wrong_length = [] {
        return fail(ErrorCode::release_code_length, std::to_string(kReleaseGroups),
                    std::to_string(kReleaseGroupDigits));
    };
    for (auto const byte : typed.expose()) {
        if (byte == ' ' || byte == '-' || byte == '.' || byte == '\n' || byte == '\r') {
            continue;
        }
        if (byte < '0' || byte > '9' || size == kTextSize) {
            return wrong_length();
        }
        text[size++] = byte;
        bool const group_ends = (size + 1) % (kReleaseGroupDigits + 1) == 0;
        if (group_ends && size < kTextSize) {
            text[size++] = ' ';
        }
    }
    if (size != kTextSize) {
        return wrong_length();
    }
    for (std::size_t group = 0; group < kReleaseGroups; ++group) {
        auto const digits =
            ByteView(text).subspan(group * (kReleaseGroupDigits + 1), kReleaseGroupDigits);
        if (check_digit(group, digits.first(kFreeDigits)) != digits[kFreeDigits]) {
            return fail(ErrorCode::release_code_typed, std::to_string(group + 1));
        }
    }
    return code;
}

std::int64_t release_wait_seconds(std::int64_t failures) {
    return failures <= 0 ? 0 : failures >= 6 ? kWaitMax : std::int64_t{1} << failures;
}

}  // namespace noodkluis::app
