// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/sharing/partners.h"
#include "app/sharing/party_kinds.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::cli {
namespace {

struct PartnerOptions {
    std::string vault;
    std::string operand;
    std::string fingerprint;
};

Status add(Context& context, PartnerOptions const& options) {
    NK_TRY(auto const file, read_file(options.operand, limits::kDocumentBytesMax));
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const card,
           pin_partner(vault, file, options.operand, options.fingerprint, context.clock().now()));
    context.print({{"party", card.party.text()}, {"name", card.name}},
                  fmt::format(fmt::runtime(tr("{0} is pinned as a partner.\n")), card.name));
    return {};
}

Status list(Context& context, PartnerOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const cards, pinned_cards(vault));
    auto rows = Json::array();
    Table table({{tr("Name")}, {tr("Kind")}, {tr("Card until")}, {tr("Fingerprint")}});
    for (auto const& card : cards) {
        auto const fingerprint = fingerprint_of(identity_of(card));
        rows.push_back({{"party", card.party.text()},
                        {"name", card.name},
                        {"kind", name_of(card.kind)},
                        {"expires_at", format_time(card.expires_at)},
                        {"fingerprint", fingerprint}});
        table.add({card.name, label_of_choice(name_of(card.kind)), display_time(card.expires_at),
                   fingerprint});
    }
    context.print({{"partners", std::move(rows)}}, table.text());
    return {};
}

Status remove(Context& context, PartnerOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_CHECK(remove_partner(vault, options.operand, context.clock().now()));
    context.print({{"name", options.operand}},
                  fmt::format(fmt::runtime(tr("{0} is no longer a partner. What was sealed "
                                              "before can still be opened.\n")),
                              options.operand));
    return {};
}

}  // namespace

void add_partner(CLI::App& app, Context& context) {
    auto* const group =
        add_verb_group(app, "partner", tr("Partners: whose cards were compared and pinned."));
    auto const added = std::make_shared<PartnerOptions>();
    auto* const verb = add_verb(
        *group, "add", tr("Pins a partner after the fingerprint of its card was compared."),
        "noodkluis-cli partner add museum.kluis brandweer.nkcard "
        "--fingerprint \"$(noodkluis-cli card show brandweer.nkcard --fingerprint)\"\n"
        "noodkluis-cli partner add museum.kluis politie.nkcard "
        "--fingerprint \"$(noodkluis-cli card show politie.nkcard --fingerprint)\"\n"
        "noodkluis-cli partner add brandweer.kluis museum.nkcard "
        "--fingerprint \"$(noodkluis-cli card show museum.nkcard --fingerprint)\"");
    add_vault(verb, added->vault);
    add_operand(verb, "FILE", added->operand, tr("the card of the partner"));
    add_value(verb, "--fingerprint", added->fingerprint, "DIGITS",
              tr("the fingerprint as the partner read it out over the telephone"));
    on_run(verb, context, [&context, added] { return add(context, *added); });

    auto const listed = std::make_shared<PartnerOptions>();
    auto* const show = add_verb(*group, "list", tr("Shows the partners."),
                                "noodkluis-cli partner list museum.kluis");
    add_vault(show, listed->vault);
    on_run(show, context, [&context, listed] { return list(context, *listed); });

    auto const removed = std::make_shared<PartnerOptions>();
    auto* const drop =
        add_verb(*group, "remove", tr("Removes a partner; agreements stay readable."),
                 "noodkluis-cli partner remove museum.kluis 'Politie Midden'");
    add_vault(drop, removed->vault);
    add_operand(drop, "NAME", removed->operand, tr("the name of the partner"));
    on_run(drop, context, [&context, removed] { return remove(context, *removed); });
}

}  // namespace noodkluis::app::cli
