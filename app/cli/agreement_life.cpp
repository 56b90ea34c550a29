// SPDX-License-Identifier: Apache-2.0
// An agreement after it was signed: suspended, resumed, renewed, ended, and what it lets be seen.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/agreement_verbs.h"
#include "app/cli/status_text.h"
#include "app/cli/verb.h"
#include "app/sharing/renewal.h"
#include "app/sharing/share_overview.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct StateOptions {
    std::string vault;
    std::string agreement;
    std::string file;
};

struct RenewOptions {
    std::string vault;
    std::string agreement;
    std::string file;
    std::string until;
    std::int64_t days = 365;
    std::int64_t bundle_days = 0;
    std::int64_t fresh_days = -1;
    std::string release_code;
    std::string paper_sheets;
    std::vector<std::string> changes;
    std::vector<std::string> own_contacts;
    std::vector<std::string> partner_contacts;
};

Status state(Context& context, StateOptions const& options, StatusState state) {
    NK_CHECK(require_absent(options.file));
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const statement, state_agreement(vault, options.agreement, state, context.clock()));
    NK_CHECK(write_statement(statement, options.file));
    auto json = statement_json(statement.statement);
    json["file"] = options.file;
    context.print(json, statement_text(statement.statement, options.agreement) +
                            fmt::format(fmt::runtime(tr("The statement is in {0}. Send it to the "
                                                        "partner.\n")),
                                        options.file) +
                            limits_of_revoking());
    return {};
}

Json json_of(storage::IssuedBundle const& bundle) {
    return {{"bundle", bundle.id.text()},
            {"sequence", bundle.sequence},
            {"file", bundle.file_name},
            {"not_after", format_time(bundle.not_after)}};
}

Status end(Context& context, StateOptions const& options) {
    if (!options.file.empty()) {
        NK_CHECK(require_absent(options.file));
    }
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const ended,
           end_agreement(vault, options.agreement, !options.file.empty(), context.clock()));
    Json json{{"agreement", ended.agreement.terms.id.text()},
              {"title", ended.agreement.terms.title},
              {"revoked", ended.statement.has_value()}};
    auto bundles = Json::array();
    auto text = fmt::format(
        fmt::runtime(tr("{0} is ended here: nothing is sealed or opened under it any more.\n")),
        ended.agreement.terms.title);
    if (!ended.out.empty()) {
        text += ended.statement
                    ? tr("These bundles were out, and are revoked:\n")
                    : tr("These bundles are out, and can still be opened by the partner. To stop "
                         "that, give --revoke FILE and send the file:\n");
    }
    for (auto const& bundle : ended.out) {
        bundles.push_back(json_of(bundle));
        text += fmt::format(fmt::runtime(tr("  {0}, until {1}\n")), bundle.file_name,
                            display_time(bundle.not_after));
    }
    json["bundles_out"] = std::move(bundles);
    if (ended.statement) {
        NK_CHECK(write_statement(*ended.statement, options.file));
        json["file"] = options.file;
        text += fmt::format(fmt::runtime(tr("The statement is in {0}. Send it to the partner.\n")),
                            options.file);
        text += limits_of_revoking();
    }
    context.print(json, text);
    return {};
}

Status renew(Context& context, RenewOptions const& options) {
    NK_CHECK(require_absent(options.file));
    auto const now = context.clock().now();
    AgreementRenewal renewal;
    renewal.not_after = now + std::chrono::days{options.days};
    if (!options.until.empty()) {
        NK_TRY(renewal.not_after, parse_time(options.until));
    }
    if (options.bundle_days > 0) {
        renewal.bundle_validity_max = std::chrono::days{options.bundle_days};
    }
    if (options.fresh_days >= 0) {
        renewal.status_fresh = std::chrono::days{options.fresh_days};
    }
    if (!options.release_code.empty()) {
        renewal.release_code = options.release_code == "yes";
    }
    if (!options.paper_sheets.empty()) {
        renewal.paper_sheets = options.paper_sheets == "yes";
    }
    renewal.changes = options.changes;
    if (!options.own_contacts.empty()) {
        NK_TRY(renewal.own_contacts, read_contacts(options.own_contacts));
    }
    if (!options.partner_contacts.empty()) {
        NK_TRY(renewal.partner_contacts, read_contacts(options.partner_contacts));
    }
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const file, renew_and_sign(vault, options.agreement, renewal, now));
    return write_out(context, file, options.file,
                     tr("The renewal is signed by you and in {0}. Send it to the other side to "
                        "sign. Until it comes back the present agreement stays as it is.\n"));
}

