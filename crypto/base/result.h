// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include <tl/expected.hpp>

#include "crypto/base/error.h"

namespace noodkluis {

/// What may happen is a value: either a T or the Error that says why not.
template <class T>
using Result = tl::expected<T, Error>;

/// A Result without a value.
using Status = Result<void>;

/// Refuses or fails with `code`; `subject` and `detail` fill {0} and {1} of its sentence.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string subject = {},
                                                std::string detail = {}) {
    return tl::unexpected<Error>(Error{code, std::move(subject), std::move(detail)});
}

}  // namespace noodkluis

#define NK_CONCAT_(a, b) a##b
#define NK_CONCAT(a, b) NK_CONCAT_(a, b)

/// NK_TRY(auto value, expression): binds the value of a Result, or returns its error to the caller.
/// Two statements, so not for use inside an expression and once per source line.
#define NK_TRY(declaration, expression) \
    NK_TRY_(NK_CONCAT(nk_try_, __LINE__), declaration, expression)
#define NK_TRY_(name, declaration, expression)          \
    auto name = (expression);                           \
    if (!name) {                                        \
        return tl::unexpected(std::move(name).error()); \
    }                                                   \
    declaration = *std::move(name)

/// NK_CHECK(expression): returns the error of a Status to the caller, else goes on.
#define NK_CHECK(expression)                                     \
    do {                                                         \
        if (auto nk_status = (expression); !nk_status) {         \
            return tl::unexpected(std::move(nk_status).error()); \
        }                                                        \
    } while (false)
