// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "app/cli/context.h"

// One file per verb; add_verbs gives their order in the help.
namespace noodkluis::app::cli {

void add_verbs(CLI::App& app, Context& context);

/// Hidden: print the man page or the completion script while the program is being built.
void add_generate(CLI::App& app, Context& context);

}  // namespace noodkluis::app::cli
