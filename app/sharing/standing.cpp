// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/standing.h"

#include <algorithm>

#include "app/text/labels.h"

namespace noodkluis::app {

void add_statement(AgreementStanding& standing, StatusStatement const& statement) {
    standing.revoked |= statement.state == StatusState::revoked;
    standing.bundle_sequence_min =
        std::max(standing.bundle_sequence_min, statement.bundle_sequence_min);
    std::vector<storage::BundleId> all;
    std::set_union(standing.revoked_bundles.begin(), standing.revoked_bundles.end(),
                   statement.revoked.begin(), statement.revoked.end(), std::back_inserter(all));
    standing.revoked_bundles = std::move(all);
    if (!standing.newest || standing.newest->sequence < statement.sequence) {
        standing.newest = statement;
    }
}

Status check_standing(AgreementStanding const& standing, std::string const& title,
                      std::string const& museum) {
    if (standing.revoked) {
        return fail(ErrorCode::agreement_revoked, title, museum);
    }
    if (standing.newest && standing.newest->state == StatusState::suspended) {
        return fail(ErrorCode::agreement_suspended, title, museum);
    }
    if (standing.closed_at) {
        return fail(ErrorCode::agreement_closed, title, display_time(*standing.closed_at));
    }
    return {};
}

Status check_not_revoked(AgreementStanding const& standing, storage::BundleId const& bundle,
                         std::int64_t sequence, std::string const& name) {
    auto const& revoked = standing.revoked_bundles;
    if (std::binary_search(revoked.begin(), revoked.end(), bundle)) {
        return fail(ErrorCode::bundle_revoked, name);
    }
    return sequence < standing.bundle_sequence_min ? fail(ErrorCode::bundle_withdrawn, name)
                                                   : Status();
}

Status check_freshness(AgreementStanding const& standing, std::chrono::seconds fresh, Timestamp now,
                       std::string const& title, std::string const& museum) {
    if (fresh == std::chrono::seconds{0}) {
        return {};
    }
    auto const& newest = standing.newest;
    bool const is_fresh = newest && now < newest->expires_at && now - newest->issued_at <= fresh;
    return is_fresh ? Status() : fail(ErrorCode::status_not_fresh, title, museum);
}

}  // namespace noodkluis::app
