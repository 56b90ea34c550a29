// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <type_traits>

#include "crypto/base/job.h"
#include "crypto/key_slots.h"
#include "storage/audit_log.h"
#include "storage/model/party.h"
#include "storage/model/time_floors.h"
#include "storage/model/user.h"
#include "storage/sqlite/transaction.h"

// A vault is a folder NAME.kluis: vault.db (SQLCipher), vault.keys (key slots), vault.lock and
// received/ with the sealed files of partners. FORMATS 7 has the rules.
namespace noodkluis::storage {

class ObjectCatalogue;
class VaultLock;
struct VaultParts;
class VaultSlots;
struct VaultPaths;

/// What a new vault starts with.
struct NewVault {
    OwnParty party;
    std::string user_name;
    crypto::KdfParameters kdf;
};

/// What opening a vault found and put right; worth a word to the user.
struct OpenReport {
    bool schema_updated = false;        ///< a copy of the old database lies beside it
    bool log_head_repaired = false;     ///< the last change had not reached vault.keys
    bool time_floors_repaired = false;  ///< a copy was missing or lower; the higher one holds
};

/// What can be said of a vault without its passphrase.
struct VaultInfo {
    VaultId id;
    int format_version = 0;
    std::vector<crypto::SlotInfo> slots;
    std::uint64_t bytes = 0;  ///< of all its files
};
/// Errors: vault_not_found and those of the keys file.
[[nodiscard]] Result<VaultInfo> vault_info(Path const& folder);

/// An open, unlocked vault; this program alone has it. Used by one thread.
class Vault {
  public:
    /// All or nothing: built beside `folder` and renamed at the end.
    /// Errors: file_exists, io_write, cancelled, and those of the passphrase and of the KDF.
    [[nodiscard]] static Result<Vault> create(Path const& folder, NewVault const& start,
                                              crypto::Secret const& passphrase, Clock const& clock,
                                              Job& job);
    /// `clock` must outlive the vault. Errors: vault_not_found, vault_in_use, wrong_passphrase,
    /// recovery_key_wrong, shares_wrong, database_not_encrypted, database_damaged, vault_mixed,
    /// vault_too_new, vault_rolled_back, log_broken, user_removed, slot_removed, cancelled, and
    /// those of the keys file.
    [[nodiscard]] static Result<Vault> open(Path const& folder, crypto::UnlockKey const& opener,
                                            Clock const& clock, Job& job);
    Vault(Vault&&) noexcept;
    Vault& operator=(Vault&&) noexcept;
    Vault(Vault const&) = delete;
    Vault& operator=(Vault const&) = delete;
    ~Vault();

    /// Runs `body`, which returns a Result, in one transaction: kept when it succeeds, undone when
    /// it does not. Then brings vault.keys up to date when the log or the time floors changed.
    /// Every change of a vault goes through here, and nothing is changed by who has not the right.
    /// Errors: role_forbids; those of `body`; keys_file_behind when only that last step failed.
    template <class Body>
    [[nodiscard]] auto write(Right right, Body body) -> std::invoke_result_t<Body> {
        NK_CHECK(require(right));
        NK_CHECK(settle());
        return commit([&]() -> std::invoke_result_t<Body> {
            NK_CHECK(announce_key());
            return body();
        });
    }
    /// What is not said to take another right takes that of a registrar.
    template <class Body>
    [[nodiscard]] auto write(Body body) -> std::invoke_result_t<Body> {
        return write(Right::keep, std::move(body));
    }

    [[nodiscard]] Path const& folder() const;
    [[nodiscard]] Path received_folder() const;
    [[nodiscard]] VaultId id() const;
    [[nodiscard]] UserId user() const;
    /// Who opened the vault, as far as its slots tell.
    [[nodiscard]] User const& current_user() const;
    /// Signs as the current user. Nobody else can, not with the vault key either.
    [[nodiscard]] crypto::minisign::SigningKey const& signing_key() const;
    /// The current user has this right. Errors: role_forbids, naming who has it.
    [[nodiscard]] Status require(Right right);
    /// The ways to open this vault.
    [[nodiscard]] VaultSlots slots();
    [[nodiscard]] OpenReport const& report() const;
    /// For backups, which copy what is in the files.
    [[nodiscard]] VaultParts parts();
    [[nodiscard]] Result<OwnParty> own_party();
    /// What the repositories work on. Changes go through `write`.
    [[nodiscard]] Connection& connection();
    /// For the table of all objects.
    [[nodiscard]] ObjectCatalogue& catalogue();
    [[nodiscard]] AuditLog& log();
    /// Every entry of the log again, against its head in vault.keys. Errors: as AuditLog::verify.
    [[nodiscard]] Status verify_log();
    /// The same, and every signature. Errors also: those of check_signatures.
    [[nodiscard]] Result<LogReport> check_log();
    [[nodiscard]] Result<TimeFloors> time_floors();
    /// Inside `write` only. Lowering them is for a reset that the log tells of.
    [[nodiscard]] Status set_time_floors(TimeFloors const& floors);

