// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/result.h"
#include "crypto/secret.h"

namespace noodkluis::crypto {

/// How much work it is to try one passphrase: Argon2id with one lane.
struct KdfParameters {
    std::uint64_t passes = 0;
    std::uint64_t memory = 0;  ///< bytes
    friend bool operator==(KdfParameters const&, KdfParameters const&) = default;
};

/// The least that a new key slot may ask for.
[[nodiscard]] KdfParameters cheapest_kdf();
/// What takes about a second on this computer. With too little free memory it uses less memory and
/// more passes.
[[nodiscard]] KdfParameters calibrate_kdf();

/// Within what a key slot that is read may ask of this computer.
[[nodiscard]] bool is_acceptable(KdfParameters const& parameters);

using KdfSalt = ByteArray<16>;
/// 32 bytes. The parameters are acceptable (asserted). Takes as long as they say.
/// Errors: out_of_memory.
[[nodiscard]] Result<Secret> derive_from_passphrase(Secret const& passphrase, KdfSalt const& salt,
                                                    KdfParameters const& parameters);

}  // namespace noodkluis::crypto
