// SPDX-License-Identifier: Apache-2.0
#include "crypto/slip39/cipher.h"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace noodkluis::crypto::slip39 {
namespace {

constexpr std::uint64_t kIterationsPerRound = 2500;
constexpr std::size_t kMacSize = crypto_auth_hmacsha256_BYTES;

/// PBKDF2-HMAC-SHA256 of at most one block, which is all that is ever needed here.
Secret pbkdf2(ByteView password, ByteView salt, std::uint64_t iterations, std::size_t size) {
    NK_ASSERT(size <= kMacSize);
    crypto_auth_hmacsha256_state keyed;
    crypto_auth_hmacsha256_init(&keyed, password.data(), password.size());
    auto state = keyed;
    constexpr ByteArray<4> kFirstBlock{0, 0, 0, 1};
    Secret last(kMacSize);
    crypto_auth_hmacsha256_update(&state, salt.data(), salt.size());
    crypto_auth_hmacsha256_update(&state, kFirstBlock.data(), kFirstBlock.size());
    crypto_auth_hmacsha256_final(&state, last.writable().data());
    Secret sum = last.clone();
    auto const bytes = last.writable();
    auto const total = sum.writable();
    for (std::uint64_t i = 1; i < iterations; ++i) {
        state = keyed;
        crypto_auth_hmacsha256_update(&state, bytes.data(), bytes.size());
        crypto_auth_hmacsha256_final(&state, bytes.data());
        for (std::size_t at = 0; at < kMacSize; ++at) {
            total[at] ^= bytes[at];
        }
    }
    sodium_memzero(&keyed, sizeof keyed);
    sodium_memzero(&state, sizeof state);
    return Secret::copy_of(sum.expose().first(size));
}

/// What a round adds to one half: a function of the other half.
Secret round_key(Byte round, ByteView half, Secret const& passphrase,
                 CipherParameters const& parameters) {
    Secret password(1 + passphrase.size());
    password.writable()[0] = round;
    std::ranges::copy(passphrase.expose(), password.writable().subspan(1).begin());
    Bytes prefix;
    if (!parameters.extendable) {
        constexpr std::string_view kLabel = "shamir";
        prefix.assign(kLabel.begin(), kLabel.end());
        prefix.push_back(static_cast<Byte>(parameters.set >> 8));
        prefix.push_back(static_cast<Byte>(parameters.set & 0xff));
    }
    Secret salt(prefix.size() + half.size());
    std::ranges::copy(prefix, salt.writable().begin());
    std::ranges::copy(half, salt.writable().subspan(prefix.size()).begin());
    return pbkdf2(password.expose(), salt.expose(), kIterationsPerRound << parameters.exponent,
                  half.size());
}

Secret run(Secret const& input, Secret const& passphrase, CipherParameters const& parameters,
           std::array<Byte, 4> const& rounds) {
    NK_ASSERT(input.size() % 2 == 0 && input.size() <= 2 * kMacSize);
    auto const half = input.size() / 2;
    auto left = Secret::copy_of(input.expose().first(half));
    auto right = Secret::copy_of(input.expose().subspan(half));
    for (Byte const round : rounds) {
        auto const key = round_key(round, right.expose(), passphrase, parameters);
        for (std::size_t i = 0; i < half; ++i) {
            left.writable()[i] ^= key.expose()[i];
        }
        std::swap(left, right);
    }
    Secret output(input.size());
    std::ranges::copy(right.expose(), output.writable().begin());
    std::ranges::copy(left.expose(), output.writable().subspan(half).begin());
    return output;
}

}  // namespace

Secret encrypt(Secret const& secret, Secret const& passphrase, CipherParameters const& parameters) {
    return run(secret, passphrase, parameters, {0, 1, 2, 3});
}

Secret decrypt(Secret const& encrypted, Secret const& passphrase,
               CipherParameters const& parameters) {
    return run(encrypted, passphrase, parameters, {3, 2, 1, 0});
}

}  // namespace noodkluis::crypto::slip39
