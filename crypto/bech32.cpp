// SPDX-License-Identifier: Apache-2.0
#include "crypto/bech32.h"

#include <algorithm>
#include <iterator>

#include "crypto/secret.h"

namespace noodkluis::crypto {
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

/// One step of the BCH checksum over 5-bit values. It is linear: the steps of two texts that are
/// added (XOR) are the steps of their sum.
std::uint32_t next_state(std::uint32_t state, std::uint32_t value) {
    constexpr std::uint32_t kGenerator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                            0x2a1462b3};
    auto const top = state >> 25;
    state = ((state & 0x1ffffff) << 5) ^ value;
    for (unsigned bit = 0; bit < std::size(kGenerator); ++bit) {
        if (((top >> bit) & 1) != 0) {
            state ^= kGenerator[bit];
        }
    }
    return state;
}

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
    void add(std::uint32_t value) { m_state = next_state(m_state, value); }
    [[nodiscard]] bool is_valid() const { return m_state == 1; }
    [[nodiscard]] std::uint32_t value() const { return m_state; }

  private:
    std::uint32_t m_state = 1;
};

/// What another symbol at one place does to the checksum.
struct Change {
    std::uint32_t effect = 0;
    std::size_t place = 0;
    friend bool operator<(Change const& a, Change const& b) { return a.effect < b.effect; }
};

/// Every change of one symbol in a text of `symbols`, by its effect.
std::vector<Change> single_changes(std::size_t symbols) {
    std::vector<Change> changes;
    changes.reserve(symbols * 31);
    for (std::uint32_t difference = 1; difference < 32; ++difference) {
        auto effect = difference;
        for (std::size_t place = symbols; place-- > 0;) {
            changes.push_back({effect, place});
            effect = next_state(effect, 0);
        }
    }
    std::sort(changes.begin(), changes.end());
    return changes;
}

}  // namespace

void encode_bech32(std::string_view prefix, ByteView key, MutableByteView out) {
    NK_ASSERT(out.size() == bech32_size(prefix, key.size()));
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
    if (count > 0) {
        put_value((bits << (5 - count)) & 31);
    }
    for (std::size_t i = 0; i < kChecksumSymbols; ++i) {
        checksum.add(0);
    }
    auto const sum = checksum.value() ^ 1;
    for (std::size_t i = 0; i < kChecksumSymbols; ++i) {
        put(kSymbols[(sum >> (5 * (kChecksumSymbols - 1 - i))) & 31]);
    }
}

bool decode_bech32(std::string_view prefix, std::string_view text, MutableByteView key) {
    bool const upper = std::any_of(prefix.begin(), prefix.end(), is_upper);
    auto const other_case = upper ? is_lower : is_upper;
    if (text.size() != bech32_size(prefix, key.size()) || text.substr(0, prefix.size()) != prefix ||
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

std::vector<std::size_t> mistyped_bech32(std::string_view prefix, std::string_view text) {
    std::vector<std::size_t> wrong;
    auto const start = prefix.size() + 1;
    Checksum checksum(prefix);
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const symbol = kSymbols.find(lowered(text[i]));
        bool const fits = i < prefix.size()    ? lowered(text[i]) == lowered(prefix[i])
                          : i == prefix.size() ? text[i] == '1'
                                               : symbol != std::string_view::npos;
        if (!fits) {
            wrong.push_back(i);
        } else if (i >= start) {
            checksum.add(static_cast<std::uint32_t>(symbol));
        }
    }
    if (!wrong.empty() || text.size() <= start) {
        return wrong;
    }
    auto const wanted = checksum.value() ^ 1;
    if (wanted == 0) {
        return {};
    }
    auto const changes = single_changes(text.size() - start);
    auto const with_effect = [&](std::uint32_t effect) {
        auto const found = std::lower_bound(changes.begin(), changes.end(), Change{effect, 0});
        return found != changes.end() && found->effect == effect ? found : changes.end();
    };
    if (auto const one = with_effect(wanted); one != changes.end()) {
        return {start + one->place};
    }
    for (auto const& first : changes) {
        if (auto const second = with_effect(wanted ^ first.effect); second != changes.end()) {
            return {start + std::min(first.place, second->place),
                    start + std::max(first.place, second->place)};
        }
    }
    return {};
}

}  // namespace noodkluis::crypto
