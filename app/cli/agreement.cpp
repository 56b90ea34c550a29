// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/session/lookup.h"
#include "app/session/records.h"
#include "app/sharing/agreements.h"
#include "app/sharing/share_overview.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app::cli {
namespace {

constexpr std::size_t kTextWidth = 80;

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
};

struct FileOptions {
    std::string vault;
    std::string agreement;
    std::string out;
};

/// "function;telephone;stand-in;telephone of the stand-in"
Result<std::vector<ContactPoint>> read_contacts(std::vector<std::string> const& texts) {
    std::vector<ContactPoint> contacts;
    for (auto const& text : texts) {
        std::vector<std::string> parts(1);
        for (char const c : text) {
            if (c == ';') {
                parts.emplace_back();
            } else {
                parts.back() += c;
            }
        }
        if (parts.size() != 4) {
            return fail(ErrorCode::invalid_argument, text,
                        tr("write a contact as function;telephone;stand-in;telephone"));
        }
        contacts.push_back({parts[0], parts[1], parts[2], parts[3]});
    }
    return contacts;
}

/// A list by name, or by the id that the other side gave.
Result<AgreedList> read_list(Records& records, std::string const& text) {
    if (auto const id = storage::ListId::parse(text)) {
        return AgreedList{*id, text};
    }
    NK_TRY(auto const list, list_by_name(records.lists, text));
    return AgreedList{list.id, list.name};
}

std::string joined(std::vector<std::string> const& texts) {
    std::string all;
    for (auto const& text : texts) {
        all += (all.empty() ? "" : ", ") + text;
    }
    return all.empty() ? tr("nothing") : all;
}

/// What the partner will see of each object and of the building, in words.
std::string disclosure_text(Disclosure const& disclosure) {
    std::vector<std::string> fields;
    for (auto const& name : disclosure.object_fields) {
        auto const* const field = storage::find_object_field(name);
        fields.emplace_back(field == nullptr ? name : tr(field->label));
    }
    std::vector<std::string> priorities;
    for (auto const& name : disclosure.entry_fields) {
        priorities.push_back(label_of_choice(name));
    }
    std::vector<std::string> pictures;
    for (auto const& name : disclosure.photos) {
        pictures.push_back(label_of_choice(name));
    }
    std::vector<std::string> places;
    for (auto const& [name, given] :
         {std::pair{"plans", disclosure.plans}, std::pair{"rooms", disclosure.rooms},
          std::pair{"buildings", disclosure.buildings}}) {
        if (given) {
            places.push_back(label_of_choice(name));
        }
    }
    return fmt::format(fmt::runtime(tr("Of each object: {0}\nOf its priority: {1}\n"
                                       "Photos: {2}\nOf the place: {3}")),
                       joined(fields), joined(priorities), joined(pictures), joined(places));
}

Json json_of(AgreementFile const& file, Timestamp now) {
    auto const& terms = file.terms;
    auto lists = Json::array();
    for (auto const& list : terms.lists) {
        lists.push_back({{"id", list.id.text()}, {"name", list.name}});
    }
    bool const is_signed = file.museum_signature && file.partner_signature;
    return {{"id", terms.id.text()},
            {"title", terms.title},
            {"hash", to_hex(file.hash())},
            {"museum", terms.museum.name},
            {"partner", terms.partner.name},
            {"signed_by_museum", file.museum_signature.has_value()},
            {"signed_by_partner", file.partner_signature.has_value()},
            {"in_period", is_signed && now >= terms.not_before && now < terms.not_after},
            {"purpose", terms.purpose},
            {"lists", std::move(lists)},
            {"profile", terms.profile},
            {"object_fields", terms.disclosure.object_fields},
            {"entry_fields", terms.disclosure.entry_fields},
            {"photos", terms.disclosure.photos},
            {"plans", terms.disclosure.plans},
            {"rooms", terms.disclosure.rooms},
            {"buildings", terms.disclosure.buildings},
            {"tlp", kTlpNames[static_cast<std::size_t>(terms.tlp)]},
            {"not_before", format_time(terms.not_before)},
            {"not_after", format_time(terms.not_after)},
            {"bundle_validity_max_s", terms.bundle_validity_max.count()},
            {"four_eyes", terms.four_eyes}};
}

