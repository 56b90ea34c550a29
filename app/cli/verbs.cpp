// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verbs.h"

namespace noodkluis::app::cli {

void add_verbs(CLI::App& app, Context& context) {
    add_init(app, context);
    add_info(app, context);
    add_import(app, context);
    add_object(app, context);
    add_photo(app, context);
    add_place(app, context);
    add_list(app, context);
    add_export(app, context);
    add_card(app, context);
    add_partner(app, context);
    add_agreement(app, context);
    add_seal(app, context);
    add_verify(app, context);
    add_open(app, context);
    add_bundles(app, context);
    add_paper(app, context);
    add_salvage(app, context);
    add_receipt(app, context);
    add_revoke(app, context);
    add_revocation(app, context);
    add_epoch(app, context);
    add_recovery(app, context);
    add_user(app, context);
    add_release(app, context);
    add_audit(app, context);
    add_backup(app, context);
    add_restore(app, context);
    add_check(app, context);
    add_rescue(app, context);
    add_age(app, context);
    add_demo(app, context);
    add_generate(app, context);
}

}  // namespace noodkluis::app::cli
