// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "crypto/secret.h"

// The 1,024 words of SLIP-39, and the checksum over the words of one share.
namespace noodkluis::crypto::slip39 {

/// The number of a word in the list: ten bits of a share.
using Word = std::uint16_t;
inline constexpr unsigned kWordBits = 10;
inline constexpr Word kWordCount = 1U << kWordBits;
inline constexpr std::size_t kChecksumWords = 3;

[[nodiscard]] std::string_view text_of(Word word);
/// `text` is in small letters.
[[nodiscard]] std::optional<Word> find_word(std::string_view text);
/// The word that takes the fewest changes of a letter; the first of them.
[[nodiscard]] Word nearest_word(std::string_view text);

/// The words of one share, in guarded memory.
class Words {
  public:
    explicit Words(std::size_t size) : m_bytes(size * sizeof(Word)) {}
    [[nodiscard]] std::size_t size() const { return m_bytes.size() / sizeof(Word); }
    [[nodiscard]] Word operator[](std::size_t index) const {
        return get_le<Word>(m_bytes.expose().subspan(index * sizeof(Word), sizeof(Word)));
    }
    void set(std::size_t index, Word word) {
        put_le(m_bytes.writable().subspan(index * sizeof(Word), sizeof(Word)), word);
    }

  private:
    Secret m_bytes;
};

/// `extendable` is a property of the share that takes part in the checksum.
void set_checksum(Words& words, bool extendable);
[[nodiscard]] bool has_checksum(Words const& words, bool extendable);

}  // namespace noodkluis::crypto::slip39
