// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/list_verbs.h"
#include "app/cli/verb.h"
#include "app/lists/approve.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct Options {
    std::string vault;
    std::string list;
    std::string note;
};

Status approve(Context& context, Options const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    NK_TRY(auto const version, approve_list(vault, records, options.list, options.note));
    context.print({{"list", options.list},
                   {"id", version.id.text()},
                   {"number", version.number},
                   {"content_hash", to_hex(version.content_hash)},
                   {"approved_at", format_time(version.approved_at)}},
                  fmt::format(fmt::runtime(tr("{0} is approved as version {1}, and frozen.\n"
                                              "Content: {2}\n")),
                              options.list, version.number, to_hex(version.content_hash)));
    return {};
}

}  // namespace

void add_list_approve(CLI::App& group, Context& context) {
    auto const options = std::make_shared<Options>();
    auto* const verb = add_verb(
        group, "approve", tr("Approves a list: freezes it as a version, which is what is shared."),
        "noodkluis-cli list approve museum.kluis Brand --note 'Eerste versie'");
    add_vault(verb, options->vault);
    add_operand(verb, "LIST", options->list, tr("the name of the list"));
    add_value(verb, "--note", options->note, "TEXT", tr("what changed since the last version"));
    on_run(verb, context, [&context, options] { return approve(context, *options); });
}

}  // namespace noodkluis::app::cli
