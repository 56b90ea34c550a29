// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/renewal.h"

#include <algorithm>

#include "app/sharing/agreement_keeping.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/statements.h"
#include "app/text/days.h"
#include "app/text/message.h"

namespace noodkluis::app {

Result<AgreementTerms> terms_after(AgreementTerms terms, AgreementRenewal const& renewal,
                                   AgreementRole own, Timestamp now) {
    terms.drafted_at = now;
    terms.not_before = now;
    terms.not_after = renewal.not_after;
    terms.bundle_validity_max =
        std::min(renewal.bundle_validity_max.value_or(terms.bundle_validity_max),
                 terms.not_after - terms.not_before);
    for (auto const& change : renewal.changes) {
        NK_CHECK(adapt(terms.disclosure, change));
    }
    auto& own_side = own == AgreementRole::museum ? terms.museum : terms.partner;
    auto& other_side = own == AgreementRole::museum ? terms.partner : terms.museum;
    own_side.contacts = renewal.own_contacts.value_or(own_side.contacts);
    other_side.contacts = renewal.partner_contacts.value_or(other_side.contacts);
    terms.status_fresh = renewal.status_fresh.value_or(terms.status_fresh);
    terms.release_code = renewal.release_code.value_or(terms.release_code);
    terms.paper_sheets = renewal.paper_sheets.value_or(terms.paper_sheets);
    return terms;
}

Result<AgreementFile> renew_and_sign(storage::Vault& vault, std::string const& agreement,
                                     AgreementRenewal const& renewal, Timestamp now) {
    NK_TRY(auto const present, find_agreement(vault, agreement));
    NK_TRY(auto const sides, sides_of(vault, present, now));
    auto const& title = present.terms.title;
    NK_CHECK(verify_agreement_side(present, AgreementRole::museum, sides.museum(), title));
    NK_CHECK(verify_agreement_side(present, AgreementRole::partner, sides.partner(), title));
    NK_TRY(auto standing, standing_of(vault, present.terms.id));
    standing.newest.reset();  // what is suspended can be renewed, and stays suspended
    NK_CHECK(check_standing(standing, title, sides.museum().name));
    if (renewal.not_after <= now) {
        return fail(ErrorCode::agreement_malformed, title, "na");
    }
    NK_TRY(auto terms, terms_after(present.terms, renewal, sides.own_role, now));
    ++terms.version;
    terms.amends = present.hash();
    NK_TRY(auto file, draft_agreement(terms));
    NK_TRY(auto const key, own_signing_key(vault, storage::KeyPurpose::agreement));
    sign_agreement(file, sides.own_role, key);
    NK_CHECK(vault.write([&] {
        return keep_agreement(vault, file, sides.other.party, storage::LogKind::agreement_renewed,
                              now);
    }));
    return file;
}

AgreementRenewal renewal_of(AgreementTerms const& terms, Timestamp now) {
    AgreementRenewal renewal;
    renewal.not_after =
        end_of_day(std::max(terms.not_after, now) + (terms.not_after - terms.not_before));
    renewal.bundle_validity_max = terms.bundle_validity_max;
    renewal.status_fresh = terms.status_fresh;
    renewal.release_code = terms.release_code;
    renewal.paper_sheets = terms.paper_sheets;
    return renewal;
}

std::string problem_of(AgreementRenewal const& renewal, RenewalField field, Timestamp now) {
    if (field == RenewalField::until) {
        return renewal.not_after <= now ? tr("The end lies in the past.") : "";
    }
    auto const longest = renewal.bundle_validity_max.value_or(std::chrono::days{1});
    return longest < std::chrono::days{1} ? tr("Give a bundle at least one day.")
           : longest > renewal.not_after - now
               ? tr("A bundle cannot be valid for longer than the agreement.")
               : "";
}

Result<std::optional<AgreementFile>> waiting_renewal(storage::Vault& vault,
                                                     AgreementTerms const& terms) {
    NK_TRY(auto const versions,
           storage::AgreementRepository(vault.connection()).versions(terms.id));
    std::optional<AgreementFile> newest;
    for (auto const& version : versions) {
        if (version.version != terms.version + 1) {
            continue;
        }
        NK_TRY(auto file, read_agreement(version.file, terms.title));
        bool const waits = !file.museum_signature || !file.partner_signature;
        if (waits && (!newest || file.terms.drafted_at >= newest->terms.drafted_at)) {
            newest = std::move(file);
        }
    }
    return newest;
}

Status save_renewal(storage::Vault& vault, storage::AgreementId agreement, Path const& path,
                    Overwrite overwrite) {
    NK_TRY(auto const present, find_agreement(vault, agreement.text()));
    NK_TRY(auto const renewal, waiting_renewal(vault, present.terms));
    if (!renewal) {
        return fail(ErrorCode::agreement_unknown, present.terms.title);
    }
    NK_TRY(auto const bytes, write_agreement(*renewal));
    return write_file(path, bytes, overwrite);
}

}  // namespace noodkluis::app
