// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/sharing/agreements.h"
#include "app/sharing/standing.h"

// Statements about agreements in a vault: the institution issues them, both sides keep them, and
// nothing that one of them revoked is ever forgotten.
namespace noodkluis::app {

/// From all statements that are kept, each held against the log. Errors: status_lost when one is
/// missing of which the log tells; those of documents.
[[nodiscard]] Result<AgreementStanding> standing_of(storage::Vault& vault,
                                                    storage::AgreementId agreement);

/// What a new statement changes.
struct StatusChange {
    std::optional<StatusState> state;
    std::vector<storage::BundleId> revoke;
    std::int64_t bundle_sequence_min = 1;  ///< lower than now changes nothing
};
/// Signed with our status key and the next number; nothing is written. Errors: status_not_ours,
/// status_after_end, too_many.
[[nodiscard]] Result<StatusFile> next_statement(storage::Vault& vault, AgreementFile const& file,
                                                StatusChange const& change, Timestamp now);
/// Keeps it and logs. Inside vault.write only.
[[nodiscard]] Status keep_statement(storage::Vault& vault, AgreementFile const& file,
                                    StatusFile const& statement, storage::LogKind kind,
                                    Timestamp now);

enum class StatusOutcome : std::uint8_t {
    taken_in,
    known,      ///< this very statement was here
    superseded  ///< a newer one was here
};
/// Checks a statement of `museum` about `file` and keeps it when it is news. When there is another
/// one with its number, both that and the refusal are kept. `local` is the clock. Errors: those of
/// StatusFile::verify, agreement_unknown (about another agreement), status_from_future,
/// status_after_end, status_fork.
[[nodiscard]] Result<StatusOutcome> take_in(storage::Vault& vault, AgreementFile const& file,
                                            Card const& museum, StatusFile const& statement,
                                            std::string const& name, Timestamp local);

/// A statement that came in as a file.
struct ReceivedStatus {
    StatusStatement statement;
    AgreementFile agreement;
    StatusOutcome outcome = StatusOutcome::taken_in;
};
/// Errors: agreement_unknown, status_not_ours (we are the institution ourselves and it is not one
/// of ours), status_superseded, partner_unknown, and those of take_in and effective_time.
[[nodiscard]] Result<ReceivedStatus> import_status(storage::Vault& vault, ByteView bytes,
                                                   std::string const& name, Clock const& clock);

/// Suspends, resumes or, which is final, revokes an agreement. Errors: agreement_unknown,
/// agreement_unsigned, status_not_ours, status_already, status_after_end.
[[nodiscard]] Result<StatusFile> state_agreement(storage::Vault& vault,
                                                 std::string const& agreement, StatusState state,
                                                 Clock const& clock);
/// Revokes one bundle, by id or file name, and on request all that were sealed before it under the
/// same agreement. Errors: bundle_unknown, bundle_ambiguous, status_already.
[[nodiscard]] Result<StatusFile> revoke_bundle(storage::Vault& vault, std::string const& bundle,
                                               bool older_too, Clock const& clock);

/// A bundle of ours that can still be opened, as far as its window and what we stated go.
[[nodiscard]] Result<std::vector<storage::IssuedBundle>> bundles_out(storage::Vault& vault,
                                                                     storage::AgreementId agreement,
                                                                     Timestamp now);
/// Ends an agreement on this side: nothing more is sealed or opened under it here. With `revoke`
/// the institution also states that it and every bundle that is out must not be used any more; the
/// statement is what the partner must get. Errors: agreement_unknown, agreement_closed,
/// status_not_ours (`revoke` at the partner), status_already.
struct EndedAgreement {
    AgreementFile agreement;
    std::vector<storage::IssuedBundle> out;  ///< that were out when it ended
    std::optional<StatusFile> statement;
};
[[nodiscard]] Result<EndedAgreement> end_agreement(storage::Vault& vault,
                                                   std::string const& agreement, bool revoke,
                                                   Clock const& clock);

/// By id, or by the name of the file as which it went out. Errors: bundle_unknown,
/// bundle_ambiguous.
[[nodiscard]] Result<storage::IssuedBundle> find_issued(storage::Vault& vault,
                                                        std::string const& bundle);

}  // namespace noodkluis::app