std::string text_of(AgreementFile const& file, Timestamp now) {
    auto const& terms = file.terms;
    std::vector<std::string> lists;
    for (auto const& list : terms.lists) {
        lists.push_back(list.name);
    }
    auto text = fmt::format(
        fmt::runtime(tr("{0}: {1}\n{2} shares with {3}\nLists: {4}\nPurpose: {5}\n"
                        "From {6} until {7}, {8}\nA bundle is valid for at most {9} days.\n")),
        terms.title, words_of(state_of(file, now)), terms.museum.name, terms.partner.name,
        joined(lists), terms.purpose, display_time(terms.not_before), display_time(terms.not_after),
        kTlpNames[static_cast<std::size_t>(terms.tlp)],
        terms.bundle_validity_max / std::chrono::days{1});
    if (terms.four_eyes) {
        text += tr("Two people of the institution sign for each bundle.\n");
    }
    for (auto const& line : wrap(disclosure_text(terms.disclosure), kTextWidth)) {
        text += line + "\n";
    }
    return text;
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
    draft.bundle_validity_max = std::min<std::chrono::seconds>(
        std::chrono::days{options.bundle_days}, draft.not_after - draft.not_before);
    draft.four_eyes = options.four_eyes;
    return draft;
}

Status write_out(Context& context, AgreementFile const& file, std::string const& path,
                 std::string const& sentence) {
    NK_TRY(auto const bytes, write_agreement(file));
    NK_CHECK(write_file(path, bytes, Overwrite::no));
    auto json = json_of(file, context.clock().now());
    json["file"] = path;
    auto const now = context.clock().now();
    context.print(json, text_of(file, now) + fmt::format(fmt::runtime(sentence), path));
    return {};
}

/// Before anything is signed: the agreement must not be kept here and then have nowhere to go.
Status require_absent(std::string const& path) {
    return std::filesystem::exists(path) ? fail(ErrorCode::file_exists, path) : Status();
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

Result<AgreementFile> read_agreement_file(std::string const& path) {
    NK_TRY(auto const bytes, read_file(path, limits::kDocumentBytesMax));
    return read_agreement(bytes, path);
}

Status sign(Context& context, FileOptions const& options) {
    NK_CHECK(require_absent(options.out));
    NK_TRY(auto file, read_agreement_file(options.agreement));
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const both, countersign(vault, std::move(file), context.clock().now()));
    return write_out(context, both, options.out,
                     tr("The agreement is signed by both and in {0}. Send it back.\n"));
}

Status accept(Context& context, FileOptions const& options) {
    NK_TRY(auto file, read_agreement_file(options.agreement));
    NK_TRY(auto vault, context.open_vault(options.vault));
    auto const now = context.clock().now();
    NK_TRY(auto const accepted, accept_agreement(vault, std::move(file), now));
    context.print(json_of(accepted, now), text_of(accepted, now));
    return {};
}

Status show(Context& context, FileOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    bool const is_file = std::filesystem::is_regular_file(options.agreement);
    NK_TRY(auto const file, is_file ? read_agreement_file(options.agreement)
                                    : find_agreement(vault, options.agreement));
    auto const now = context.clock().now();
    context.print(json_of(file, now), text_of(file, now));
    return {};
}

Status list(Context& context, FileOptions const& options) {
    NK_TRY(auto vault, context.open_vault(options.vault));
    NK_TRY(auto const files, stored_agreements(vault));
    auto const now = context.clock().now();
    auto rows = Json::array();
    Table table({{tr("Agreement")},
                 {tr("Museum")},
                 {tr("Partner")},
                 {tr("Until")},
                 {tr("State")},
                 {tr("Id")}});
    for (auto const& file : files) {
        rows.push_back(json_of(file, now));
        table.add({file.terms.title, file.terms.museum.name, file.terms.partner.name,
                   display_time(file.terms.not_after), words_of(state_of(file, now)),
                   file.terms.id.text()});
    }
    context.print({{"agreements", std::move(rows)}}, table.text());
    return {};
}

