// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/share_overview.h"

#include "app/session/records.h"
#include "app/sharing/agreements.h"
#include "app/text/message.h"
#include "storage/repository/bundle_repository.h"

namespace noodkluis::app {

AgreementState state_of(AgreementFile const& file, Timestamp now) {
    return !file.museum_signature || !file.partner_signature ? AgreementState::waits_for_signature
           : now < file.terms.not_before                     ? AgreementState::not_yet
           : now >= file.terms.not_after                     ? AgreementState::ended
                                                             : AgreementState::in_force;
}

char const* words_of(AgreementState state) {
    switch (state) {
        case AgreementState::waits_for_signature:
            return tr("waits for a signature");
        case AgreementState::not_yet:
            return tr("not in force yet");
        case AgreementState::in_force:
            return tr("in force");
        case AgreementState::ended:
            break;
    }
    return tr("ended");
}

Result<ShareOverview> read_share_overview(storage::Vault& vault, Clock const& clock) {
    ShareOverview overview;
    NK_TRY(overview.agreements, stored_agreements(vault));
    Records records(vault, clock);
    NK_TRY(auto const bundles, storage::BundleRepository(vault.connection()).list_issued());
    for (auto const& bundle : bundles) {
        SharedOut out{bundle, {}, {}, {}, 0};
        for (auto const& agreement : overview.agreements) {
            if (agreement.terms.id == bundle.agreement) {
                out.agreement = agreement.terms.title;
                out.partner = agreement.terms.partner.name;
            }
        }
        NK_TRY(auto const version, records.lists.version(bundle.list_version));
        NK_TRY(auto const list, records.lists.get(version.list));
        out.list = list.name;
        out.list_number = version.number;
        overview.issued.push_back(std::move(out));
    }
    return overview;
}

}  // namespace noodkluis::app
