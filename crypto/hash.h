// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include "crypto/base/bytes.h"
#include "crypto/secret.h"

namespace noodkluis::crypto {

using Hash256 = ByteArray<32>;
using Hash512 = ByteArray<64>;

/// BLAKE2b-256 of `data`, keyed when `key` is not empty (at most 64 bytes).
[[nodiscard]] Hash256 blake2b_256(ByteView data, ByteView key = {});
/// BLAKE2b-256 keyed with a secret, the result a secret: how one key is derived from another.
[[nodiscard]] Secret derive_key(ByteView key, std::string_view purpose, ByteView context = {});

/// BLAKE2b over data that arrives in pieces; `Size` is 32 or 64 bytes.
template <std::size_t Size>
class Blake2b {
  public:
    explicit Blake2b(ByteView key = {});
    Blake2b(Blake2b&&) noexcept;
    Blake2b& operator=(Blake2b&&) noexcept;
    Blake2b(Blake2b const&) = delete;
    Blake2b& operator=(Blake2b const&) = delete;
    ~Blake2b();
    void update(ByteView data);
    /// Once, at the end.
    [[nodiscard]] ByteArray<Size> finish();

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace noodkluis::crypto
