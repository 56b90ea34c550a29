// SPDX-License-Identifier: Apache-2.0
#include "app/session/log_sheet.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/session/slot_change.h"
#include "app/sharing/agreements.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/repository/bundle_repository.h"
#include "storage/repository/list_repository.h"
#include "storage/repository/party_repository.h"
#include "storage/repository/user_repository.h"

namespace noodkluis::app {
namespace {

using Json = nlohmann::json;
using storage::LogKind;

/// The ids in the log to the names that people know, read once.
struct Names {
    std::map<std::string, std::string> users;
    std::map<std::string, std::string> partners;
    std::map<std::string, std::string> agreements;
    std::map<std::string, std::string> lists;
};

Result<Names> read_names(storage::Vault& vault) {
    Names names;
    NK_TRY(auto const users, storage::UserRepository(vault.connection()).list());
    for (auto const& user : users) {
        names.users[user.id.text()] = user.name;
    }
    NK_TRY(auto const partners, storage::PartyRepository(vault.connection()).list());
    for (auto const& partner : partners) {
        names.partners[partner.id.text()] = partner.name;
    }
    NK_TRY(auto const agreements, stored_agreements(vault));
    for (auto const& agreement : agreements) {
        names.agreements[agreement.terms.id.text()] = agreement.terms.title;
        for (auto const& list : agreement.terms.lists) {
            names.lists[list.id.text()] = list.name;
        }
        // A partner that was removed is still known by its agreements.
        for (auto const* const side : {&agreement.terms.museum, &agreement.terms.partner}) {
            names.partners.emplace(side->party.text(), side->name);
        }
    }
    SystemClock const clock;
    NK_TRY(auto const lists,
           storage::ListRepository(vault.connection(), vault.user(), clock).lists());
    for (auto const& list : lists) {
        names.lists[list.id.text()] = list.name;
    }
    return names;
}

/// A member of the body as text; "?" when it is not there.
std::string member(Json const& body, char const* key) {
    auto const found = body.is_object() ? body.find(key) : body.end();
    if (!body.is_object() || found == body.end()) {
        return "?";
    }
    return found->is_string() ? found->get<std::string>() : found->dump();
}

std::string name_in(std::map<std::string, std::string> const& names, std::string const& id) {
    auto const found = names.find(id);
    return found == names.end() ? id.substr(0, 8) : found->second;
}

template <class... Values>
std::string say(char const* sentence, Values const&... values) {
    return fmt::format(fmt::runtime(sentence), values...);
}

/// Every bundle carries a statement, so the common one is said in few words.
std::string sentence_of_status(Json const& body, std::string const& agreement) {
    auto const state = member(body, "state");
    return say(state == "suspended" ? tr("The agreement {0} was suspended by the institution.")
               : state == "revoked" ? tr("The agreement {0} was ended for good by the institution.")
                                    : tr("The institution stated how the agreement {0} stands."),
               agreement);
}

std::string sentence_of(storage::LogEvent const& event, Names const& names) {
    auto const body = Json::parse(event.body, nullptr, false);
    auto const agreement = [&] { return name_in(names.agreements, member(body, "agreement")); };
    auto const user = [&] { return name_in(names.users, member(body, "user")); };
    auto const role = [&] { return label_of_choice(member(body, "role")); };
    auto const partner = [&] { return name_in(names.partners, member(body, "party")); };
    switch (event.kind) {
        case LogKind::vault_created:
            return tr("The vault was made.");
        case LogKind::slot_changed:
            return sentence_of(read_slot_change(event.body));
        case LogKind::import_done:
            return say(tr("Imported objects: {0} new, {1} changed."), member(body, "created"),
                       member(body, "changed"));
        case LogKind::list_approved:
            return say(tr("The list {0} was approved as version {1}."),
                       name_in(names.lists, member(body, "list")), member(body, "number"));
        case LogKind::card_exported:
            return tr("Our card was saved to hand it out.");
        case LogKind::partner_pinned:
            return say(tr("{0} was taken as a partner, after the fingerprint was compared."),
                       partner());
        case LogKind::partner_removed:
            return say(tr("{0} is no longer a partner."), partner());
        case LogKind::agreement_drafted:
            return say(tr("The agreement {0} was drafted and signed for us."), agreement());
        case LogKind::agreement_signed:
            return say(tr("The agreement {0} was signed for us."), agreement());
        case LogKind::agreement_accepted:
            return say(tr("The agreement {0} came back with both signatures."), agreement());
        case LogKind::bundle_issued:
            return say(tr("A list was sealed under {0}."), agreement());
        case LogKind::bundle_opened:
            return say(tr("A bundle under {0} was opened."), agreement());
        case LogKind::epoch_exported:
            return say(tr("The key of week {0} was saved to a file."), member(body, "week"));
        case LogKind::clock_reset:
            return tr("The clock of this computer was said to be right after a jump.");
        case LogKind::paper_made:
            return say(tr("A list was printed under {0}."), agreement());
        case LogKind::paper_back:
            return tr("A list on paper came back.");
        case LogKind::user_added:
            return say(tr("{0} became a user, as {1}."), user(), role());
        case LogKind::user_removed:
            return say(tr("{0} is no longer a user."), user());
        case LogKind::user_role_changed:
            return say(tr("{0} got the role {1}."), user(), role());
        case LogKind::user_key:
            return say(tr("{0} signs with a new key from here on."), user());
        case LogKind::vault_key_changed:
            return tr("The vault got another key.");
        case LogKind::release_asked:
            return say(tr("A list was signed for release under {0}; a second signature is needed."),
                       agreement());
        case LogKind::release_signed:
            return say(tr("The second signature for a release under {0} was given."), agreement());
        case LogKind::release_withdrawn:
            return say(tr("A release under {0} was withdrawn before it was sealed."), agreement());
        case LogKind::status_issued:
        case LogKind::status_received:
            return sentence_of_status(body, agreement());
        case LogKind::agreement_ended:
            return say(tr("The agreement {0} was ended here."), agreement());
        case LogKind::agreement_renewed:
            return say(tr("A renewal of the agreement {0} was drafted and signed for us."),
                       agreement());
        case LogKind::fork_noticed:
            return say(tr("Two different things came in under one number of {0}."), agreement());
        case LogKind::receipt_written:
            return say(tr("A receipt for a bundle under {0} was written."), agreement());
        case LogKind::receipt_received:
            return say(tr("A receipt for a bundle under {0} came in."), agreement());
        case LogKind::epoch_erased:
            return say(tr("The key of week {0} was erased."), member(body, "week"));
        case LogKind::release_code_shown:
            return say(tr("The code of a bundle under {0} was shown."), agreement());
        case LogKind::release_code_refused:
            return tr("A wrong code was given for a bundle.");
        case LogKind::plain_exported:
            return say(tr("Objects were exported without encryption, as {0}: {1}."),
                       member(body, "format"), member(body, "objects"));
        case LogKind::sheets_exported:
            return tr("The sheets of a bundle were saved to print them.");
        case LogKind::photos_added:
            return say(tr("Photos were added from a folder: {0}, for {1} objects."),
                       member(body, "photos"), member(body, "objects"));
    }
    return "?";
}

}  // namespace

Result<std::vector<LogLine>> read_log(storage::Vault& vault) {
    NK_TRY(auto events, vault.log().events());
    NK_TRY(auto const names, read_names(vault));
    std::vector<LogLine> lines;
    lines.reserve(events.size());
    for (auto& event : events) {
        auto sentence = sentence_of(event, names);
        auto user = name_in(names.users, event.user.text());
        lines.push_back({std::move(event), std::move(user), std::move(sentence)});
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

std::vector<std::string> sentences_of(storage::LogReport const& report) {
    std::vector<std::string> sentences{fmt::format(
        fmt::runtime(tr("The log is whole: {0} entries, none of them changed or missing. {1} are "
                        "signed by who made them.")),
        report.head.sequence, report.signed_count)};
    if (report.before_keys > 0) {
        sentences.push_back(
            counted("{0} is from before people in this vault had keys to sign with.",
                    "{0} are from before people in this vault had keys to sign "
                    "with.",
                    report.before_keys));
    }
    for (auto const sequence : report.unconfirmed_keys) {
        sentences.push_back(fmt::format(
            fmt::runtime(tr("At entry {0} somebody got a new key that their old one did not "
                            "confirm. Ask them whether they had lost their passphrase.")),
            sequence));
    }
    return sentences;
}

}  // namespace noodkluis::app
