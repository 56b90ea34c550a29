// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"

// One file per verb; add_verbs gives their order in the help.
namespace noodkluis::app::cli {

void add_verbs(CLI::App& app, Context& context);

void add_init(CLI::App& app, Context& context);
void add_info(CLI::App& app, Context& context);
void add_user(CLI::App& app, Context& context);
void add_recovery(CLI::App& app, Context& context);
void add_object(CLI::App& app, Context& context);
void add_photo(CLI::App& app, Context& context);
void add_place(CLI::App& app, Context& context);
void add_list(CLI::App& app, Context& context);
void add_import(CLI::App& app, Context& context);
void add_card(CLI::App& app, Context& context);
void add_partner(CLI::App& app, Context& context);
void add_agreement(CLI::App& app, Context& context);
void add_seal(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_paper(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);
void add_open(CLI::App& app, Context& context);
void add_bundles(CLI::App& app, Context& context);
void add_salvage(CLI::App& app, Context& context);
void add_revoke(CLI::App& app, Context& context);
void add_revocation(CLI::App& app, Context& context);
void add_receipt(CLI::App& app, Context& context);
void add_epoch(CLI::App& app, Context& context);
void add_release(CLI::App& app, Context& context);
void add_audit(CLI::App& app, Context& context);
void add_backup(CLI::App& app, Context& context);
void add_restore(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_rescue(CLI::App& app, Context& context);
void add_age(CLI::App& app, Context& context);
void add_demo(CLI::App& app, Context& context);

/// Hidden: print the man page or the completion script while the program is being built.
void add_generate(CLI::App& app, Context& context);

}  // namespace noodkluis::app::cli
