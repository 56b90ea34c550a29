// SPDX-License-Identifier: Apache-2.0
#include "crypto/sealing.h"

#include <algorithm>

#include <sodium.h>

#include "crypto/base/error.h"
#include "crypto/random.h"

namespace noodkluis::crypto {
namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(kNonceBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES == kSealedOverhead);

}  // namespace

Bytes seal(Secret const& key, Secret const& plain, ByteView context) {
    NK_ASSERT(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    auto const nonce = random_array<kNonceBytes>();
    Bytes sealed(kSealedOverhead + plain.size());
    std::copy(nonce.begin(), nonce.end(), sealed.begin());
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        sealed.data() + kNonceBytes, nullptr, plain.expose().data(), plain.size(), context.data(),
        context.size(), nullptr, nonce.data(), key.expose().data());
    return sealed;
}

std::optional<Secret> unseal(Secret const& key, ByteView sealed, ByteView context) {
    NK_ASSERT(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    if (sealed.size() <= kSealedOverhead) {
        return std::nullopt;
    }
    Secret plain(sealed.size() - kSealedOverhead);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            plain.writable().data(), nullptr, nullptr, sealed.data() + kNonceBytes,
            sealed.size() - kNonceBytes, context.data(), context.size(), sealed.data(),
            key.expose().data()) != 0) {
        return std::nullopt;
    }
    return plain;
}

}  // namespace noodkluis::crypto
