// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/share_overview.h"

#include <algorithm>

#include "app/session/records.h"
#include "app/sharing/statements.h"
#include "app/text/message.h"
#include "storage/repository/bundle_repository.h"
#include "storage/repository/receipt_repository.h"

namespace noodkluis::app {

AgreementState state_of(AgreementFile const& file, Timestamp now) {
    return !file.museum_signature || !file.partner_signature ? AgreementState::waits_for_signature
           : now < file.terms.not_before                     ? AgreementState::not_yet
           : now >= file.terms.not_after                     ? AgreementState::ended
                                                             : AgreementState::in_force;
}

AgreementState state_of(AgreementFile const& file, AgreementStanding const& standing,
                        Timestamp now) {
    auto const by_date = state_of(file, now);
    if (by_date == AgreementState::waits_for_signature) {
        return by_date;
    }
    if (standing.revoked || standing.closed_at) {
        return AgreementState::ended;
    }
    bool const suspended = standing.newest && standing.newest->state == StatusState::suspended;
    return suspended && by_date != AgreementState::ended ? AgreementState::suspended : by_date;
}

char const* words_of(AgreementState state) {
    switch (state) {
        case AgreementState::waits_for_signature:
            return tr("waits for a signature");
        case AgreementState::not_yet:
            return tr("not in force yet");
        case AgreementState::in_force:
            return tr("in force");
        case AgreementState::suspended:
            return tr("suspended");
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
        SharedOut out{bundle, {}, {}, {}};
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
        NK_TRY(auto const standing, standing_of(vault, bundle.agreement));
        out.revoked = standing.revoked ||
                      !check_not_revoked(standing, bundle.id, bundle.sequence, bundle.file_name);
        NK_TRY(auto const code, storage::ReleaseCodeRepository(vault.connection()).code(bundle.id));
        out.coded = code.has_value();
        overview.issued.push_back(std::move(out));
    }
    return overview;
}

Result<std::vector<SeenToday>> read_seen_today(storage::Vault& vault, Clock const& clock) {
    NK_TRY(auto overview, read_share_overview(vault, clock));
    auto const now = clock.now();
    std::vector<SeenToday> all;
    for (auto& file : overview.agreements) {
        SeenToday seen;
        NK_TRY(seen.standing, standing_of(vault, file.terms.id));
        seen.state = state_of(file, seen.standing, now);
        NK_TRY(auto const role, own_role(vault, file));
        seen.ours = role == AgreementRole::museum;
        std::copy_if(overview.issued.begin(), overview.issued.end(),
                     std::back_inserter(seen.bundles), [&](auto const& out) {
                         return out.bundle.agreement == file.terms.id && !out.revoked &&
                                now >= out.bundle.not_before && now < out.bundle.not_after;
                     });
        seen.agreement = std::move(file);
        all.push_back(std::move(seen));
    }
    std::stable_partition(all.begin(), all.end(),
                          [](auto const& seen) { return seen.state == AgreementState::in_force; });
    return all;
}

}  // namespace noodkluis::app
