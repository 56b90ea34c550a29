// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

// Spreadsheets take a text of a CSV file that begins with one of a few signs for a formula, and do
// what it says. An apostrophe before it makes it a text. It is taken off again on the way back.
namespace noodkluis::app {

/// The text, with an apostrophe before it when it begins with = + - @, a tab, a line end or an
/// apostrophe.
[[nodiscard]] std::string guarded_cell(std::string_view text);
/// unguarded_cell(guarded_cell(x)) is x.
[[nodiscard]] std::string_view unguarded_cell(std::string_view text);

}  // namespace noodkluis::app
