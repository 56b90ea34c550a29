// SPDX-License-Identifier: Apache-2.0
#include "crypto/base/bytes.h"

#include <sodium.h>

namespace noodkluis {
namespace {

int sodium_variant(Base64 variant) {
    return variant == Base64::padded ? sodium_base64_VARIANT_ORIGINAL
                                     : sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
}

}  // namespace

std::string to_hex(ByteView bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

bool from_hex(std::string_view text, MutableByteView out) {
    if (text.size() != out.size() * 2) {
        return false;
    }
    auto const digit = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    for (std::size_t i = 0; i < out.size(); ++i) {
        int const high = digit(text[2 * i]);
        int const low = digit(text[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        out[i] = static_cast<Byte>(high * 16 + low);
    }
    return true;
}

std::string to_base64(ByteView bytes, Base64 variant) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_variant(variant)), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                      sodium_variant(variant));
    text.pop_back();
    return text;
}

bool from_base64(std::string_view text, Base64 variant, MutableByteView out) {
    // libsodium wants no null pointers, and there is only one spelling of nothing.
    if (text.empty() || out.empty()) {
        return text.empty() && out.empty();
    }
    std::size_t written = 0;
    return sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &written,
                             nullptr, sodium_variant(variant)) == 0 &&
           written == out.size();
}

}  // namespace noodkluis
