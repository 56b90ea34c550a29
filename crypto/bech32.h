// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"

// Bech32 (BIP 173, without its limit on length): keys as text with a prefix and a checksum, as age
// writes them and as a recovery key is printed.
namespace noodkluis::crypto {

/// How long the text of a key of `key_bytes` bytes is with this prefix.
[[nodiscard]] constexpr std::size_t bech32_size(std::string_view prefix,
                                                std::size_t key_bytes = 32) {
    return prefix.size() + 1 + (key_bytes * 8 + 4) / 5 + 6;
}

/// Fills `out`, of bech32_size(prefix, key.size()) bytes, in the letter case of the prefix.
void encode_bech32(std::string_view prefix, ByteView key, MutableByteView out);
/// True when the text is exactly a key of `key.size()` bytes with this prefix, in the letter case
/// of the prefix.
[[nodiscard]] bool decode_bech32(std::string_view prefix, std::string_view text,
                                 MutableByteView key);
/// Where a text of the right length that does not decode is mistyped, counted from 0: characters
/// that cannot stand there, or else the one or two that make it decode when they are others. Empty
/// when there is more wrong with it. In texts of at most 89 characters one or two mistakes are
/// always found, and never anything else in their place.
[[nodiscard]] std::vector<std::size_t> mistyped_bech32(std::string_view prefix,
                                                       std::string_view text);

}  // namespace noodkluis::crypto
