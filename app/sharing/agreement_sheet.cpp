// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/agreement_sheet.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/sharing/renewal.h"
#include "app/sharing/statements.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

/// When each step of an agreement was written to the log.
class Steps {
  public:
    explicit Steps(std::vector<storage::LogEvent> events) : m_events(std::move(events)) {}
    [[nodiscard]] std::optional<Timestamp> of(storage::AgreementId const& id,
                                              storage::LogKind kind) const {
        auto const found = std::find_if(m_events.begin(), m_events.end(), [&](auto const& event) {
            return event.kind == kind && event.body.find(id.text()) != std::string::npos;
        });
        return found == m_events.end() ? std::nullopt : std::optional(found->time);
    }

  private:
    std::vector<storage::LogEvent> m_events;
};

/// Without a time while it has not happened.
std::optional<Timestamp> if_signed(std::optional<Bytes> const& signature,
                                   std::optional<Timestamp> when) {
    return signature ? when : std::nullopt;
}

std::vector<AgreementMoment> moments_of(AgreementSheet const& sheet, Steps const& steps,
                                        std::vector<SharedOut> const& issued) {
    using storage::LogKind;
    auto const& terms = sheet.file.terms;
    bool const museum = sheet.own_role == AgreementRole::museum;
    auto const& ours = museum ? sheet.file.museum_signature : sheet.file.partner_signature;
    auto const& theirs = museum ? sheet.file.partner_signature : sheet.file.museum_signature;
    bool const drafted_here = steps.of(terms.id, LogKind::agreement_drafted).has_value();
    AgreementMoment const here{
        MomentKind::signed_here,
        if_signed(ours,
                  drafted_here ? terms.drafted_at : steps.of(terms.id, LogKind::agreement_signed)),
        {}};
    // Whoever drafts signs at once; of the answer we know when it came back.
    AgreementMoment const there{
        MomentKind::signed_there,
        if_signed(theirs, drafted_here ? steps.of(terms.id, LogKind::agreement_accepted)
                                       : terms.drafted_at),
        {}};
    std::vector<AgreementMoment> moments{{MomentKind::drafted, terms.drafted_at, {}},
                                         drafted_here ? here : there,
                                         drafted_here ? there : here};
    std::vector<AgreementMoment> later{{MomentKind::in_force, terms.not_before, {}},
                                       {MomentKind::ends, terms.not_after, {}}};
    auto const notice = terms.not_after - std::chrono::days{terms.notice_days};
    if (terms.notice_days > 0 && notice > terms.not_before) {
        later.push_back({MomentKind::notice, notice, {}});
    }
    for (auto const& out : issued) {
        if (out.bundle.agreement == terms.id) {
            later.push_back(
                {MomentKind::sealed, out.bundle.issued_at,
                 fmt::format(fmt::runtime(tr("{0}, version {1}")), out.list, out.list_number)});
        }
    }
    std::stable_sort(later.begin(), later.end(),
                     [](auto const& a, auto const& b) { return *a.when < *b.when; });
    moments.insert(moments.end(), later.begin(), later.end());
    return moments;
}

}  // namespace

