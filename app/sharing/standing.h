// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sharing/bundle_comment.h"
#include "app/sharing/status.h"

// How an agreement stands beyond its text: what the institution stated about it, and whether this
// side closed it. Pure rules; statements.h reads it from a vault.
namespace noodkluis::app {

struct AgreementStanding {
    std::optional<StatusStatement> newest;           ///< the statement with the highest number
    bool revoked = false;                            ///< by any statement: it is final
    std::int64_t bundle_sequence_min = 1;            ///< the highest that any statement gave
    std::vector<storage::BundleId> revoked_bundles;  ///< by any statement, in order
    std::optional<Timestamp> closed_at;              ///< ended on this side
};

/// Adds what one more statement says.
void add_statement(AgreementStanding& standing, StatusStatement const& statement);

/// `title` is of the agreement, `museum` who states. Errors: agreement_revoked,
/// agreement_suspended, agreement_closed.
[[nodiscard]] Status check_standing(AgreementStanding const& standing, std::string const& title,
                                    std::string const& museum);
/// Errors: bundle_revoked, bundle_withdrawn.
[[nodiscard]] Status check_not_revoked(AgreementStanding const& standing,
                                       storage::BundleId const& bundle, std::int64_t sequence,
                                       std::string const& name);
/// `fresh` is what the agreement demands; 0 demands nothing. Errors: status_not_fresh.
[[nodiscard]] Status check_freshness(AgreementStanding const& standing, std::chrono::seconds fresh,
                                     Timestamp now, std::string const& title,
                                     std::string const& museum);

}  // namespace noodkluis::app
