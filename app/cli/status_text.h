// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "app/cli/context.h"
#include "app/sharing/statements.h"

namespace noodkluis::app::cli {

[[nodiscard]] Json statement_json(StatusStatement const& statement);
/// What a statement says, in lines, and what no statement can do.
[[nodiscard]] std::string statement_text(StatusStatement const& statement,
                                         std::string const& title);
/// Writes the statement, which the partner must get. `file` must not be there.
[[nodiscard]] Status write_statement(StatusFile const& statement, std::string const& file);
/// What revoking does not do, for whoever does it.
[[nodiscard]] std::string limits_of_revoking();

}  // namespace noodkluis::app::cli
