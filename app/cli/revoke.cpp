// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/agreement_verbs.h"
#include "app/cli/status_text.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/sharing/statements.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::cli {
namespace {

struct RevokeOptions {
    std::string vault;
    std::string bundle;
    std::string file;
    bool older_too = false;
};

Status revoke(Context& context, RevokeOptions const& options) {
    NK_CHECK(require_absent(options.file));
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const bundle, find_issued(vault, options.bundle));
    NK_TRY(auto const statement,
           revoke_bundle(vault, options.bundle, options.older_too, context.clock()));
    NK_CHECK(write_statement(statement, options.file));
    auto json = statement_json(statement.statement);
    json["bundle"] = bundle.id.text();
    json["file"] = options.file;
    context.print(json,
                  fmt::format(fmt::runtime(tr("Bundle number {0} is revoked. The statement is in "
                                              "{1}. Send it to the partner.\n")),
                              bundle.sequence, options.file) +
                      limits_of_revoking());
    return {};
}

Status import(Context& context, RevokeOptions const& options) {
    NK_TRY(auto const bytes, read_file(options.file, limits::kDocumentBytesMax));
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const received, import_status(vault, bytes, options.file, context.clock()));
    auto const& title = received.agreement.terms.title;
    auto json = statement_json(received.statement);
    json["agreement"] = received.agreement.terms.id.text();
    json["title"] = title;
    json["known"] = received.outcome == StatusOutcome::known;
    context.print(json, statement_text(received.statement, title));
    return {};
}

}  // namespace

void add_revoke(CLI::App& app, Context& context) {
    auto const options = std::make_shared<RevokeOptions>();
    auto* const verb =
        add_verb(app, "revoke", tr("Revokes a bundle that was sealed here."),
                 "noodkluis-cli revoke museum.kluis brand.nkbundle intrekking.nkrevocation");
    add_vault(verb, options->vault);
    add_operand(verb, "BUNDLE", options->bundle,
                tr("its id, or the name of the file as which it was sealed"));
    add_operand(verb, "FILE", options->file, tr("the statement to write, NAME.nkrevocation"));
    add_flag(verb, "--older-too", options->older_too,
             tr("and all that were sealed before it under the same agreement"));
    on_run(verb, context, [&context, options] { return revoke(context, *options); });
}

void add_revocation(CLI::App& app, Context& context) {
    auto* const group = add_verb_group(app, "revocation", tr("Statements about agreements."));
    auto const options = std::make_shared<RevokeOptions>();
    auto* const verb =
        add_verb(*group, "import", tr("Takes in what the institution states about an agreement."),
                 "noodkluis-cli revocation import brandweer.kluis intrekking.nkrevocation");
    add_vault(verb, options->vault);
    add_operand(verb, "FILE", options->file, tr("the statement, NAME.nkrevocation"));
    on_run(verb, context, [&context, options] { return import(context, *options); });
}

}  // namespace noodkluis::app::cli
