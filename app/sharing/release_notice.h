// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/sharing/agreement.h"
#include "storage/container.h"

// Private to the sharing code: code.json, which stands before an inside that opens with a code.
// It says that a code is needed and whom to call; everything else is behind the code.
namespace noodkluis::app {

struct ReleaseNotice {
    storage::BundleId bundle;
    ByteArray<32> signer{};
    std::vector<ContactPoint> call;
    std::uint64_t size = 0;  ///< of coded.age, in bytes
    crypto::Hash256 hash{};  ///< BLAKE2b-256 of it
    friend bool operator==(ReleaseNotice const&, ReleaseNotice const&) = default;

    [[nodiscard]] std::string document() const;
    [[nodiscard]] std::string signature_comment() const;
};

/// From a container that starts with it; checks its signature and that it is about this bundle.
/// Errors: those of documents, containers and signatures, manifest_mismatch.
[[nodiscard]] Result<ReleaseNotice> check_release_notice(storage::ContainerReader const& container,
                                                         BundleComment const& description,
                                                         crypto::minisign::PublicKey const& signer,
                                                         std::string const& name);
/// "officier van dienst 0201234567, wacht 0207654321"
[[nodiscard]] std::string whom_to_call(std::vector<ContactPoint> const& contacts,
                                       std::string const& otherwise);

}  // namespace noodkluis::app