    // People. All take Right::people but for the last.

    /// Somebody who opens the vault with this passphrase from now on. Errors: passphrase_in_use,
    /// those of UserRepository::add, of the passphrase and of the KDF.
    [[nodiscard]] Result<User> add_user(std::string const& name, UserRole role,
                                        crypto::Secret const& passphrase,
                                        crypto::KdfParameters const& kdf);
    /// Takes the slots of a user away. An old copy of vault.keys still opens an old copy of the
    /// vault; against that helps another vault key. Errors: user_unknown, user_self.
    [[nodiscard]] Result<User> remove_user(std::string const& name);
    /// Errors: user_unknown, user_self.
    [[nodiscard]] Result<User> set_role(std::string const& name, UserRole role);
    /// Another passphrase for the slot with which this vault was opened; takes no right. Errors:
    /// passphrase_in_use, record_not_found when it was not opened by a passphrase, key_file_missing
    /// when it opens with a key file and that is not given as well, those of the passphrase and of
    /// the KDF.
    [[nodiscard]] Status change_passphrase(crypto::UnlockKey const& opener,
                                           crypto::KdfParameters const& kdf);

    /// Gives the vault another key, under which everything is encrypted anew. At each moment of it
    /// the vault opens with the passphrases that it has. Takes the vault and gives it back; on an
    /// error it is closed, and opens as before. Nothing may hold on to its connection. Progress in
    /// steps. Errors: role_forbids, slot_not_sealable naming who must open the vault once before,
    /// key_slots_full, cancelled (while nothing has changed), io_write.
    [[nodiscard]] static Result<Vault> change_key(Vault vault, Job& job);

    /// The chain under which keys of weeks are sealed, from vault.keys. Nothing before the first.
    [[nodiscard]] Result<std::optional<crypto::EpochRatchet>> epoch_ratchet() const;
    /// Takes effect at once, outside any transaction: the old value is gone for good.
    [[nodiscard]] Status set_epoch_ratchet(crypto::EpochRatchet const& ratchet);
    /// What the database still holds of removed rows: the journal and the copy from before the
    /// last update of the schema. Not inside `write`. Errors: database_busy, io_write.
    [[nodiscard]] Status forget_old_pages();

  private:
    friend class VaultSlots;
    struct State;
    explicit Vault(std::unique_ptr<State> state);
    /// What creating and opening have in common once there is a vault key.
    [[nodiscard]] static Result<Vault> unlock(VaultPaths const& paths, VaultLock lock,
                                              crypto::KeysFile keys, crypto::OpenedKeys opened,
                                              Clock const& clock, Job& job);
    /// Whether the log has made the key known with which this vault signs.
    [[nodiscard]] Result<bool> key_is_known();
    /// Makes it known if not; inside a transaction only.
    [[nodiscard]] Status announce_key();
    [[nodiscard]] Status require_unused(crypto::UnlockKey const& opener) const;
    [[nodiscard]] Result<User> colleague(std::string const& name);
    [[nodiscard]] Status check_against_mirror();
    template <class Body>
    [[nodiscard]] auto commit(Body body) -> std::invoke_result_t<Body> {
        NK_TRY(auto transaction, Transaction::begin(connection()));
        auto result = body();
        if (!result) {
            return result;
        }
        NK_CHECK(transaction.commit());
        NK_CHECK(mirror());
        return result;
    }
    enum class SignedBy : std::uint8_t { who_opened, new_slot };
    /// Slots change and the log tells of it, or neither: `announce` adds slots to vault.keys or
    /// removes them, `body` appends to the log. Errors: those of both and of `write`;
    /// change_unsettled when only opening the vault again shows whether it happened.
    [[nodiscard]] Status change_slots(Right right, std::function<Status()> const& announce,
                                      std::function<Status()> const& body,
                                      SignedBy signer = SignedBy::who_opened);
    /// What an earlier change of slots that failed has left.
    [[nodiscard]] Status settle();
    /// Brings vault.keys up to date with the database.
    [[nodiscard]] Status update_keys();
    /// The same, after something else was saved.
    [[nodiscard]] Status mirror();
    std::unique_ptr<State> m_state;
};

}  // namespace noodkluis::storage
