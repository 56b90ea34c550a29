// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"

// Verbs about ways to open a vault that have a file of their own.
namespace noodkluis::app::cli {

void add_recovery_use(CLI::App& group, Context& context);
/// In the group `user`.
void add_user_passphrase(CLI::App& group, Context& context);

}  // namespace noodkluis::app::cli
