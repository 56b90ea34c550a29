// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/base/result.h"
#include "crypto/secret.h"

namespace noodkluis::crypto {

/// A key of 160 random bits that is kept on paper and opens a vault by itself. As text it is Bech32
/// with a prefix of its own, in groups that can be read out, typed and compared.
class RecoveryKey {
  public:
    static constexpr std::size_t kGroups = 12;
    static constexpr std::size_t kGroupSize = 4;

    [[nodiscard]] static RecoveryKey random();
    /// Blanks, dashes, line ends and letter case do not matter. Never corrects what was typed.
    /// Errors: recovery_key_length; recovery_key_group with the numbers of the groups, counted from
    /// 1, that are probably mistyped; recovery_key_typos when there are too many to tell.
    [[nodiscard]] static Result<RecoveryKey> parse(Secret const& typed);
    [[nodiscard]] RecoveryKey clone() const { return RecoveryKey(m_bytes.clone()); }

    /// 48 capitals and digits that begin with NOODKLUIS1.
    [[nodiscard]] Secret text() const;
    /// The key-encryption key of its slot.
    [[nodiscard]] Secret slot_key() const;

  private:
    explicit RecoveryKey(Secret bytes) : m_bytes(std::move(bytes)) {}
    Secret m_bytes;
};

}  // namespace noodkluis::crypto
