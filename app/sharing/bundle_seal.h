// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "app/sharing/agreement.h"
#include "app/sharing/compose.h"
#include "app/sharing/manifest.h"
#include "app/sharing/status.h"
#include "crypto/base/job.h"

// Writing a bundle (.nkbundle): README.txt, payload.age.minisig and payload.age in one container;
// the payload is a container of its own, sealed with age to the recipient's key of one week.
namespace noodkluis::app {

/// Hands the content of a picture in the vault to the sink, piece by piece.
using PictureSource = std::function<Status(SnapshotPicture const&, ByteSink const&)>;

/// A frozen version of a list, as it came out of the vault.
struct ApprovedList {
    ListSnapshot snapshot;
    std::int64_t number = 0;
    Timestamp approved_at{};
};

struct SealTerms {
    std::int64_t sequence = 0;  ///< per agreement, higher than every earlier one
    Timestamp issued_at{};
    Timestamp not_before{};
    Timestamp not_after{};
    std::string supersedes;  ///< id of the bundle this one replaces, or ""
    std::int64_t log_sequence = 0;
    crypto::Hash256 log_hash{};
    storage::BundleId bundle = storage::BundleId::random();
    std::vector<ManifestApproval> approvals;       ///< see release.h
    std::optional<StatusFile> status;              ///< our last word, which travels along
    crypto::Secret const* release_code = nullptr;  ///< not null exactly when it is agreed
};

struct SealedBundle {
    Manifest manifest;
    /// Nothing was written: a second user must sign for it first. The manifest says only what it
    /// is about.
    bool waits = false;
    crypto::Hash512 payload_hash{};  ///< BLAKE2b-512 of payload.age, which is what is signed
    bool coded = false;              ///< opens with a code
};

/// That the agreement covers this list and this period. Errors: list_not_agreed, window_invalid,
/// window_outside_agreement, window_too_long.
[[nodiscard]] Status check_terms(AgreementInForce const& agreement, ApprovedList const& list,
                                 SealTerms const& terms);

/// Called when a bundle is complete but not yet where it was asked for: what this writes down is
/// there before the bundle can leave the house, and its error leaves no bundle.
using BeforeRelease = std::function<Status(SealedBundle const&)>;

/// The card of the partner holds now, and has a key for when the bundle ends. Errors: card_expired,
/// no_recipient_key.
[[nodiscard]] Status check_recipient_key(AgreementInForce const& agreement, Timestamp now,
                                         Timestamp not_after);

/// Writes the bundle atomically, in constant memory. Progress in bytes of the payload.
/// Errors: those of check_terms and check_recipient_key, release_not_signed, io_write, file_exists,
/// cancelled; on an error nothing is left behind.
[[nodiscard]] Result<SealedBundle> seal_bundle(Path const& path, AgreementInForce const& agreement,
                                               ApprovedList const& list, SealTerms const& terms,
                                               crypto::minisign::SigningKey const& bundle_key,
                                               PictureSource const& pictures,
                                               BeforeRelease const& before_release, Job& job);

}  // namespace noodkluis::app
