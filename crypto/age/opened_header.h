// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/age/age.h"
#include "crypto/age/input.h"

namespace noodkluis::crypto::age {

/// What a header gives to somebody it is for.
struct OpenedHeader {
    Secret payload_key;
    X25519Recipient recipient;
    std::uint64_t bytes = 0;  ///< of header and nonce: where the payload begins
};

/// Reads header and nonce, finds the file key and verifies the MAC.
/// Errors: age_header, age_header_mac, age_no_match, and those of the input.
[[nodiscard]] Result<OpenedHeader> open_header(Input& input,
                                               std::vector<Identity> const& identities,
                                               std::string const& name, Profile const& profile);

}  // namespace noodkluis::crypto::age
