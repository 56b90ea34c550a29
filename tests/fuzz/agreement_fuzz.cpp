// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/agreement_document.h"
#include "app/sharing/disclosure.h"
#include "fuzz/fuzz.h"

// agreement.json: what is accepted is written again byte for byte, for its hash is what counts.
namespace noodkluis::fuzz {

using namespace app;

std::vector<Bytes> seeds() {
    AgreementTerms terms;
    terms.title = "Afspraak";
    terms.purpose = "Redden bij brand";
    terms.profile = "fire-basic";
    auto const profile = find_field_profile(terms.profile);
    NK_ASSERT(profile.has_value());
    terms.disclosure = profile->disclosure;
    terms.lists = {{storage::ListId{{7}}, "Brand"}};
    terms.museum.party = storage::PartyId{{1}};
    terms.museum.name = "Museum De Waag";
    terms.museum.agreement_key = crypto::minisign::SigningKey::generate().public_key();
    terms.partner.party = storage::PartyId{{2}};
    terms.partner.kind = storage::PartyKind::fire_brigade;
    terms.partner.name = "Brandweer Midden";
    terms.partner.agreement_key = crypto::minisign::SigningKey::generate().public_key();
    for (auto* side : {&terms.museum, &terms.partner}) {
        side->contacts = {{"wacht", "112", "piket", "113"}};
    }
    terms.not_before = from_unix(1'800'000'000);
    terms.not_after = from_unix(1'830'000'000);
    terms.drafted_at = terms.not_before;
    terms.bundle_validity_max = std::chrono::days(30);
    auto const draft = draft_agreement(terms);
    NK_ASSERT(draft.has_value());
    return {draft->document};
}

void feed(ByteView input) {
    auto const terms = read_agreement_document(input, "input");
    NK_ASSERT(!terms || agreement_document(*terms) == as_text(input));
    static_cast<void>(read_agreement(input, "input"));
}

}  // namespace noodkluis::fuzz
