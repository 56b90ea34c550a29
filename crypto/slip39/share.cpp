// SPDX-License-Identifier: Apache-2.0
#include "crypto/slip39/share.h"

#include <algorithm>
#include <vector>

#include "crypto/base/limits.h"

namespace noodkluis::crypto::slip39 {
namespace {

// Two words for the set, two for the group and the share, and the checksum at the end.
constexpr std::size_t kValueAt = 4;
constexpr std::size_t kOtherWords = kValueAt + kChecksumWords;
constexpr std::size_t kVaultShareWords = 33;

/// The bytes of a value that takes this many words; 0 when none does.
std::size_t value_size(std::size_t words) {
    auto const bits = words * kWordBits;
    auto const padding = bits % 16;
    auto const bytes = (bits - padding) / 8;
    return padding <= 8 && bytes >= limits::kShareBytesMin && bytes <= limits::kShareBytesMax
               ? bytes
               : 0;
}

std::size_t words_for(std::size_t bytes) {
    return (bytes * 8 + kWordBits - 1) / kWordBits;
}

bool is_extendable(Words const& words) {
    return ((words[1] >> 4) & 1U) != 0;
}

/// The word that makes the checksum right at this place.
std::optional<Word> fitting_word(Words& words, std::size_t place) {
    auto const before = words[place];
    std::optional<Word> fitting;
    for (Word word = 0; word < kWordCount && !fitting; ++word) {
        words.set(place, word);
        if (has_checksum(words, is_extendable(words))) {
            fitting = word;
        }
    }
    words.set(place, before);
    return fitting;
}

tl::unexpected<Error> fail_at(ErrorCode code, std::size_t place, Word meant) {
    return fail(code, std::to_string(place + 1), std::string(text_of(meant)));
}

/// The text in small letters, and where its words are in it.
struct Typed {
    struct Place {
        std::size_t start = 0;
        std::size_t size = 0;
    };
    Secret text;
    std::vector<Place> words;
    [[nodiscard]] std::string_view word(std::size_t index) const {
        return as_text(text.expose().subspan(words[index].start, words[index].size));
    }
};

Typed read(Secret const& text) {
    Typed typed{text.clone(), {}};
    auto const bytes = typed.text.writable();
    bool in_word = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
            bytes[i] = static_cast<Byte>(bytes[i] - 'A' + 'a');
        }
        bool const letter = (bytes[i] >= 'a' && bytes[i] <= 'z') || bytes[i] >= 0x80;
        if (letter && !in_word) {
            typed.words.push_back({i, 0});
        }
        if (letter) {
            ++typed.words.back().size;
        }
        in_word = letter;
    }
    return typed;
}

/// The words as numbers, all in the list and with a right checksum.
Result<Words> checked_words(Typed const& typed) {
    auto const count = typed.words.size();
    auto const wrong_length = [&] {
        return fail(ErrorCode::share_length, std::to_string(kVaultShareWords),
                    std::to_string(count));
    };
    if (count <= kOtherWords || value_size(count - kOtherWords) == 0) {
        return wrong_length();
    }
    Words words(count);
    std::vector<std::size_t> unknown;
    for (std::size_t i = 0; i < count; ++i) {
        auto const word = find_word(typed.word(i));
        words.set(i, word.value_or(0));
        if (!word) {
            unknown.push_back(i);
        }
    }
    if (!unknown.empty()) {
        auto const place = unknown.front();
        auto const meant = unknown.size() == 1 ? fitting_word(words, place) : std::optional<Word>();
        return fail_at(ErrorCode::share_word_unknown, place,
                       meant ? *meant : nearest_word(typed.word(place)));
    }
    if (has_checksum(words, is_extendable(words))) {
        return words;
    }
    for (std::size_t place = 0; place < count; ++place) {
        if (auto const meant = fitting_word(words, place)) {
            return fail_at(ErrorCode::share_word_wrong, place, *meant);
        }
    }
    return count == kVaultShareWords ? fail(ErrorCode::share_typos) : wrong_length();
}

