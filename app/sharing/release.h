// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/sharing/agreement.h"
#include "app/sharing/manifest.h"

// Four eyes: under an agreement that asks for it, two different users of the museum sign for each
// bundle, and the bundle carries both signatures. docs/formats.md has the document that they sign.
namespace noodkluis::app {

/// What is released: these members are in the manifest too, so the recipient can check what was
/// signed.
struct ReleaseText {
    storage::BundleId bundle;
    crypto::Hash256 agreement{};
    storage::ListId list;
    std::int64_t list_number = 0;
    Timestamp not_after{};
};

[[nodiscard]] ManifestApproval sign_release_text(ReleaseText const& text, storage::UserId user,
                                                 crypto::minisign::SigningKey const& key);
/// The signature is one of this user with this key for exactly this. Errors: release_not_signed.
[[nodiscard]] Status check_approval(ReleaseText const& text, ManifestApproval const& approval,
                                    std::string const& name);

/// A manifest has as many approvals as its agreement asks for, by different users with different
/// keys, and all fit. Errors: release_not_signed.
[[nodiscard]] Status check_approvals(Manifest const& manifest, AgreementTerms const& terms,
                                     std::string const& name);

}  // namespace noodkluis::app
