// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/sharing/release_code.h"
#include "storage/model/party.h"
#include "storage/vault.h"

// Release codes in a vault: kept where a bundle was sealed, and tried where it came in.
namespace noodkluis::app {

/// The code of a bundle that was sealed here, for the duty officer to read out. That it was shown
/// is written to the log. Errors: role_forbids, release_code_none, and those of find_issued.
struct ShownCode {
    storage::IssuedBundle bundle;
    crypto::Secret code;
};
[[nodiscard]] Result<ShownCode> show_release_code(storage::Vault& vault, std::string const& bundle);

/// Whether a code may be tried now. Errors: release_code_wait.
[[nodiscard]] Status check_release_wait(storage::Vault& vault, storage::BundleId bundle,
                                        std::string const& name, Timestamp now);
/// Keeps and logs that a wrong code was given, and gives the error that says how long to wait.
[[nodiscard]] Status note_wrong_code(storage::Vault& vault, storage::BundleId bundle,
                                     std::string const& name, Timestamp now);
/// A right code was given. Inside vault.write only.
[[nodiscard]] Status forget_wrong_codes(storage::Vault& vault, storage::BundleId bundle);

}  // namespace noodkluis::app
