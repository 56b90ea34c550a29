// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "crypto/base/result.h"

// What text may be stored. Documents that go to others are read back under the same rules, so what
// the vault accepts can always be frozen, sealed and opened. `what` names the field in the error,
// lengths are in characters.
namespace noodkluis::storage {

/// One tidy line that is not empty. Errors: name_missing, invalid_argument, field_too_long.
[[nodiscard]] Status check_name(std::string_view what, std::string_view name, std::size_t max);
/// One line, or nothing. Errors: invalid_argument, field_too_long.
[[nodiscard]] Status check_line(std::string_view what, std::string_view text, std::size_t max);
/// Any number of lines. Errors: invalid_argument, field_too_long.
[[nodiscard]] Status check_text(std::string_view what, std::string_view text, std::size_t max);

}  // namespace noodkluis::storage
