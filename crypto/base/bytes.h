// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/result.h"

namespace noodkluis {

using Byte = std::uint8_t;
using Bytes = std::vector<Byte>;
using ByteView = std::span<Byte const>;
using MutableByteView = std::span<Byte>;
template <std::size_t N>
using ByteArray = std::array<Byte, N>;

[[nodiscard]] inline ByteView as_bytes(std::string_view text) {
    return {reinterpret_cast<Byte const*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view as_text(ByteView bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal. Not for secrets: the result is an ordinary string.
[[nodiscard]] std::string to_hex(ByteView bytes);
/// Exactly `out.size()` bytes in lower-case hexadecimal; false for anything else.
[[nodiscard]] bool from_hex(std::string_view text, MutableByteView out);

enum class Base64 : std::uint8_t { padded, unpadded };
[[nodiscard]] std::string to_base64(ByteView bytes, Base64 variant);
/// RFC 4648 section 4, canonical form only: no white space, no spare bits, padding as `variant`.
/// Fills `out` exactly; false when the text is of another length or form.
[[nodiscard]] bool from_base64(std::string_view text, Base64 variant, MutableByteView out);

/// Fixed-width integers in file formats.
template <class Unsigned>
void put_le(MutableByteView out, Unsigned value) {
    NK_ASSERT(out.size() == sizeof(Unsigned));
    for (auto& byte : out) {
        byte = static_cast<Byte>(value & 0xff);
        value = static_cast<Unsigned>(value >> 8);
    }
}
template <class Unsigned>
[[nodiscard]] Unsigned get_le(ByteView in) {
    NK_ASSERT(in.size() == sizeof(Unsigned));
    Unsigned value = 0;
    for (std::size_t i = in.size(); i-- > 0;) {
        value = static_cast<Unsigned>((value << 8) | in[i]);
    }
    return value;
}

}  // namespace noodkluis
