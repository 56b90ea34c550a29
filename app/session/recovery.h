// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto/unlock_key.h"
#include "storage/vault.h"
#include "storage/vault_slots.h"

// Ways into a vault for the day on which a passphrase is lost: what is made for it, what there is,
// and how it is typed in again.
namespace noodkluis::app {

/// One sheet of paper: a recovery key, or one share of a set.
struct RecoverySheet {
    std::string vault;  ///< its name
    std::string owner;
    Timestamp made_at{};
    std::string slot;        ///< of a recovery key: the first letters of its id
    std::size_t set = 0;     ///< of shares, as what follows
    std::size_t number = 0;  ///< from 1; 0 for a recovery key
    std::size_t needed = 0;
    std::size_t count = 0;
    crypto::Secret text;  ///< 48 capitals and digits, or words with one blank between them
    [[nodiscard]] bool is_share() const { return number > 0; }
};

/// A new recovery key and its slot. Errors: those of VaultSlots::add.
[[nodiscard]] Result<RecoverySheet> make_recovery_key(storage::Vault& vault, Clock const& clock);
/// Shares of the vault key. Errors: those of VaultSlots::make_shares.
[[nodiscard]] Result<std::vector<RecoverySheet>> make_recovery_shares(storage::Vault& vault,
                                                                      std::size_t needed,
                                                                      std::size_t count,
                                                                      Clock const& clock);
enum class KeyFileUse : std::uint8_t { beside, always };
/// Makes the file `path`, which opens the vault together with `passphrase`, for who opened it:
/// beside the ways there are, or in the place of the one that opened it, so that the file is always
/// needed. When the slot cannot be made the file is removed again. Errors: those of
/// crypto::make_key_file and VaultSlots.
[[nodiscard]] Result<crypto::SlotId> make_key_file_slot(storage::Vault& vault,
                                                        crypto::Secret const& passphrase,
                                                        Path const& path, KeyFileUse use);

/// One way to open a vault, or one set of shares.
struct RecoveryWay {
    std::string id;  ///< of the slot, in full; of a set of shares "set" and its number
    std::optional<crypto::SlotKind> kind;  ///< none for shares
    std::optional<Timestamp> made_at;
    std::string user;     ///< whose it is; empty when nobody in particular owns it
    bool in_use = false;  ///< the vault is open by it now
    /// It can be taken away and its owner still has a way in: not a user's only passphrase, and not
    /// shares, which have no slot.
    bool removable = false;
    std::size_t needed = 0;
    std::size_t count = 0;
};
/// "passphrase and key file", "3 shares, of which 2 are needed"
[[nodiscard]] std::string words_of(RecoveryWay const& way);
/// Slots in the order of vault.keys, then the sets of shares of its key that the log tells of.
[[nodiscard]] Result<std::vector<RecoveryWay>> recovery_ways(storage::Vault& vault);
/// The users who have no way to open the vault, as after vault.keys was made anew.
[[nodiscard]] Result<std::vector<std::string>> users_without_way(storage::Vault& vault);
/// The slot whose id begins like this, or the only one of the kind with this name. Errors:
/// record_not_found, also when there are several; shares_not_removable for a set of shares.
[[nodiscard]] Result<crypto::SlotId> find_slot(std::vector<crypto::SlotInfo> const& slots,
                                               std::string const& words);

/// What is typed in to recover: one recovery key, or one share after another.
class RecoveryInput {
  public:
    /// Errors: those of RecoveryKey::parse or Share::parse, whichever it looks like; share_twice,
    /// shares_mixed. What was given before stays.
    [[nodiscard]] Status add(crypto::Secret const& typed);
    /// How many more are needed: 1 at the beginning, 0 when it is enough.
    [[nodiscard]] std::size_t missing() const;
    [[nodiscard]] std::size_t count() const { return m_shares.size() + (m_key ? 1 : 0); }
    /// Errors: shares_too_few, and those of CombinedShares::of.
    [[nodiscard]] Result<crypto::UnlockKey> key() const;

  private:
    std::optional<crypto::RecoveryKey> m_key;
    std::vector<crypto::slip39::Share> m_shares;
};

/// A text with a recovery key or shares, as recovery_text writes it: lines that begin with # do not
/// count, and a blank line or one of those ends a key or share; so does the end of a line that
/// holds a whole share. Errors: those of RecoveryInput; recovery_text_missing with `name`.
[[nodiscard]] Result<crypto::UnlockKey> read_recovery_text(crypto::Secret const& text,
                                                           std::string const& name);

}  // namespace noodkluis::app
