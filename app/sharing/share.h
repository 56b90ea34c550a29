// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session/records.h"
#include "app/sharing/bundle_open.h"
#include "app/sharing/bundle_seal.h"
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

/// Seals the newest approved version and records the bundle; under an agreement that asks for four
/// eyes it signs for the release, which then waits for somebody else (releases.h).
/// Errors: role_forbids, agreement_unknown, those of in_force and seal_bundle, list_not_approved,
/// approval_unsigned, approval_invalid, those of effective_time.
[[nodiscard]] Result<SealedBundle> seal_list(storage::Vault& vault, SealRequest const& request,
                                             Clock const& clock, Job& job);

/// Opens a received bundle in the order of docs/formats.md, "Opening": the file is first copied,
/// still sealed, into the vault. On an error the copy is removed.
/// Errors: agreement_unknown, signer_unknown, those of effective_time, check_window, in_force,
/// VerifiedBundle and OpenedBundle, bundle_fork.
[[nodiscard]] Result<OpenedBundle> open_received(storage::Vault& vault, Path const& file,
                                                 Clock const& clock, Job& job);

/// Where an opened bundle is kept, still sealed.
[[nodiscard]] Path received_file(storage::Vault const& vault, storage::BundleId bundle);

/// True when a bundle with a higher number was opened under the same agreement.
[[nodiscard]] Result<bool> is_superseded(storage::Vault& vault, OpenedBundle const& bundle);

}  // namespace noodkluis::app
