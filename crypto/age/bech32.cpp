// SPDX-License-Identifier: Apache-2.0
#include "crypto/age/bech32.h"

#include <algorithm>

#include "crypto/secret.h"

namespace noodkluis::crypto::age {
namespace {

constexpr std::string_view kSymbols = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t kChecksumSymbols = 6;

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
char lowered(char c) {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
char raised(char c) {
    return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

/// The BCH checksum over 5-bit values.
class Checksum {
  public:
    explicit Checksum(std::string_view prefix) {
        for (char const c : prefix) {
            add(static_cast<std::uint32_t>(lowered(c)) >> 5);
        }
        add(0);
        for (char const c : prefix) {
            add(static_cast<std::uint32_t>(lowered(c)) & 31);
        }
    }
    void add(std::uint32_t value) {
        constexpr std::uint32_t kGenerator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                                0x2a1462b3};
        auto const top = m_state >> 25;
        m_state = ((m_state & 0x1ffffff) << 5) ^ value;
        for (unsigned bit = 0; bit < std::size(kGenerator); ++bit) {
            if (((top >> bit) & 1) != 0) {
                m_state ^= kGenerator[bit];
            }
        }
    }
    [[nodiscard]] bool is_valid() const { return m_state == 1; }
    [[nodiscard]] std::uint32_t value() const { return m_state; }

  private:
    std::uint32_t m_state = 1;
};

}  // namespace

void encode_bech32(std::string_view prefix, ByteView key, MutableByteView out) {
    NK_ASSERT(key.size() == kKeyBytes && out.size() == bech32_size(prefix));
    bool const upper = std::any_of(prefix.begin(), prefix.end(), is_upper);
    std::size_t at = 0;
    auto const put = [&](char c) {
        out[at] = static_cast<Byte>(upper ? raised(c) : c);
        ++at;
    };
    std::for_each(prefix.begin(), prefix.end(), put);
    put('1');
    Checksum checksum(prefix);
    std::uint32_t bits = 0;
    int count = 0;
    auto const put_value = [&](std::uint32_t value) {
        checksum.add(value);
        put(kSymbols[value]);
    };
    for (Byte const byte : key) {
        bits = (bits << 8) | byte;
        count += 8;
        while (count >= 5) {
            count -= 5;
            put_value((bits >> count) & 31);
        }
        bits &= 0xff;
    }
    put_value((bits << (5 - count)) & 31);
    for (std::size_t i = 0; i < kChecksumSymbols; ++i) {
        checksum.add(0);
    }
    auto const sum = checksum.value() ^ 1;
    for (std::size_t i = 0; i < kChecksumSymbols; ++i) {
        put(kSymbols[(sum >> (5 * (kChecksumSymbols - 1 - i))) & 31]);
    }
}

bool decode_bech32(std::string_view prefix, std::string_view text, MutableByteView key) {
    NK_ASSERT(key.size() == kKeyBytes);
    bool const upper = std::any_of(prefix.begin(), prefix.end(), is_upper);
    auto const other_case = upper ? is_lower : is_upper;
    if (text.size() != bech32_size(prefix) || text.substr(0, prefix.size()) != prefix ||
        text[prefix.size()] != '1' || std::any_of(text.begin(), text.end(), other_case)) {
        return false;
    }
    text.remove_prefix(prefix.size() + 1);
    Checksum checksum(prefix);
    std::uint32_t bits = 0;
    int count = 0;
    std::size_t filled = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const symbol = kSymbols.find(lowered(text[i]));
        if (symbol == std::string_view::npos) {
            return false;
        }
        checksum.add(static_cast<std::uint32_t>(symbol));
        if (i + kChecksumSymbols >= text.size()) {
            continue;
        }
        bits = ((bits << 5) | static_cast<std::uint32_t>(symbol)) & 0xfff;
        count += 5;
        if (count >= 8) {
            count -= 8;
            key[filled] = static_cast<Byte>((bits >> count) & 0xff);
            ++filled;
        }
    }
    bool const spare_bits_zero = (bits & ((1U << count) - 1)) == 0;
    if (!checksum.is_valid() || filled != key.size() || !spare_bits_zero) {
        wipe(key);
        return false;
    }
    return true;
}

}  // namespace noodkluis::crypto::age
