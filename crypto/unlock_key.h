// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <variant>

#include "crypto/base/file.h"
#include "crypto/recovery_key.h"
#include "crypto/slip39/share.h"

// What somebody brings to open a vault. All openers take this one type.
namespace noodkluis::crypto {

/// UTF-8 in normal form C, and the bytes of a key file for a slot that wants both. A passphrase
/// alone is the usual key, so it converts.
struct PassphraseKey {
    PassphraseKey(Secret const& text) : passphrase(text.clone()) {}
    PassphraseKey(Secret text, Secret file)
        : passphrase(std::move(text)), key_file(std::move(file)) {}
    Secret passphrase;
    Secret key_file;  ///< empty when there is none
};

/// The vault key itself, as it comes out of shares. Needs no slot.
class CombinedShares {
  public:
    /// Errors: those of slip39::combine, and shares_wrong when what comes out is no vault key.
    [[nodiscard]] static Result<CombinedShares> of(std::span<slip39::Share const> shares);

  private:
    friend class VaultKey;
    explicit CombinedShares(Secret bytes) : m_bytes(std::move(bytes)) {}
    Secret m_bytes;
};

using UnlockKey = std::variant<PassphraseKey, RecoveryKey, CombinedShares>;

/// A new key file: random bytes that nothing but this file holds. Errors: file_exists, io_write.
[[nodiscard]] Result<Secret> make_key_file(Path const& path);
/// Errors: key_file_malformed when it cannot be one of ours, file_not_found, io_read.
[[nodiscard]] Result<Secret> read_key_file(Path const& path);

}  // namespace noodkluis::crypto
