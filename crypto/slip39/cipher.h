// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "crypto/secret.h"

// How SLIP-39 encrypts a secret before it is split: four Feistel rounds of PBKDF2. The passphrase
// is always empty in our own shares, so there it only mixes the bytes.
namespace noodkluis::crypto::slip39 {

struct CipherParameters {
    std::uint16_t set = 0;    ///< identifier of the set of shares
    bool extendable = false;  ///< the identifier does not take part
    unsigned exponent = 0;    ///< 10,000 * 2^exponent iterations in all
};

/// `secret` has an even number of bytes, at most 64 (asserted).
[[nodiscard]] Secret encrypt(Secret const& secret, Secret const& passphrase,
                             CipherParameters const& parameters);
[[nodiscard]] Secret decrypt(Secret const& encrypted, Secret const& passphrase,
                             CipherParameters const& parameters);

}  // namespace noodkluis::crypto::slip39
