// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "app/session/records.h"
#include "app/sharing/bundle_open.h"
#include "app/sharing/bundle_seal.h"
#include "app/sharing/effective_time.h"
#include "storage/vault.h"

// The two ends of sharing in a vault: sealing at the institution, opening at the partner.
namespace noodkluis::app {

/// The newest approved version of a list as it was frozen: what `seal_list` seals.
struct ApprovedVersion {
    storage::ListVersionId id;
    ApprovedList list;
};
/// Errors: record_not_found (the list), list_not_approved, those of ListSnapshot::parse.
[[nodiscard]] Result<ApprovedVersion> newest_approved(Records& records, std::string const& name);

struct SealRequest {
    std::string agreement;  ///< title or id
    std::string list;       ///< name; its newest approved version goes out
    Timestamp not_before{};
    Timestamp not_after{};
    Path file;
};

/// The user says that the clock is right although it is far ahead of what it was: from now on it
/// is believed, and the log tells of it. Does nothing when it is not far ahead.
[[nodiscard]] Status believe_clock(storage::Vault& vault, Clock const& clock);

/// Seals the newest approved version and records the bundle, with our last word about the agreement
/// in it and, when that asks for one, a release code that stays in the vault; under an agreement
/// that asks for four eyes it signs for the release, which then waits for somebody else
/// (releases.h). Errors: role_forbids, agreement_unknown, those of in_force and seal_bundle,
/// list_not_approved, approval_unsigned, approval_invalid, those of effective_time.
[[nodiscard]] Result<SealedBundle> seal_list(storage::Vault& vault, SealRequest const& request,
                                             Clock const& clock, Job& job);

/// Opens a received bundle in the order of docs/formats.md, "Opening": the file is first copied,
/// still sealed, into the vault. On an error the copy is removed. What the sender states in it is
/// taken in even when that is why it does not open. `release_code` is as read_release_code gives
/// it; empty when nobody told one.
/// Errors: agreement_unknown, signer_unknown, those of effective_time, check_window, in_force,
/// VerifiedBundle and OpenedBundle, take_in, check_not_revoked and check_freshness; bundle_fork,
/// release_code_wait.
[[nodiscard]] Result<OpenedBundle> open_received(
    storage::Vault& vault, Path const& file, Clock const& clock, Job& job,
    crypto::Secret const& release_code = crypto::Secret());

/// How long what was opened just now may be shown. Errors: those of effective_time.
[[nodiscard]] Result<ReadingTime> reading_time(storage::Vault& vault, OpenedBundle const& bundle,
                                               Clock const& clock);

/// Where an opened bundle is kept, still sealed.
[[nodiscard]] Path received_file(storage::Vault const& vault, storage::BundleId bundle);

/// True when a bundle with a higher number was opened under the same agreement, in any version.
[[nodiscard]] Result<bool> is_superseded(storage::Vault& vault, OpenedBundle const& bundle);
[[nodiscard]] Result<bool> is_superseded(storage::Vault& vault, storage::AgreementId agreement,
                                         std::int64_t sequence);

/// What must be said with an opened bundle.
struct BundleMarks {
    bool superseded = false;
    bool forked = false;                 ///< there is another one with its number: call the sender
    std::optional<Timestamp> last_word;  ///< when the sender last stated something
};
[[nodiscard]] Result<BundleMarks> marks_of(storage::Vault& vault, OpenedBundle const& bundle);

}  // namespace noodkluis::app
