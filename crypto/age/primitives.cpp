// SPDX-License-Identifier: Apache-2.0
#include "crypto/age/primitives.h"

#include <sodium.h>

#include "crypto/age/age.h"

namespace noodkluis::crypto::age {
namespace {

using ChunkNonce = ByteArray<crypto_aead_chacha20poly1305_ietf_NPUBBYTES>;

/// An empty span has no address, which libsodium declares it needs.
Byte const* address_of(ByteView bytes) {
    static constexpr Byte kNothing = 0;
    return bytes.empty() ? &kNothing : bytes.data();
}

void hmac_into(ByteView key, ByteView first, ByteView second, MutableByteView out) {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, address_of(key), key.size());
    crypto_auth_hmacsha256_update(&state, address_of(first), first.size());
    crypto_auth_hmacsha256_update(&state, address_of(second), second.size());
    crypto_auth_hmacsha256_final(&state, out.data());
    sodium_memzero(&state, sizeof state);
}

/// An 11-byte big-endian counter, and a byte that marks the last chunk.
ChunkNonce nonce_of(ChunkPlace place) {
    ChunkNonce nonce{};
    for (std::size_t i = 0; i < 8; ++i) {
        nonce[10 - i] = static_cast<Byte>((place.index >> (8 * i)) & 0xff);
    }
    nonce[11] = place.last ? 1 : 0;
    return nonce;
}

}  // namespace

ByteArray<32> hmac(ByteView key, ByteView data) {
    ByteArray<32> mac{};
    hmac_into(key, data, {}, mac);
    return mac;
}

Secret hkdf(ByteView key, ByteView salt, std::string_view info) {
    Secret extracted(32);
    hmac_into(salt, key, {}, extracted.writable());
    Secret derived(32);
    constexpr Byte kFirstBlock[] = {1};
    hmac_into(extracted.expose(), as_bytes(info), kFirstBlock, derived.writable());
    return derived;
}

ByteArray<32> header_mac(Secret const& file_key, ByteView header) {
    auto const key = hkdf(file_key.expose(), {}, "header");
    return hmac(key.expose(), header);
}

Secret payload_key(Secret const& file_key, ByteView nonce) {
    return hkdf(file_key.expose(), nonce, "payload");
}

ByteArray<kWrappedKeyBytes> wrap_file_key(Secret const& wrap_key, Secret const& file_key) {
    ByteArray<kWrappedKeyBytes> wrapped{};
    static_assert(kWrappedKeyBytes == kFileKeyBytes + kTagBytes);
    ChunkNonce const zeros{};
    crypto_aead_chacha20poly1305_ietf_encrypt(wrapped.data(), nullptr, file_key.expose().data(),
                                              file_key.size(), nullptr, 0, nullptr, zeros.data(),
                                              wrap_key.expose().data());
    return wrapped;
}

Secret unwrap_file_key(Secret const& wrap_key, ByteView wrapped) {
    NK_ASSERT(wrapped.size() == kWrappedKeyBytes);
    ChunkNonce const zeros{};
    Secret file_key(kFileKeyBytes);
    if (crypto_aead_chacha20poly1305_ietf_decrypt(file_key.writable().data(), nullptr, nullptr,
                                                  wrapped.data(), wrapped.size(), nullptr, 0,
                                                  zeros.data(), wrap_key.expose().data()) != 0) {
        return {};
    }
    return file_key;
}

void seal_chunk(Secret const& key, ChunkPlace place, ByteView plaintext, MutableByteView out) {
    NK_ASSERT(out.size() == plaintext.size() + kTagBytes);
    auto const nonce = nonce_of(place);
    crypto_aead_chacha20poly1305_ietf_encrypt(out.data(), nullptr, plaintext.data(),
                                              plaintext.size(), nullptr, 0, nullptr, nonce.data(),
                                              key.expose().data());
}

bool open_chunk(Secret const& key, ChunkPlace place, ByteView sealed, MutableByteView out) {
    NK_ASSERT(sealed.size() == out.size() + kTagBytes);
    auto const nonce = nonce_of(place);
    return crypto_aead_chacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(),
                                                     sealed.size(), nullptr, 0, nonce.data(),
                                                     key.expose().data()) == 0;
}

}  // namespace noodkluis::crypto::age
