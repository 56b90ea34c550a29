// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/bytes.h"

namespace noodkluis::crypto {

/// Fills `out` from the operating system's generator. The one source of randomness.
void fill_random(MutableByteView out);

template <std::size_t N>
[[nodiscard]] ByteArray<N> random_array() {
    ByteArray<N> bytes{};
    fill_random(bytes);
    return bytes;
}

}  // namespace noodkluis::crypto
