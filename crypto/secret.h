// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include "crypto/base/bytes.h"

namespace noodkluis::crypto {

/// Starts libsodium and turns core dumps off. Call once at the start of main, before any other
/// call of this layer. Returns false when libsodium cannot start: then the program must not go on.
[[nodiscard]] bool start_crypto();

/// True when the operating system lets us keep secrets out of swap; shown in diagnostics.
[[nodiscard]] bool can_lock_memory();

/// Wipes ordinary memory that held a secret for a moment.
void wipe(MutableByteView bytes);

/// Bytes that must not leak: guarded memory (sodium_malloc), wiped when freed, moved and never
/// copied by accident. There is no way to print one. `expose` marks each place that reads it.
class Secret {
  public:
    Secret() = default;
    /// `size` zero bytes, to be filled through `writable`.
    explicit Secret(std::size_t size);
    [[nodiscard]] static Secret random(std::size_t size);
    /// Copies `source` and wipes it.
    [[nodiscard]] static Secret take(MutableByteView source);
    /// Copies `source`, which stays as it is: for literals in tests and for public bytes.
    [[nodiscard]] static Secret copy_of(ByteView source);
    [[nodiscard]] Secret clone() const { return copy_of(expose()); }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] ByteView expose() const { return {m_bytes.get(), m_size}; }
    [[nodiscard]] MutableByteView writable() { return {m_bytes.get(), m_size}; }

    /// In constant time for equal sizes; the size itself is not a secret.
    [[nodiscard]] bool equals(ByteView other) const;

  private:
    struct Free {
        void operator()(Byte* bytes) const noexcept;
    };
    std::unique_ptr<Byte[], Free> m_bytes;
    std::size_t m_size = 0;
};

/// In constant time for equal sizes.
[[nodiscard]] bool equal_constant_time(ByteView a, ByteView b);

}  // namespace noodkluis::crypto
