// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "crypto/base/bytes.h"

// Fields at fixed places in a record, little-endian. The places must lie within (asserted by span).
namespace noodkluis {

template <class Unsigned>
[[nodiscard]] Unsigned get_at(ByteView record, std::size_t at) {
    return get_le<Unsigned>(record.subspan(at, sizeof(Unsigned)));
}
template <std::size_t N>
[[nodiscard]] ByteArray<N> get_array_at(ByteView record, std::size_t at) {
    ByteArray<N> value{};
    std::ranges::copy(record.subspan(at, N), value.begin());
    return value;
}
template <class Unsigned>
void put_at(MutableByteView record, std::size_t at, Unsigned value) {
    put_le(record.subspan(at, sizeof(Unsigned)), value);
}
inline void put_bytes_at(MutableByteView record, std::size_t at, ByteView value) {
    std::ranges::copy(value, record.subspan(at, value.size()).begin());
}

}  // namespace noodkluis