Json json_of(std::vector<ContactPoint> const& contacts) {
    auto rows = Json::array();
    for (auto const& contact : contacts) {
        rows.push_back({{"function", contact.function},
                        {"telephone", contact.telephone},
                        {"stand_in", contact.stand_in},
                        {"stand_in_telephone", contact.stand_in_telephone}});
    }
    return rows;
}

Json json_of(SeenToday const& seen) {
    auto const& terms = seen.agreement.terms;
    auto lists = Json::array();
    for (auto const& list : terms.lists) {
        lists.push_back(list.name);
    }
    auto bundles = Json::array();
    for (auto const& out : seen.bundles) {
        bundles.push_back(json_of(out.bundle));
        bundles.back()["list"] = out.list;
        bundles.back()["coded"] = out.coded;
    }
    Json json{{"id", terms.id.text()},
              {"title", terms.title},
              {"version", terms.version},
              {"museum", terms.museum.name},
              {"partner", terms.partner.name},
              {"in_force", seen.state == AgreementState::in_force},
              {"state", words_of(seen.state)},
              {"not_after", format_time(terms.not_after)},
              {"lists", std::move(lists)},
              {"bundles", std::move(bundles)},
              {"museum_contacts", json_of(terms.museum.contacts)},
              {"partner_contacts", json_of(terms.partner.contacts)}};
    if (seen.standing.newest) {
        json["statement"] = statement_json(*seen.standing.newest);
    }
    return json;
}

void add_contacts(std::string& text, AgreementSide const& side) {
    for (auto const& contact : side.contacts) {
        text += fmt::format(fmt::runtime(tr("Call {0}: {1} {2}, or {3} {4}\n")), side.name,
                            contact.function, contact.telephone, contact.stand_in,
                            contact.stand_in_telephone);
    }
}

std::string text_of(SeenToday const& seen) {
    auto const& terms = seen.agreement.terms;
    std::string lists;
    for (auto const& list : terms.lists) {
        lists += (lists.empty() ? "" : ", ") + list.name;
    }
    auto text = fmt::format(fmt::runtime(tr("{0}: {1}, until {2}\n{3} shares with {4}: {5}\n")),
                            terms.title, words_of(seen.state), display_time(terms.not_after),
                            terms.museum.name, terms.partner.name, lists);
    for (auto const& line : wrap(disclosure_text(terms.disclosure), kTextWidth)) {
        text += line + "\n";
    }
    for (auto const& out : seen.bundles) {
        text += fmt::format(fmt::runtime(tr("Can be opened now: {0}, version {1}, until {2}\n")),
                            out.list, out.list_number, display_time(out.bundle.not_after));
    }
    if (auto const& newest = seen.standing.newest) {
        text += fmt::format(
            fmt::runtime(tr("Last statement: number {0} of {1}, bundles revoked: {2}\n")),
            newest->sequence, display_time(newest->issued_at), newest->revoked.size());
    }
    add_contacts(text, terms.museum);
    add_contacts(text, terms.partner);
    return text;
}

Status status(Context& context, StateOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const all, read_seen_today(vault, context.clock()));
    std::optional<storage::AgreementId> only;
    if (!options.agreement.empty()) {
        NK_TRY(auto const file, find_agreement(vault, options.agreement));
        only = file.terms.id;
    }
    auto rows = Json::array();
    std::string text;
    for (auto const& seen : all) {
        if (!only || seen.agreement.terms.id == *only) {
            rows.push_back(json_of(seen));
            text += (text.empty() ? "" : "\n") + text_of(seen);
        }
    }
    context.print({{"agreements", std::move(rows)}}, text);
    return {};
}

