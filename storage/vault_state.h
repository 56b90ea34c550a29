// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/repository/object_catalogue.h"
#include "storage/vault.h"
#include "storage/vault_folder.h"
#include "storage/vault_lock.h"
#include "storage/vault_parts.h"

// Private to the vault_*.cpp files.
namespace noodkluis::storage {

/// The key with which the user of a slot signs; a new one that is kept nowhere when the vault was
/// opened without a slot.
[[nodiscard]] crypto::minisign::SigningKey signing_key_of(crypto::Secret const& slot_secret);

/// Appends to `log` that a user signs with this key, and keeps it for `check_log`. Whose key the
/// log signs with confirms it. In a transaction.
[[nodiscard]] Status make_key_known(AuditLog& log, Connection& connection, UserId user,
                                    crypto::minisign::PublicKey const& key);

/// Removes all of these slots but for the last one with a passphrase: that stays until there is
/// another.
[[nodiscard]] Status drop_slots(crypto::KeysFile& keys, crypto::VaultKey const& key,
                                std::function<bool(crypto::SlotInfo const&)> const& goes);
/// Puts the slots in order when the log is ahead of vault.keys: what was changing when a crash came
/// has happened or has not, and what an old vault.keys has brought back goes again. Errors: as a
/// wrong key when what opened is no slot of this vault (any more), slot_removed.
[[nodiscard]] Status settle_slots(Connection& connection, crypto::KeysFile& keys,
                                  crypto::OpenedKeys const& opened);

/// In this order: the log uses the connection, and the lock is the last to go.
struct Vault::State {
    State(VaultPaths where, VaultLock held, crypto::KeysFile slots, crypto::OpenedKeys with,
          Connection database, User who, Clock const& time)
        : paths(std::move(where)),
          lock(std::move(held)),
          keys(std::move(slots)),
          opened(std::move(with)),
          connection(std::move(database)),
          user(std::move(who)),
          signer(signing_key_of(opened.secret)),
          clock(time),
          log(connection, log_key(opened.key, {keys.vault_id()}), clock, user.id, &signer) {}
    VaultPaths paths;
    VaultLock lock;
    crypto::KeysFile keys;
    crypto::OpenedKeys opened;
    Connection connection;
    ObjectCatalogue catalogue{connection};
    User user;
    crypto::minisign::SigningKey signer;
    Clock const& clock;
    AuditLog log;
    OpenReport report;
};

}  // namespace noodkluis::storage