Result<std::vector<AgreementSheet>> read_agreement_sheets(storage::Vault& vault,
                                                          Clock const& clock) {
    NK_TRY(auto overview, read_share_overview(vault, clock));
    NK_TRY(auto events, vault.log().events());
    Steps const steps(std::move(events));
    auto const now = clock.now();
    std::vector<AgreementSheet> sheets;
    for (auto& file : overview.agreements) {
        AgreementSheet sheet;
        NK_TRY(sheet.own_role, own_role(vault, file));
        NK_TRY(auto const standing, standing_of(vault, file.terms.id));
        sheet.state = state_of(file, standing, now);
        if (sheet.state == AgreementState::in_force) {
            if (auto const verified = in_force(vault, file, now); !verified) {
                sheet.problem = verified.error();
            }
        }
        sheet.can_renew = file.museum_signature && file.partner_signature && !standing.revoked &&
                          !standing.closed_at;
        NK_TRY(sheet.renewal, waiting_renewal(vault, file.terms));
        sheet.file = std::move(file);
        sheet.moments = moments_of(sheet, steps, overview.issued);
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

Result<ReceivedAgreement> inspect_agreement(storage::Vault& vault, Path const& path,
                                            Timestamp now) {
    auto name = path.filename().string();
    NK_TRY(auto const bytes, read_file(path, limits::kDocumentBytesMax));
    NK_TRY(auto file, read_agreement(bytes, name));
    NK_TRY(auto const step, next_step(vault, file, now));
    ReceivedAgreement received;
    NK_TRY(received.own_role, own_role(vault, file));
    received.step = step;
    if (file.terms.version > 1 && step != AgreementStep::nothing) {
        NK_TRY(auto const present, find_agreement(vault, file.terms.id.text()));
        received.changes = changes_between(present.terms, file.terms);
    }
    received.file_name = std::move(name);
    received.file = std::move(file);
    return received;
}

Status save_agreement(storage::Vault& vault, storage::AgreementId id, Path const& path,
                      Overwrite overwrite) {
    NK_TRY(auto const file, find_agreement(vault, id.text()));
    NK_TRY(auto const bytes, write_agreement(file));
    return write_file(path, bytes, overwrite);
}

std::vector<std::string> sentences_of(AgreementTerms const& terms) {
    using std::chrono::days;
    std::vector<std::string> sentences;
    auto const add = [&](char const* form, auto const&... values) {
        sentences.push_back(fmt::format(fmt::runtime(form), values...));
    };
    std::string lists;
    for (auto const& list : terms.lists) {
        lists += (lists.empty() ? "" : ", ") + list.name;
    }
    add(tr("{0} shares with {1}: {2}."), terms.museum.name, terms.partner.name, lists);
    add(tr("For: {0}."), terms.purpose);
    if (!terms.legal_basis.empty()) {
        add(tr("Legal ground: {0}."), terms.legal_basis);
    }
    add(tr("One sealed bundle can be opened for at most {0}."),
        display_days(std::chrono::duration_cast<days>(terms.bundle_validity_max).count()));
    if (terms.four_eyes) {
        add(tr("Two people of the institution sign for each bundle."));
    }
    sentences.push_back(std::string(kTlpNames[static_cast<std::size_t>(terms.tlp)]) + ": " +
                        meaning_of(terms.tlp));
    if (!terms.onward_sharing.empty()) {
        add(tr("May pass it on to: {0}."), terms.onward_sharing);
    }
    if (!terms.storage_place.empty()) {
        add(tr("Is kept at: {0}."), terms.storage_place);
    }
    if (terms.paper_sheets) {
        sentences.emplace_back(tr("Each bundle also holds the list as sheets to print."));
    }
    if (terms.release_code) {
        sentences.emplace_back(
            tr("A bundle opens only with a code that the institution gives by telephone."));
    }
    if (terms.status_fresh.count() > 0) {
        add(tr("A bundle opens only when the last word of the institution is no older than {0}."),
            display_days(std::chrono::duration_cast<days>(terms.status_fresh).count()));
    }
    add(tr("Notice is given {0} before."), display_days(terms.notice_days));
    add(tr("After the end what was printed or copied is destroyed within {0}."),
        display_days(terms.destroy_within_days));
    add(tr("When something goes wrong the other side hears of it within {0} hours."),
        terms.incident_notice_hours);
    return sentences;
}

std::string meaning_of(Tlp tlp) {
    switch (tlp) {
        case Tlp::red:
            return tr("only for the people who get it in person.");
        case Tlp::amber_strict:
            return tr("only inside the organisation that gets it, for whoever needs it.");
        case Tlp::amber:
            return tr(
                "inside the organisation that gets it and those who work for it, for "
                "whoever needs it.");
        case Tlp::green:
            return tr("may go round among colleagues of the field, not in public.");
        case Tlp::clear:
            break;
    }
    return tr("may be made public.");
}

}  // namespace noodkluis::app
