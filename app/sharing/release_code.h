// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/result.h"
#include "crypto/secret.h"

// The code with which a bundle opens when the agreement asks for one: six groups of five digits, to
// be said over a bad telephone line in any language. The last digit of each group checks the four
// before it and its place, so a group that was misheard or swapped is found before the code is
// tried. 24 free digits are 80 bits.
namespace noodkluis::app {

inline constexpr std::size_t kReleaseGroups = 6;
inline constexpr std::size_t kReleaseGroupDigits = 5;

/// The groups with one blank between them: the text that opens the inner age file.
[[nodiscard]] crypto::Secret generate_release_code();
/// The same form of what somebody typed, with or without blanks, dots and dashes. Errors:
/// release_code_length; release_code_typed, naming the first group that cannot be right.
[[nodiscard]] Result<crypto::Secret> read_release_code(crypto::Secret const& typed);

/// How long to wait after so many wrong codes in a row: 2, 4, 8 ... 60 seconds.
[[nodiscard]] std::int64_t release_wait_seconds(std::int64_t failures);

}  // namespace noodkluis::app
