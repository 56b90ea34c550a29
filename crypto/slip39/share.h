// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/result.h"
#include "crypto/slip39/words.h"

// One share of SLIP-39: the words on one piece of paper.
namespace noodkluis::crypto::slip39 {

/// What a share says in the clear, so no secret. Groups come in files of other programs; our sets
/// have one.
struct ShareInfo {
    std::uint16_t set = 0;  ///< 15 bits, the same in all shares of a set
    bool extendable = false;
    unsigned exponent = 0;
    std::size_t group = 0;
    std::size_t groups_needed = 1;
    std::size_t groups = 1;
    std::size_t number = 0;  ///< within its group, from 0
    std::size_t needed = 1;  ///< of its group
};

class Share {
  public:
    Share(ShareInfo const& info, Secret value) : m_info(info), m_value(std::move(value)) {}
    /// From words with anything between them that is no letter, in any letter case. Never corrects
    /// what was typed. Errors, with places counted from 1: share_length; share_word_unknown and
    /// share_word_wrong with the place of a word and the one that is probably meant;
    /// share_typos when more is wrong than can be told; share_malformed.
    [[nodiscard]] static Result<Share> parse(Secret const& typed);

    [[nodiscard]] ShareInfo const& info() const { return m_info; }
    [[nodiscard]] Secret const& value() const { return m_value; }
    /// In small letters, one blank between words.
    [[nodiscard]] Secret text() const;

  private:
    ShareInfo m_info;
    Secret m_value;
};

}  // namespace noodkluis::crypto::slip39
