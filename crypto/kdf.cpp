// SPDX-License-Identifier: Apache-2.0
#include "crypto/kdf.h"

#include <algorithm>
#include <chrono>

#include <sodium.h>

#include "crypto/base/limits.h"

namespace noodkluis::crypto {
namespace {

constexpr std::chrono::milliseconds kCalibrationGoal{1000};

/// The time of one derivation, or nothing when there is not enough memory.
std::chrono::nanoseconds time_of(KdfParameters const& parameters) {
    Secret const passphrase(limits::kPassphraseBytesMin);
    auto const start = std::chrono::steady_clock::now();
    auto const derived = derive_from_passphrase(passphrase, {}, parameters);
    auto const time = std::chrono::steady_clock::now() - start;
    return derived ? time : std::chrono::nanoseconds(0);
}

}  // namespace

KdfParameters cheapest_kdf() {
    return {limits::kKdfCreatePassesMin, limits::kKdfCreateMemoryMin};
}

KdfParameters calibrate_kdf() {
    for (auto const memory : {limits::kKdfCreateMemory, limits::kKdfCreateMemoryMin}) {
        auto const time = time_of({limits::kKdfCreatePassesMin, memory});
        if (time.count() == 0) {
            continue;
        }
        auto const affordable = static_cast<std::uint64_t>(
            limits::kKdfCreatePassesMin * std::chrono::nanoseconds(kCalibrationGoal) / time);
        return {std::clamp(affordable, limits::kKdfCreatePassesMin, limits::kKdfPassesMax), memory};
    }
    return cheapest_kdf();
}

bool is_acceptable(KdfParameters const& parameters) {
    return parameters.passes >= 1 && parameters.passes <= limits::kKdfPassesMax &&
           parameters.memory >= limits::kKdfMemoryMin && parameters.memory <= limits::kKdfMemoryMax;
}

Result<Secret> derive_from_passphrase(Secret const& passphrase, KdfSalt const& salt,
                                      KdfParameters const& parameters) {
    static_assert(std::tuple_size_v<KdfSalt> == crypto_pwhash_SALTBYTES);
    NK_ASSERT(is_acceptable(parameters));
    Secret key(32);
    auto const text = as_text(passphrase.expose());
    if (crypto_pwhash(key.writable().data(), key.size(), text.data(), text.size(), salt.data(),
                      parameters.passes, parameters.memory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return fail(ErrorCode::out_of_memory);
    }
    return key;
}

}  // namespace noodkluis::crypto
