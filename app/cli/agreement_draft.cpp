// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/agreement_verbs.h"
#include "app/cli/verb.h"
#include "app/session/lookup.h"
#include "app/session/records.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::cli {
namespace {

struct DraftOptions {
    std::string vault;
    std::string partner;
    std::string file;
    std::string title;
    std::vector<std::string> lists;
    std::string profile = "fire-basic";
    std::vector<std::string> changes;
    std::string purpose;
    std::string legal_basis;
    std::string onward_sharing;
    std::string storage_place;
    std::vector<std::string> own_contacts;
    std::vector<std::string> partner_contacts;
    std::string from;
    std::string until;
    std::int64_t days = 365;
    std::int64_t bundle_days = 90;
    bool four_eyes = false;
    std::int64_t fresh_days = 0;
    bool release_code = false;
    bool paper_sheets = false;
};

/// A list by name, or by the id that the other side gave.
Result<AgreedList> read_list(Records& records, std::string const& text) {
    if (auto const id = storage::ListId::parse(text)) {
        return AgreedList{*id, text};
    }
    NK_TRY(auto const list, list_by_name(records.lists, text));
    return AgreedList{list.id, list.name};
}

Result<AgreementDraft> read_draft(DraftOptions const& options, Records& records, Timestamp now) {
    AgreementDraft draft;
    draft.partner = options.partner;
    draft.title = options.title;
    for (auto const& name : options.lists) {
        NK_TRY(auto list, read_list(records, name));
        draft.lists.push_back(std::move(list));
    }
    draft.purpose = options.purpose;
    draft.legal_basis = options.legal_basis;
    draft.profile = options.profile;
    draft.changes = options.changes;
    draft.onward_sharing = options.onward_sharing;
    draft.storage_place = options.storage_place;
    NK_TRY(draft.own_contacts, read_contacts(options.own_contacts));
    NK_TRY(draft.partner_contacts, read_contacts(options.partner_contacts));
    draft.not_before = now;
    if (!options.from.empty()) {
        NK_TRY(draft.not_before, parse_time(options.from));
    }
    draft.not_after = draft.not_before + std::chrono::days{options.days};
    if (!options.until.empty()) {
        NK_TRY(draft.not_after, parse_time(options.until));
    }
    draft.status_fresh = std::chrono::days{options.fresh_days};
    draft.release_code = options.release_code;
    draft.paper_sheets = options.paper_sheets;
    draft.bundle_validity_max = std::min<std::chrono::seconds>(
        std::chrono::days{options.bundle_days}, draft.not_after - draft.not_before);
    draft.four_eyes = options.four_eyes;
    return draft;
}

Status draft(Context& context, DraftOptions const& options) {
    NK_CHECK(require_absent(options.file));
    NK_TRY(auto vault, context.open_vault(options.vault));
    Records records(vault, context.clock());
    auto const now = context.clock().now();
    NK_TRY(auto const terms, read_draft(options, records, now));
    NK_TRY(auto const file, draft_and_sign(vault, terms, now));
    return write_out(
        context, file, options.file,
        tr("The agreement is signed by you and in {0}. Send it to the partner to sign.\n"));
}

}  // namespace

void add_agreement_draft(CLI::App& group, Context& context) {
    auto const options = std::make_shared<DraftOptions>();
    auto* const verb = add_verb(
        group, "draft", tr("Drafts an agreement with a partner and signs it for this side."),
        "noodkluis-cli agreement draft museum.kluis 'Brandweer Midden' concept.nkagreement "
        "--title 'Afspraak Brandweer' --list Brand --purpose 'Redden bij brand' "
        "--profile fire-basic --days 365 --bundle-days 90\n"
        "noodkluis-cli agreement draft museum.kluis 'Brandweer Midden' ogen.nkagreement "
        "--title 'Vier ogen' --list Brand --purpose 'Oefenen' --four-eyes\n"
        "noodkluis-cli agreement draft museum.kluis 'Brandweer Midden' nacht.nkagreement "
        "--title 'Afspraak nacht' --list Brand --purpose 'Redden bij brand' --release-code\n"
        "noodkluis-cli agreement draft museum.kluis 'Brandweer Midden' oefening.nkagreement "
        "--title 'Afspraak oefening' --list Brand --purpose 'Oefenen' --days 30");
    add_vault(verb, options->vault);
    add_operand(verb, "PARTNER", options->partner, tr("the name of a pinned partner"));
    add_operand(verb, "FILE", options->file, tr("the agreement to write, NAME.nkagreement"));
    required(
        add_value(verb, "--title", options->title, "TEXT", tr("what the agreement is called")));
    required(add_values(verb, "--list", options->lists, "LIST",
                        tr("a list that is shared, by name or id")));
    required(add_value(verb, "--purpose", options->purpose, "TEXT",
                       tr("what the lists may be used for")));
    add_value(verb, "--legal-basis", options->legal_basis, "TEXT", tr("on what legal ground"));
    add_value(
        verb, "--profile", options->profile, "NAME",
        tr("which fields: fire-basic, fire-minimal, police-theft, poc-overview, salvage-help"));
    add_values(verb, "--field", options->changes, "CHANGE",
               tr("adapt the profile: +weight_kg, -tools, +photos:detail, -plans"));
    add_value(verb, "--onward", options->onward_sharing, "TEXT", tr("who else may see it"));
    add_value(verb, "--kept-at", options->storage_place, "TEXT", tr("where the partner keeps it"));
    add_values(verb, "--contact", options->own_contacts, "TEXT",
               tr("function;telephone;stand-in;telephone on this side"));
    add_values(verb, "--partner-contact", options->partner_contacts, "TEXT",
               tr("the same on the side of the partner"));
    add_value(verb, "--from", options->from, "TIME", tr("in force from; now when left out"));
    add_value(verb, "--until", options->until, "TIME", tr("in force until"));
    add_number(verb, "--days", options->days, 1, 3660, tr("in force for so many days"));
    add_number(verb, "--bundle-days", options->bundle_days, 1, 3660,
               tr("how long one bundle may be valid, in days"));
    add_flag(verb, "--four-eyes", options->four_eyes,
             tr("two users of the institution sign for each bundle"));
    add_number(verb, "--fresh-days", options->fresh_days, 0, 3660,
               tr("a bundle opens only when our last statement is at most so old; 0: any age"));
    add_flag(verb, "--release-code", options->release_code,
             tr("a bundle opens only with a code that we tell over the telephone"));
    add_flag(verb, "--paper-sheets", options->paper_sheets,
             tr("each bundle also holds the list as sheets to print"));
    on_run(verb, context, [&context, options] { return draft(context, *options); });
}

}  // namespace noodkluis::app::cli