ShareInfo info_in(Words const& words) {
    auto const at = [&](std::size_t index) { return static_cast<unsigned>(words[index]); };
    ShareInfo info;
    info.set = static_cast<std::uint16_t>((at(0) << 5) | (at(1) >> 5));
    info.extendable = is_extendable(words);
    info.exponent = at(1) & 15;
    info.group = at(2) >> 6;
    info.groups_needed = ((at(2) >> 2) & 15) + 1;
    info.groups = (((at(2) & 3) << 2) | (at(3) >> 8)) + 1;
    info.number = (at(3) >> 4) & 15;
    info.needed = (at(3) & 15) + 1;
    return info;
}

void put_info(Words& words, ShareInfo const& info) {
    auto const put = [&](std::size_t index, std::size_t word) {
        words.set(index, static_cast<Word>(word));
    };
    put(0, static_cast<std::size_t>(info.set) >> 5);
    put(1, ((info.set & 31U) << 5) | (info.extendable ? 16U : 0U) | info.exponent);
    put(2, (info.group << 6) | ((info.groups_needed - 1) << 2) | ((info.groups - 1) >> 2));
    put(3, (((info.groups - 1) & 3) << 8) | (info.number << 4) | (info.needed - 1));
}

/// The value of a share, its padding in front; empty when the padding is not zero.
Secret value_in(Words const& words) {
    auto const count = words.size() - kOtherWords;
    Secret value(value_size(count));
    unsigned bits = 0;
    std::size_t held = 0;
    std::size_t filled = 0;
    auto padding = count * kWordBits - value.size() * 8;
    for (std::size_t i = 0; i < count; ++i) {
        bits = (bits << kWordBits) | words[kValueAt + i];
        held += kWordBits;
        if (padding > 0) {
            held -= padding;
            if ((bits >> held) != 0) {
                return {};
            }
            padding = 0;
        }
        while (held >= 8) {
            held -= 8;
            value.writable()[filled] = static_cast<Byte>((bits >> held) & 0xff);
            ++filled;
        }
        bits &= (1U << held) - 1;
    }
    return value;
}

void put_value(Words& words, Secret const& value) {
    auto const count = words_for(value.size());
    unsigned bits = 0;
    // The padding is as if zeros had come before the value.
    std::size_t held = count * kWordBits - value.size() * 8;
    std::size_t filled = 0;
    for (auto const byte : value.expose()) {
        bits = (bits << 8) | byte;
        held += 8;
        if (held >= kWordBits) {
            held -= kWordBits;
            words.set(kValueAt + filled, static_cast<Word>(bits >> held));
            ++filled;
            bits &= (1U << held) - 1;
        }
    }
    NK_ASSERT(filled == count && held == 0);
}

}  // namespace

Result<Share> Share::parse(Secret const& text) {
    if (text.size() > limits::kShareTextMax) {
        return fail(ErrorCode::share_typos);
    }
    auto const typed = read(text);
    NK_TRY(auto const words, checked_words(typed));
    auto const info = info_in(words);
    auto value = value_in(words);
    if (value.empty() || info.groups_needed > info.groups || info.group >= info.groups ||
        info.exponent > limits::kShareExponentMax) {
        return fail(ErrorCode::share_malformed);
    }
    return Share(info, std::move(value));
}

Secret Share::text() const {
    Words words(words_for(m_value.size()) + kOtherWords);
    put_info(words, m_info);
    put_value(words, m_value);
    set_checksum(words, m_info.extendable);
    std::size_t size = words.size() - 1;
    for (std::size_t i = 0; i < words.size(); ++i) {
        size += text_of(words[i]).size();
    }
    Secret text(size);
    std::size_t at = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const word = text_of(words[i]);
        std::ranges::copy(as_bytes(word), text.writable().subspan(at).begin());
        at += word.size();
        if (i + 1 < words.size()) {
            text.writable()[at] = ' ';
            ++at;
        }
    }
    return text;
}

}  // namespace noodkluis::crypto::slip39
