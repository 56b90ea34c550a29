// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sharing/share.h"

// Private to the sharing code: the steps that sealing at once and sealing after a second signature
// have in common.
namespace noodkluis::app {

/// What goes out, under which agreement, at which moment.
struct Sealing {
    AgreementInForce agreement;
    ApprovedVersion approved;
    Timestamp now{};
};

/// Everything is as it must be for sealing this list. Errors: role_forbids, agreement_unknown,
/// those of in_force, effective_time and newest_approved, agreement_not_ours.
[[nodiscard]] Result<Sealing> prepare_sealing(storage::Vault& vault, std::string const& agreement,
                                              std::string const& list, Clock const& clock);

/// Seals and records it, with our last word about the agreement and, where that asks for one, a
/// release code that stays in the vault; `also` is recorded with it. Errors: those of seal_bundle.
[[nodiscard]] Result<SealedBundle> seal_prepared(storage::Vault& vault, Sealing const& sealing,
                                                 SealTerms terms, Path const& file,
                                                 std::function<Status()> const& also,
                                                 Clock const& clock, Job& job);

/// What the log says of a bundle.
[[nodiscard]] std::string bundle_log(BundleComment const& bundle,
                                     AgreementInForce const& agreement);

/// Keeps it for a second user to sign. Errors: those of check_terms and check_recipient_key.
[[nodiscard]] Result<SealedBundle> ask_release(storage::Vault& vault, Sealing const& sealing,
                                               SealTerms const& terms, Path const& file);

}  // namespace noodkluis::app
