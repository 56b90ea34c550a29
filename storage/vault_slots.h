// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/key_slots.h"
#include "storage/model/ids.h"

namespace noodkluis::storage {

class Vault;

/// The ways to open an open vault. Each change is written to vault.keys, read back, and an entry of
/// the log, by the id of the slot. Borrows the vault. Errors of all changes: role_forbids, those of
/// the keys file and of Vault::write.
class VaultSlots {
  public:
    explicit VaultSlots(Vault& vault) : m_vault(vault) {}

    [[nodiscard]] std::vector<crypto::SlotInfo> list() const;
    /// Zeros when shares opened the vault.
    [[nodiscard]] crypto::SlotId opened_with() const;
    [[nodiscard]] std::optional<crypto::SlotKind> kind_of(crypto::SlotId const& id) const;
    /// By a recovery key or shares, which are nobody's in particular.
    [[nodiscard]] bool opened_by_recovery() const;

    /// One more way: with a passphrase for who opened the vault, which takes no right and costs as
    /// much to try as those that are there; a recovery key for the vault, which takes
    /// Right::people. Errors: passphrase_in_use.
    [[nodiscard]] Result<crypto::SlotId> add(crypto::UnlockKey const& opener);
    /// Another way in the place of the one that opened the vault. What opened that still opens old
    /// copies of vault.keys. Errors: as Vault::change_passphrase.
    [[nodiscard]] Result<crypto::SlotId> replace_own(crypto::UnlockKey const& opener);
    /// A new passphrase for a user, in the place of all that they had. Takes Right::people, unless
    /// a recovery key or shares opened the vault: then the log has it from that user, signed with
    /// the key that comes with the new passphrase. Errors: passphrase_in_use.
    [[nodiscard]] Result<crypto::SlotId> renew(UserId user, crypto::UnlockKey const& opener);
    /// One's own takes no right, any other Right::people. Errors: record_not_found, last_slot when
    /// no way with a passphrase would be left.
    [[nodiscard]] Status remove(crypto::SlotId const& id);
    /// The vault key itself in shares; takes Right::people. They have no slot, so they cannot be
    /// taken back: only another vault key makes them worthless. Errors: those of
    /// slip39::make_shares.
    [[nodiscard]] Result<std::vector<crypto::slip39::Share>> make_shares(std::size_t needed,
                                                                         std::size_t count);

  private:
    [[nodiscard]] crypto::KdfParameters cost() const;

    Vault& m_vault;
};

}  // namespace noodkluis::storage
