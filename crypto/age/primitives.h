// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "crypto/secret.h"

// The key derivation and the two ciphers that age.md builds on, under its names.
namespace noodkluis::crypto::age {

inline constexpr std::size_t kFileKeyBytes = 16;
inline constexpr std::size_t kNonceBytes = 16;
inline constexpr std::size_t kWrappedKeyBytes = 32;

/// HMAC-SHA-256.
[[nodiscard]] ByteArray<32> hmac(ByteView key, ByteView data);
/// HKDF-SHA-256 with 32 bytes of output.
[[nodiscard]] Secret hkdf(ByteView key, ByteView salt, std::string_view info);

[[nodiscard]] ByteArray<32> header_mac(Secret const& file_key, ByteView header);
[[nodiscard]] Secret payload_key(Secret const& file_key, ByteView nonce);

/// The file key under a wrap key, which is used once: ChaCha20-Poly1305 with a nonce of zeros.
[[nodiscard]] ByteArray<kWrappedKeyBytes> wrap_file_key(Secret const& wrap_key,
                                                        Secret const& file_key);
/// Empty when the key does not fit. `wrapped` is kWrappedKeyBytes long (asserted).
[[nodiscard]] Secret unwrap_file_key(Secret const& wrap_key, ByteView wrapped);

/// The position of a chunk in the payload, and whether it is the last one.
struct ChunkPlace {
    std::uint64_t index = 0;
    bool last = false;
};
/// `out` is kTagBytes longer than `plaintext`.
void seal_chunk(Secret const& key, ChunkPlace place, ByteView plaintext, MutableByteView out);
/// `out` is kTagBytes shorter than `sealed`. False when it was not sealed so, at this place.
[[nodiscard]] bool open_chunk(Secret const& key, ChunkPlace place, ByteView sealed,
                              MutableByteView out);

}  // namespace noodkluis::crypto::age
