// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "crypto/secret.h"

// Small secrets at rest under another key: XChaCha20-Poly1305 with a random nonce before it.
namespace noodkluis::crypto {

/// How many bytes sealing adds: nonce and tag.
inline constexpr std::size_t kSealedOverhead = 24 + 16;

/// `key` has 32 bytes; `context` must be the same when it is unsealed.
[[nodiscard]] Bytes seal(Secret const& key, Secret const& plain, ByteView context);
/// Nothing when the key or the context is another, or the bytes were changed.
[[nodiscard]] std::optional<Secret> unseal(Secret const& key, ByteView sealed, ByteView context);

}  // namespace noodkluis::crypto
