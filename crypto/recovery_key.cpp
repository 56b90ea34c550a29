// SPDX-License-Identifier: Apache-2.0
#include "crypto/recovery_key.h"

#include <algorithm>
#include <vector>

#include "crypto/bech32.h"
#include "crypto/hash.h"

namespace noodkluis::crypto {
namespace {

constexpr std::size_t kKeyBytes = 20;
constexpr std::string_view kPrefix = "NOODKLUIS";
constexpr std::string_view kSlotPurpose = "noodkluis/recovery";

constexpr std::size_t kKeySymbols = bech32_size(kPrefix, kKeyBytes);
static_assert(kKeySymbols == RecoveryKey::kGroups * RecoveryKey::kGroupSize);

bool is_letter_or_digit(Byte byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

/// "3" or "3, 7": the numbers, counted from 1, of the groups in which these places are.
std::string group_numbers(std::vector<std::size_t> const& places) {
    std::string numbers;
    std::size_t last = 0;
    for (auto const place : places) {
        auto const number = place / RecoveryKey::kGroupSize + 1;
        if (number != last) {
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(number);
        }
        last = number;
    }
    return numbers;
}

struct Typed {
    Secret symbols = Secret(kKeySymbols);  ///< in capitals, without what is between the groups
    std::size_t count = 0;                 ///< how many there are, also when they are too many
    std::vector<std::size_t> group_sizes;  ///< as they were typed
};

Typed read(Secret const& text) {
    Typed typed;
    bool in_group = false;
    for (auto const byte : text.expose()) {
        if (!is_letter_or_digit(byte)) {
            in_group = false;
            continue;
        }
        if (!in_group) {
            typed.group_sizes.push_back(0);
            in_group = true;
        }
        ++typed.group_sizes.back();
        if (typed.count < kKeySymbols) {
            typed.symbols.writable()[typed.count] =
                byte >= 'a' ? static_cast<Byte>(byte - 'a' + 'A') : byte;
        }
        ++typed.count;
    }
    return typed;
}

/// Where a key with too many or too few characters is wrong, if its groups tell.
std::vector<std::size_t> places_by_size(std::vector<std::size_t> const& sizes) {
    std::vector<std::size_t> places;
    for (std::size_t group = 0; sizes.size() == RecoveryKey::kGroups && group < sizes.size();
         ++group) {
        if (sizes[group] != RecoveryKey::kGroupSize) {
            places.push_back(group * RecoveryKey::kGroupSize);
        }
    }
    return places;
}

}  // namespace

RecoveryKey RecoveryKey::random() {
    return RecoveryKey(Secret::random(kKeyBytes));
}

Result<RecoveryKey> RecoveryKey::parse(Secret const& text) {
    auto const typed = read(text);
    if (typed.count != kKeySymbols) {
        auto const places = places_by_size(typed.group_sizes);
        if (places.empty()) {
            return fail(ErrorCode::recovery_key_length, std::to_string(kKeySymbols),
                        std::to_string(typed.count));
        }
        return fail(ErrorCode::recovery_key_group, group_numbers(places));
    }
    Secret bytes(kKeyBytes);
    auto const symbols = as_text(typed.symbols.expose());
    if (!decode_bech32(kPrefix, symbols, bytes.writable())) {
        auto const places = mistyped_bech32(kPrefix, symbols);
        return places.empty() ? fail(ErrorCode::recovery_key_typos)
                              : fail(ErrorCode::recovery_key_group, group_numbers(places));
    }
    return RecoveryKey(std::move(bytes));
}

Secret RecoveryKey::text() const {
    Secret text(kKeySymbols);
    encode_bech32(kPrefix, m_bytes.expose(), text.writable());
    return text;
}

Secret RecoveryKey::slot_key() const {
    return derive_key(m_bytes.expose(), kSlotPurpose);
}

}  // namespace noodkluis::crypto
