// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <string>

#include "app/cli/context.h"

namespace noodkluis::app::cli {

/// The list.json of a bundle as an officer needs it: what first, where it hangs, with how many
/// people. At most `rows_max` rows.
[[nodiscard]] std::string bundle_list_text(
    Json const& list, std::size_t rows_max = std::numeric_limits<std::size_t>::max());

}  // namespace noodkluis::app::cli
