// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/session/recovery.h"

// What a sheet says in both its forms.
namespace noodkluis::app {

/// "Recovery key", "Share 2 of 3"
[[nodiscard]] std::string title_of(RecoverySheet const& sheet);
/// What it opens, how it is kept and how it is used: one sentence or a few for each line.
[[nodiscard]] std::vector<std::string> explanation_of(RecoverySheet const& sheet);
/// The pieces that are compared and typed: groups of four characters, or words. They refer to the
/// text of the sheet.
[[nodiscard]] std::vector<std::string_view> pieces_of(RecoverySheet const& sheet);

}  // namespace noodkluis::app
