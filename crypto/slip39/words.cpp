// SPDX-License-Identifier: Apache-2.0
#include "crypto/slip39/words.h"

#include <algorithm>
#include <array>

#include "embedded/slip39_words.h"

namespace noodkluis::crypto::slip39 {
namespace {

constexpr std::size_t kWordSizeMax = 8;

std::array<std::string_view, kWordCount> split(std::string_view list) {
    std::array<std::string_view, kWordCount> words;
    for (auto& word : words) {
        word = list.substr(0, list.find('\n'));
        list.remove_prefix(word.size() + 1);
    }
    return words;
}

// Not constexpr: the sanitizers check the address of the list, which is no constant then.
auto const kWords = split(embedded::slip39_words);

/// How many letters must be changed, left out or put in to get from one word to the other.
std::size_t distance(std::string_view typed, std::string_view word) {
    std::array<std::size_t, kWordSizeMax + 1> row{};
    for (std::size_t i = 0; i <= word.size(); ++i) {
        row[i] = i;
    }
    for (std::size_t line = 0; line < typed.size(); ++line) {
        std::size_t diagonal = row[0];
        row[0] = line + 1;
        for (std::size_t i = 0; i < word.size(); ++i) {
            auto const change = diagonal + (typed[line] == word[i] ? 0 : 1);
            diagonal = row[i + 1];
            row[i + 1] = std::min({change, row[i] + 1, diagonal + 1});
        }
    }
    return row[word.size()];
}

/// The Reed-Solomon code over GF(1024) of SLIP-39.
class Checksum {
  public:
    explicit Checksum(bool extendable) {
        for (char const c : std::string_view(extendable ? "shamir_extendable" : "shamir")) {
            add(static_cast<std::uint32_t>(static_cast<unsigned char>(c)));
        }
    }
    void add(std::uint32_t value) {
        constexpr std::uint32_t kGenerator[] = {0xe0e040,   0x1c1c080,  0x3838100,  0x7070200,
                                                0xe0e0009,  0x1c0c2412, 0x38086c24, 0x3090fc48,
                                                0x21b1f890, 0x3f3f120};
        auto const top = m_state >> 20;
        m_state = ((m_state & 0xfffff) << kWordBits) ^ value;
        for (unsigned bit = 0; bit < std::size(kGenerator); ++bit) {
            // Without a branch: the words are secret.
            m_state ^= kGenerator[bit] & (0U - ((top >> bit) & 1U));
        }
    }
    [[nodiscard]] std::uint32_t value() const { return m_state; }

  private:
    std::uint32_t m_state = 1;
};

}  // namespace

std::string_view text_of(Word word) {
    return kWords.at(word);
}

std::optional<Word> find_word(std::string_view text) {
    auto const found = std::lower_bound(kWords.begin(), kWords.end(), text);
    if (found == kWords.end() || *found != text) {
        return std::nullopt;
    }
    return static_cast<Word>(found - kWords.begin());
}

Word nearest_word(std::string_view text) {
    auto const nearest = std::min_element(
        kWords.begin(), kWords.end(),
        [&](auto const& a, auto const& b) { return distance(text, a) < distance(text, b); });
    return static_cast<Word>(nearest - kWords.begin());
}

void set_checksum(Words& words, bool extendable) {
    Checksum checksum(extendable);
    auto const data = words.size() - kChecksumWords;
    for (std::size_t i = 0; i < data; ++i) {
        checksum.add(words[i]);
    }
    for (std::size_t i = 0; i < kChecksumWords; ++i) {
        checksum.add(0);
    }
    auto const sum = checksum.value() ^ 1;
    for (std::size_t i = 0; i < kChecksumWords; ++i) {
        auto const shift = kWordBits * static_cast<unsigned>(kChecksumWords - 1 - i);
        words.set(data + i, static_cast<Word>((sum >> shift) & (kWordCount - 1)));
    }
}

bool has_checksum(Words const& words, bool extendable) {
    Checksum checksum(extendable);
    for (std::size_t i = 0; i < words.size(); ++i) {
        checksum.add(words[i]);
    }
    return checksum.value() == 1;
}

}  // namespace noodkluis::crypto::slip39
