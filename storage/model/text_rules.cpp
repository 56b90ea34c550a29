// SPDX-License-Identifier: Apache-2.0
#include "storage/model/text_rules.h"

#include "storage/model/field_text.h"

namespace noodkluis::storage {
namespace {

Status check_length(std::string_view what, std::size_t length, std::size_t max) {
    if (length > max) {
        return fail(ErrorCode::field_too_long, std::string(what), std::to_string(max));
    }
    return {};
}

}  // namespace

Status check_name(std::string_view what, std::string_view name, std::size_t max) {
    if (is_blank(name)) {
        return fail(ErrorCode::name_missing, std::string(what));
    }
    auto const length = text_length(name, false);
    if (!length || tidy_text(name) != name) {
        return fail(ErrorCode::invalid_argument, std::string(what),
                    translatable("a name is one line of text"));
    }
    return check_length(what, *length, max);
}

Status check_line(std::string_view what, std::string_view text, std::size_t max) {
    auto const length = text_length(text, false);
    if (!length) {
        return fail(ErrorCode::invalid_argument, std::string(what),
                    translatable("only one line of text"));
    }
    return check_length(what, *length, max);
}

Status check_text(std::string_view what, std::string_view text, std::size_t max) {
    auto const length = text_length(text, true);
    if (!length) {
        return fail(ErrorCode::invalid_argument, std::string(what),
                    translatable("only text, without control characters"));
    }
    return check_length(what, *length, max);
}

}  // namespace noodkluis::storage
