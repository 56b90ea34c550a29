// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "crypto/age/age.h"
#include "crypto/age/header.h"

// How a file key is wrapped for a recipient and found again (age.md, "X25519" and "scrypt").
namespace noodkluis::crypto::age {

/// Errors: age_recipient when the key is one of the few that give no secret.
[[nodiscard]] Result<Stanza> wrap_for(X25519Recipient const& recipient, Secret const& file_key);
/// Errors: out_of_memory.
[[nodiscard]] Result<Stanza> wrap_for(Passphrase const& passphrase, Secret const& file_key);

struct Unwrapped {
    Secret file_key;
    X25519Recipient recipient;  ///< of the identity that fitted; zeros for a passphrase
};
/// Tries the identities in order. Errors: age_header when a stanza for such an identity is not
/// well formed, age_no_match, out_of_memory.
[[nodiscard]] Result<Unwrapped> unwrap(Header const& header,
                                       std::vector<Identity> const& identities,
                                       std::string const& name);

}  // namespace noodkluis::crypto::age
