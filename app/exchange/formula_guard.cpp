// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/formula_guard.h"

namespace noodkluis::app {
namespace {

bool is_risky(std::string_view text) {
    constexpr std::string_view kSigns = "=+-@\t\r\n'";
    return !text.empty() && kSigns.find(text.front()) != std::string_view::npos;
}

}  // namespace

std::string guarded_cell(std::string_view text) {
    return (is_risky(text) ? "'" : "") + std::string(text);
}

std::string_view unguarded_cell(std::string_view text) {
    bool const guarded = text.starts_with('\'') && is_risky(text.substr(1));
    return text.substr(guarded ? 1 : 0);
}

}  // namespace noodkluis::app
