// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/sharing/share.h"
#include "storage/model/release.h"

// Bundles that wait for a second signature. `seal_list` makes them, under an agreement that asks
// for four eyes.
namespace noodkluis::app {

struct WaitingRelease {
    storage::Release release;
    std::string agreement;    ///< title
    std::string list;         ///< as it was called when it was approved
    std::int64_t number = 0;  ///< of its approved version
    std::string signed_by;    ///< name of the first user
    bool by_you = false;      ///< so somebody else must sign now
    bool is_newest = true;    ///< no later version was approved since
};

/// The oldest first. Errors: those of the database.
[[nodiscard]] Result<std::vector<WaitingRelease>> waiting_releases(storage::Vault& vault,
                                                                   Clock const& clock);

/// By id or by the name of the file. Errors: release_unknown, release_ambiguous.
[[nodiscard]] Result<storage::Release> find_release(storage::Vault& vault, std::string const& name);

/// The second signature, by another user; then the bundle is sealed to `file`. One of both must
/// have the right to approve. Errors: release_unknown, release_same_user, release_not_signed (the
/// first signature is not that of a user of this vault), release_outdated, role_forbids, and those
/// of seal_list.
[[nodiscard]] Result<SealedBundle> sign_release(storage::Vault& vault, storage::BundleId bundle,
                                                Path const& file, Clock const& clock, Job& job);

/// It is not sealed after all. Errors: release_unknown, role_forbids.
[[nodiscard]] Status withdraw_release(storage::Vault& vault, storage::BundleId bundle);

}  // namespace noodkluis::app
