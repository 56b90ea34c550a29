// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/party_kinds.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::cli {
namespace {

struct ExportOptions {
    std::string vault;
    std::string file;
};

struct ShowOptions {
    std::string card;
    std::string public_key;
    bool fingerprint = false;
};

Status export_own(Context& context, ExportOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const bytes, export_card(vault, context.clock().now()));
    NK_CHECK(write_file(options.file, bytes, Overwrite::no));
    NK_TRY(auto const card, read_card(bytes, options.file));
    auto const fingerprint = fingerprint_of(identity_of(card));
    context.print({{"file", options.file}, {"fingerprint", fingerprint}},
                  fmt::format(fmt::runtime(tr("The card is in {0}. Send it, and read the "
                                              "fingerprint out over the telephone:\n  {1}\n")),
                              options.file, fingerprint));
    return {};
}

Status renew(Context& context, ExportOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const bytes, renew_card(vault, context.clock().now()));
    NK_CHECK(write_file(options.file, bytes, Overwrite::no));
    NK_TRY(auto const card, read_card(bytes, options.file));
    auto const last = card.epochs.empty() ? std::string() : card.epochs.back().week.label();
    context.print({{"file", options.file},
                   {"sequence", card.sequence},
                   {"expires_at", format_time(card.expires_at)},
                   {"weeks", card.epochs.size()},
                   {"last_week", last}},
                  fmt::format(fmt::runtime(tr("The newer card is in {0}, for {1} weeks, valid "
                                              "until {2}. Send it to your partners.\n")),
                              options.file, card.epochs.size(), display_time(card.expires_at)));
    return {};
}

crypto::minisign::PublicKey const& key_of(Card const& card, std::string const& purpose) {
    return purpose == "bundle"      ? card.keys.bundle
           : purpose == "agreement" ? card.keys.agreement
           : purpose == "status"    ? card.keys.status
                                    : card.keys.card;
}

std::string text_of(Card const& card, std::string const& fingerprint) {
    auto text = fmt::format("{} ({})", card.name, label_of_choice(name_of(card.kind)));
    if (!card.device.empty()) {
        text += ", " + card.device;
    }
    text += '\n';
    if (!card.contact.empty()) {
        text += fmt::format(fmt::runtime(tr("Contact: {0}\n")), card.contact);
    }
    return text + fmt::format(fmt::runtime(tr("Valid until {0}\nFingerprint: {1}\n")),
                              display_time(card.expires_at), fingerprint);
}

Status show(Context& context, ShowOptions const& options) {
    NK_TRY(auto const bytes, read_file(options.card, limits::kDocumentBytesMax));
    NK_TRY(auto const card, read_card(bytes, options.card));
    auto const fingerprint = fingerprint_of(identity_of(card));
    Json const json{{"name", card.name},
                    {"kind", name_of(card.kind)},
                    {"device", card.device},
                    {"contact", card.contact},
                    {"party", card.party.text()},
                    {"fingerprint", fingerprint},
                    {"issued_at", format_time(card.issued_at)},
                    {"expires_at", format_time(card.expires_at)},
                    {"weeks", card.epochs.size()}};
    if (!options.public_key.empty()) {
        context.print(json, key_of(card, options.public_key).file());
        return {};
    }
    if (options.fingerprint) {
        context.print(json, fingerprint + "\n");
        return {};
    }
    context.print(json, text_of(card, fingerprint));
    return {};
}

}  // namespace

void add_card(CLI::App& app, Context& context) {
    auto* const group =
        add_verb_group(app, "card", tr("Contact cards: who a party is, and its public keys."));
    auto const exported = std::make_shared<ExportOptions>();
    auto* const out =
        add_verb(*group, "export", tr("Writes the card of a vault, to send to a partner."),
                 "noodkluis-cli card export museum.kluis museum.nkcard\n"
                 "noodkluis-cli card export brandweer.kluis brandweer.nkcard\n"
                 "noodkluis-cli card export politie.kluis politie.nkcard");
    add_vault(out, exported->vault);
    add_operand(out, "FILE", exported->file, tr("the card to write, NAME.nkcard"));
    on_run(out, context, [&context, exported] { return export_own(context, *exported); });

    auto const renewed = std::make_shared<ExportOptions>();
    auto* const again = add_verb(
        *group, "renew",
        tr("Makes new keys for the coming weeks, which no older copy of this vault has, and writes "
           "a "
           "newer card. A partner who has the old one takes it with partner add, without a "
           "fingerprint and without a new agreement."),
        "noodkluis-cli card renew brandweer.kluis brandweer-nieuw.nkcard");
    add_vault(again, renewed->vault);
    add_operand(again, "FILE", renewed->file, tr("the card to write, NAME.nkcard"));
    on_run(again, context, [&context, renewed] { return renew(context, *renewed); });

    auto const shown = std::make_shared<ShowOptions>();
    auto* const in = add_verb(*group, "show",
                              tr("Shows a card. What it says is proved only by "
                                 "comparing its fingerprint."),
                              "noodkluis-cli card show brandweer.nkcard");
    add_operand(in, "FILE", shown->card, tr("the card to read"));
    add_flag(in, "--fingerprint", shown->fingerprint, tr("print the fingerprint only"));
    add_choice(in, "--public-key", shown->public_key, {"card", "agreement", "bundle", "status"},
               tr("print this public key as minisign reads it"));
    on_run(in, context, [&context, shown] { return show(context, *shown); });
}

}  // namespace noodkluis::app::cli
