// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/sharing/agreements.h"
#include "app/sharing/forks.h"
#include "app/sharing/share.h"
#include "app/sharing/statements.h"
#include "storage/repository/bundle_repository.h"

namespace noodkluis::app {
namespace {

/// From the rows and from the log, so that neither alone can forget it.
Result<std::int64_t> highest_opened(storage::Vault& vault, storage::AgreementId agreement) {
    NK_TRY(auto highest, storage::BundleRepository(vault.connection()).highest_received(agreement));
    NK_TRY(auto const events, vault.log().events_of(storage::LogKind::bundle_opened));
    for (auto const& event : events) {
        auto const body = nlohmann::json::parse(event.body, nullptr, false);
        if (body.is_object() && body.value("agreement", "") == agreement.text()) {
            highest = std::max(highest, body.value("sequence", std::int64_t{0}));
        }
    }
    return highest;
}

}  // namespace

Result<bool> is_superseded(storage::Vault& vault, OpenedBundle const& bundle) {
    auto const& manifest = bundle.manifest();
    NK_TRY(auto const agreement,
           agreement_with_hash(vault, manifest.agreement, manifest.list_name));
    return is_superseded(vault, agreement.terms.id, manifest.outer.sequence);
}

Result<bool> is_superseded(storage::Vault& vault, storage::AgreementId agreement,
                           std::int64_t sequence) {
    NK_TRY(auto const highest, highest_opened(vault, agreement));
    return highest > sequence;
}

Result<BundleMarks> marks_of(storage::Vault& vault, OpenedBundle const& bundle) {
    auto const& manifest = bundle.manifest();
    BundleMarks marks;
    NK_TRY(marks.superseded, is_superseded(vault, bundle));
    NK_TRY(auto const agreement,
           agreement_with_hash(vault, manifest.agreement, manifest.list_name));
    NK_TRY(marks.forked, is_forked(vault, agreement.terms.id, storage::ForkKind::bundle,
                                   manifest.outer.sequence));
    NK_TRY(auto const standing, standing_of(vault, agreement.terms.id));
    if (standing.newest) {
        marks.last_word = standing.newest->issued_at;
    }
    return marks;
}

}  // namespace noodkluis::app
