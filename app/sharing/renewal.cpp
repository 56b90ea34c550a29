// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/renewal.h"

#include "app/sharing/agreement_keeping.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/statements.h"

namespace noodkluis::app {
namespace {

Result<AgreementTerms> renewed(AgreementFile const& present, AgreementRenewal const& renewal,
                               AgreementRole own, Timestamp now) {
    auto terms = present.terms;
    ++terms.version;
    terms.amends = present.hash();
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
    return terms;
}

}  // namespace

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
    NK_TRY(auto const terms, renewed(present, renewal, sides.own_role, now));
    NK_TRY(auto file, draft_agreement(terms));
    NK_TRY(auto const key, own_signing_key(vault, storage::KeyPurpose::agreement));
    sign_agreement(file, sides.own_role, key);
    NK_CHECK(vault.write([&] {
        return keep_agreement(vault, file, sides.other.party, storage::LogKind::agreement_renewed,
                              now);
    }));
    return file;
}

}  // namespace noodkluis::app
