// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "crypto/base/bytes.h"

// Bech32 (BIP 173, without its limit on length) for keys of 32 bytes, as age writes them.
namespace noodkluis::crypto::age {

inline constexpr std::size_t kKeyBytes = 32;

/// How long the text of a key is with this prefix.
[[nodiscard]] constexpr std::size_t bech32_size(std::string_view prefix) {
    constexpr std::size_t kDataSymbols = (kKeyBytes * 8 + 4) / 5;
    return prefix.size() + 1 + kDataSymbols + 6;
}

/// Fills `out`, of bech32_size(prefix) bytes, in the letter case of the prefix.
void encode_bech32(std::string_view prefix, ByteView key, MutableByteView out);
/// True when the text is exactly a key with this prefix, in the letter case of the prefix.
[[nodiscard]] bool decode_bech32(std::string_view prefix, std::string_view text,
                                 MutableByteView key);

}  // namespace noodkluis::crypto::age