void add_draft(CLI::App& group, Context& context) {
    auto const options = std::make_shared<DraftOptions>();
    auto* const verb = add_verb(
        group, "draft", tr("Drafts an agreement with a partner and signs it for this side."),
        "noodkluis-cli agreement draft museum.kluis 'Brandweer Midden' concept.nkagreement "
        "--title 'Afspraak Brandweer' --list Brand --purpose 'Redden bij brand' "
        "--profile fire-basic --days 365 --bundle-days 90\n"
        "noodkluis-cli agreement draft museum.kluis 'Brandweer Midden' ogen.nkagreement "
        "--title 'Vier ogen' --list Brand --purpose 'Oefenen' --four-eyes");
    add_vault(verb, options->vault);
    add_operand(verb, "PARTNER", options->partner, tr("the name of a pinned partner"));
    add_operand(verb, "FILE", options->file, tr("the agreement to write, NAME.nkagreement"));
    add_value(verb, "--title", options->title, "TEXT", tr("what the agreement is called"))
        ->required();
    add_values(verb, "--list", options->lists, "LIST", tr("a list that is shared, by name or id"))
        ->required();
    add_value(verb, "--purpose", options->purpose, "TEXT", tr("what the lists may be used for"))
        ->required();
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
    verb->add_flag("--four-eyes", options->four_eyes,
                   tr("two users of the institution sign for each bundle"));
    on_run(verb, context, [&context, options] { return draft(context, *options); });
}

}  // namespace

void add_agreement(CLI::App& app, Context& context) {
    auto* const group =
        add_verb_group(app, "agreement", tr("Agreements: who may see what, for what, until when."));
    add_draft(*group, context);

    auto const to_sign = std::make_shared<FileOptions>();
    auto* verb = add_verb(*group, "sign", tr("Signs an agreement that the other side drafted."),
                          "noodkluis-cli agreement sign brandweer.kluis concept.nkagreement "
                          "getekend.nkagreement\n"
                          "noodkluis-cli agreement sign brandweer.kluis ogen.nkagreement "
                          "getekend-ogen.nkagreement");
    add_vault(verb, to_sign->vault);
    add_operand(verb, "FILE", to_sign->agreement, tr("the agreement as it came"));
    add_operand(verb, "FILE2", to_sign->out, tr("the signed agreement to write"));
    on_run(verb, context, [&context, to_sign] { return sign(context, *to_sign); });

    auto const to_accept = std::make_shared<FileOptions>();
    verb = add_verb(*group, "accept", tr("Takes back an agreement that both sides signed."),
                    "noodkluis-cli agreement accept museum.kluis getekend.nkagreement\n"
                    "noodkluis-cli agreement accept museum.kluis getekend-ogen.nkagreement");
    add_vault(verb, to_accept->vault);
    add_operand(verb, "FILE", to_accept->agreement, tr("the agreement with both signatures"));
    on_run(verb, context, [&context, to_accept] { return accept(context, *to_accept); });

    auto const to_show = std::make_shared<FileOptions>();
    verb = add_verb(*group, "show", tr("Shows one agreement."),
                    "noodkluis-cli agreement show museum.kluis 'Afspraak Brandweer'\n"
                    "noodkluis-cli agreement show brandweer.kluis concept.nkagreement");
    add_vault(verb, to_show->vault);
    add_operand(verb, "AGREEMENT", to_show->agreement,
                tr("its title or id, or a file to read before signing it"));
    on_run(verb, context, [&context, to_show] { return show(context, *to_show); });

    auto const to_list = std::make_shared<FileOptions>();
    verb = add_verb(*group, "list", tr("Shows the agreements of a vault."),
                    "noodkluis-cli agreement list museum.kluis");
    add_vault(verb, to_list->vault);
    on_run(verb, context, [&context, to_list] { return list(context, *to_list); });
}

}  // namespace noodkluis::app::cli
