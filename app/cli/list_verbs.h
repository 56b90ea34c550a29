// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "app/cli/context.h"
#include "app/session/records.h"

// The verbs of `list` that have a file of their own.
namespace noodkluis::app::cli {

void add_list_show(CLI::App& group, Context& context);
void add_list_approve(CLI::App& group, Context& context);

/// The list with its entries, as `list show` prints it.
[[nodiscard]] Status print_list(Context& context, Records& records, std::string const& name);

}  // namespace noodkluis::app::cli