CLI::App* add_state(CLI::App& group, Context& context, std::string const& name,
                    std::string const& about, std::string const& example, StatusState wanted) {
    auto const options = std::make_shared<StateOptions>();
    auto* const verb = add_verb(group, name, about, example);
    add_vault(verb, options->vault);
    add_operand(verb, "AGREEMENT", options->agreement, tr("its title or id"));
    add_operand(verb, "FILE", options->file, tr("the statement to write, NAME.nkrevocation"));
    on_run(verb, context, [&context, options, wanted] { return state(context, *options, wanted); });
    return verb;
}

void add_renew(CLI::App& group, Context& context) {
    auto const options = std::make_shared<RenewOptions>();
    auto* const verb = add_verb(
        group, "renew", tr("Drafts the next version of an agreement and signs it for this side."),
        "noodkluis-cli agreement renew museum.kluis 'Afspraak oefening' verlenging.nkagreement "
        "--days 60");
    add_vault(verb, options->vault);
    add_operand(verb, "AGREEMENT", options->agreement, tr("its title or id"));
    add_operand(verb, "FILE", options->file, tr("the renewal to write, NAME.nkagreement"));
    add_value(verb, "--until", options->until, "TIME", tr("in force until"));
    add_number(verb, "--days", options->days, 1, 3660, tr("in force for so many days"));
    add_number(verb, "--bundle-days", options->bundle_days, 1, 3660,
               tr("how long one bundle may be valid, in days"));
    add_number(verb, "--fresh-days", options->fresh_days, 0, 3660,
               tr("a bundle opens only when our last statement is at most so old; 0: any age"));
    add_choice(verb, "--release-code", options->release_code, {"yes", "no"},
               tr("whether a bundle opens only with a code told over the telephone"));
    add_choice(verb, "--paper-sheets", options->paper_sheets, {"yes", "no"},
               tr("whether a bundle also holds the list as sheets to print"));
    add_values(verb, "--field", options->changes, "CHANGE",
               tr("adapt the fields: +weight_kg, -tools, +photos:detail, -plans"));
    add_values(verb, "--contact", options->own_contacts, "TEXT",
               tr("function;telephone;stand-in;telephone on this side"));
    add_values(verb, "--partner-contact", options->partner_contacts, "TEXT",
               tr("the same on the side of the partner"));
    on_run(verb, context, [&context, options] { return renew(context, *options); });
}

}  // namespace

void add_agreement_life(CLI::App& group, Context& context) {
    add_renew(group, context);
    add_state(group, context, "suspend",
              tr("Suspends an agreement: until it is resumed nothing is sealed or opened."),
              "noodkluis-cli agreement suspend museum.kluis 'Afspraak oefening' "
              "schorsing.nkrevocation",
              StatusState::suspended);
    add_state(group, context, "resume", tr("Resumes an agreement that was suspended."),
              "noodkluis-cli agreement resume museum.kluis 'Afspraak oefening' "
              "hervat.nkrevocation",
              StatusState::active);
    auto const ended = std::make_shared<StateOptions>();
    auto* verb = add_verb(
        group, "end",
        tr("Ends an agreement before its time. With --revoke the bundles that are out must not be "
           "used any more; without, they can be opened until they expire."),
        "noodkluis-cli agreement end museum.kluis 'Afspraak oefening' --revoke einde.nkrevocation");
    add_vault(verb, ended->vault);
    add_operand(verb, "AGREEMENT", ended->agreement, tr("its title or id"));
    add_value(verb, "--revoke", ended->file, "FILE",
              tr("revoke what is out too: the statement to write, for the partner"));
    on_run(verb, context, [&context, ended] { return end(context, *ended); });

    auto const shown = std::make_shared<StateOptions>();
    verb = add_verb(group, "status", tr("Shows what each party may see today, and whom to call."),
                    "noodkluis-cli agreement status museum.kluis\n"
                    "noodkluis-cli agreement status brandweer.kluis 'Afspraak Brandweer'");
    add_vault(verb, shown->vault);
    optional(
        add_operand(verb, "AGREEMENT", shown->agreement, tr("its title or id; all when left out")));
    on_run(verb, context, [&context, shown] { return status(context, *shown); });
}

}  // namespace noodkluis::app::cli
