// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/agreement_verbs.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/sharing/agreements.h"
#include "app/sharing/share_overview.h"
#include "app/sharing/statements.h"
#include "app/sharing/terms_words.h"
#include "app/text/display.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app::cli {
namespace {

struct FileOptions {
    std::string vault;
    std::string agreement;
    std::string out;
};

}  // namespace

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

std::string disclosure_text(Disclosure const& disclosure) {
    std::string text;
    for (auto const& part : parts_of(disclosure)) {
        text += (text.empty() ? "" : "\n") + part.of + ": " + part.what;
    }
    return text;
}

namespace {

std::string joined(std::vector<std::string> const& texts) {
    std::string all;
    for (auto const& text : texts) {
        all += (all.empty() ? "" : ", ") + text;
    }
    return all;
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
            {"four_eyes", terms.four_eyes},
            {"version", terms.version},
            {"status_fresh_s", terms.status_fresh.count()},
            {"release_code", terms.release_code},
            {"paper_sheets", terms.paper_sheets}};
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
    if (terms.release_code) {
        text += tr("A bundle opens only with a code that is told over the telephone.\n");
    }
    if (terms.paper_sheets) {
        text += tr("Each bundle also holds the list as sheets to print.\n");
    }
    if (terms.status_fresh.count() > 0) {
        text += fmt::format(
            fmt::runtime(tr("A bundle opens only with a statement of at most {0} days old.\n")),
            terms.status_fresh / std::chrono::days{1});
    }
    for (auto const& line : wrap(disclosure_text(terms.disclosure), kTextWidth)) {
        text += line + "\n";
    }
    return text;
}

}  // namespace

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

Status require_absent(std::string const& path) {
    return std::filesystem::exists(path) ? fail(ErrorCode::file_exists, path) : Status();
}

namespace {

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
        NK_TRY(auto const standing, standing_of(vault, file.terms.id));
        auto const state = words_of(state_of(file, standing, now));
        rows.push_back(json_of(file, now));
        table.add({file.terms.title, file.terms.museum.name, file.terms.partner.name,
                   display_time(file.terms.not_after), state, file.terms.id.text()});
    }
    context.print({{"agreements", std::move(rows)}}, table.text());
    return {};
}

}  // namespace

void add_agreement(CLI::App& app, Context& context) {
    auto* const group =
        add_verb_group(app, "agreement", tr("Agreements: who may see what, for what, until when."));
    add_agreement_draft(*group, context);

    auto const to_sign = std::make_shared<FileOptions>();
    auto* verb = add_verb(*group, "sign", tr("Signs an agreement that the other side drafted."),
                          "noodkluis-cli agreement sign brandweer.kluis concept.nkagreement "
                          "getekend.nkagreement\n"
                          "noodkluis-cli agreement sign brandweer.kluis ogen.nkagreement "
                          "getekend-ogen.nkagreement\n"
                          "noodkluis-cli agreement sign brandweer.kluis nacht.nkagreement "
                          "nacht-getekend.nkagreement\n"
                          "noodkluis-cli agreement sign brandweer.kluis oefening.nkagreement "
                          "oefening-getekend.nkagreement");
    add_vault(verb, to_sign->vault);
    add_operand(verb, "FILE", to_sign->agreement, tr("the agreement as it came"));
    add_operand(verb, "FILE2", to_sign->out, tr("the signed agreement to write"));
    on_run(verb, context, [&context, to_sign] { return sign(context, *to_sign); });

    auto const to_accept = std::make_shared<FileOptions>();
    verb = add_verb(*group, "accept", tr("Takes back an agreement that both sides signed."),
                    "noodkluis-cli agreement accept museum.kluis getekend.nkagreement\n"
                    "noodkluis-cli agreement accept museum.kluis getekend-ogen.nkagreement\n"
                    "noodkluis-cli agreement accept museum.kluis nacht-getekend.nkagreement\n"
                    "noodkluis-cli agreement accept museum.kluis oefening-getekend.nkagreement");
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
    add_agreement_life(*group, context);
}

}  // namespace noodkluis::app::cli
