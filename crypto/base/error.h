// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace noodkluis {

/// Who is at fault decides the exit code: 1 something failed, 2 asked wrongly, 3 a rule forbids it.
enum class ErrorKind : std::uint8_t { failed = 1, usage = 2, refused = 3 };

enum class ErrorCode : std::uint16_t {
#define NK_ERROR(name, kind, sentence) name,
#include "crypto/base/error_list.inc"
#undef NK_ERROR
};

/// Marks an English text that is translated where it is shown; below that nobody knows languages.
[[nodiscard]] constexpr char const* translatable(char const* english) {
    return english;
}

/// `subject` and `detail` are shown to the user: they name a file, row or field, never a secret and
/// never the content of a list.
struct Error {
    ErrorCode code;
    std::string subject;
    std::string detail;
};

/// The stable name that scripts and tests use: "wrong-passphrase".
[[nodiscard]] std::string error_name(ErrorCode code);
[[nodiscard]] ErrorKind error_kind(ErrorCode code);
/// The English sentence with {0} and {1} still in it; it is also the key of its translation.
[[nodiscard]] char const* error_sentence(ErrorCode code);
/// How many codes there are: they are numbered 0 to error_count() - 1.
[[nodiscard]] std::size_t error_count();

/// For programmer errors only: prints file and line, no data, and aborts; on in release builds too.
[[noreturn]] void assertion_failed(char const* expression, char const* file, int line);

}  // namespace noodkluis

#define NK_ASSERT(expression)            \
    ((expression) ? static_cast<void>(0) \
                  : ::noodkluis::assertion_failed(#expression, __FILE__, __LINE__))
