// SPDX-License-Identifier: Apache-2.0
// How an agreement ends before its time, and which bundles are still out then.
#include <algorithm>

#include "app/sharing/effective_time.h"
#include "app/sharing/statements.h"
#include "app/text/labels.h"
#include "storage/repository/bundle_repository.h"
#include "storage/repository/status_repository.h"

namespace noodkluis::app {

Result<std::vector<storage::IssuedBundle>> bundles_out(storage::Vault& vault,
                                                       storage::AgreementId agreement,
                                                       Timestamp now) {
    NK_TRY(auto const standing, standing_of(vault, agreement));
    std::vector<storage::IssuedBundle> out;
    if (standing.revoked) {
        return out;
    }
    NK_TRY(auto const issued, storage::BundleRepository(vault.connection()).list_issued());
    std::copy_if(issued.begin(), issued.end(), std::back_inserter(out), [&](auto const& bundle) {
        return bundle.agreement == agreement && now < bundle.not_after &&
               check_not_revoked(standing, bundle.id, bundle.sequence, bundle.file_name);
    });
    return out;
}

Result<EndedAgreement> end_agreement(storage::Vault& vault, std::string const& agreement,
                                     bool revoke, Clock const& clock) {
    NK_TRY(auto const floors, vault.time_floors());
    NK_TRY(auto const now, effective_time(clock.now(), floors));
    EndedAgreement ended;
    NK_TRY(ended.agreement, find_agreement(vault, agreement));
    auto const& file = ended.agreement;
    auto const id = file.terms.id;
    NK_TRY(auto const role, own_role(vault, file));
    if (revoke && role != AgreementRole::museum) {
        return fail(ErrorCode::status_not_ours, file.terms.title);
    }
    NK_TRY(auto const standing, standing_of(vault, id));
    if (standing.closed_at && (!revoke || standing.revoked)) {
        return fail(ErrorCode::agreement_closed, file.terms.title,
                    display_time(*standing.closed_at));
    }
    NK_TRY(ended.out, bundles_out(vault, id, now));
    if (revoke && !standing.revoked) {
        StatusChange change{StatusState::revoked, {}, 1};
        std::transform(ended.out.begin(), ended.out.end(), std::back_inserter(change.revoke),
                       [](auto const& bundle) { return bundle.id; });
        NK_TRY(ended.statement, next_statement(vault, file, change, now));
    }
    auto const written = vault.write([&]() -> Status {
        if (ended.statement) {
            NK_CHECK(keep_statement(vault, file, *ended.statement, storage::LogKind::status_issued,
                                    now));
        }
        if (standing.closed_at) {
            return {};
        }
        NK_CHECK(storage::StatusRepository(vault.connection()).end(id, now));
        return vault.log().append(storage::LogKind::agreement_ended,
                                  "{\"agreement\":\"" + id.text() + "\"}");
    });
    NK_CHECK(written);
    return ended;
}

Result<storage::IssuedBundle> find_issued(storage::Vault& vault, std::string const& bundle) {
    NK_TRY(auto const issued, storage::BundleRepository(vault.connection()).list_issued());
    storage::IssuedBundle const* found = nullptr;
    for (auto const& item : issued) {
        if (item.id.text() == bundle) {
            return item;
        }
        if (item.file_name == bundle) {
            if (found != nullptr) {
                return fail(ErrorCode::bundle_ambiguous, bundle);
            }
            found = &item;
        }
    }
    return found == nullptr ? fail(ErrorCode::bundle_unknown, bundle)
                            : Result<storage::IssuedBundle>(*found);
}

}  // namespace noodkluis::app
