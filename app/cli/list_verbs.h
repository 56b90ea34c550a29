// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"

// The verbs of `list` that have a file of their own.
namespace noodkluis::app::cli {

void add_list_show(CLI::App& group, Context& context);
void add_list_edit(CLI::App& group, Context& context);
void add_list_review(CLI::App& group, Context& context);
void add_list_delete(CLI::App& group, Context& context);
void add_list_changes(CLI::App& group, Context& context);
void add_list_revert(CLI::App& group, Context& context);
void add_list_approve(CLI::App& group, Context& context);

}  // namespace noodkluis::app::cli
