// SPDX-License-Identifier: Apache-2.0
#include "storage/vault.h"

#include <algorithm>
#include <system_error>

#include "crypto/random.h"
#include "storage/repository/clock_repository.h"
#include "storage/repository/party_repository.h"
#include "storage/repository/user_repository.h"
#include "storage/schema/migration.h"
#include "storage/vault_parts.h"
#include "storage/vault_slots.h"
#include "storage/vault_state.h"

namespace noodkluis::storage {
namespace {

constexpr std::string_view kSetApplicationId = "PRAGMA application_id = 0x4e4b5654";
constexpr std::string_view kEmptyJournal = "PRAGMA wal_checkpoint(TRUNCATE)";
constexpr Sql kInsertVault = "INSERT INTO vault (one, id, created_at) VALUES (1, ?, ?)";

/// The first rows of a new vault, in the caller's transaction.
Status fill(Connection& connection, VaultId id, User const& user, OwnParty const& party) {
    {
        NK_TRY(auto insert, connection.prepare(kInsertVault));
        NK_CHECK(insert.run(id, user.created_at));
    }
    NK_CHECK(UserRepository(connection).add(user));
    NK_CHECK(PartyRepository(connection).set_own(party));
    return ClockRepository(connection).store({user.created_at, {}});
}

/// Whose slot opened the vault. One without an owner, as old files have them and what is kept for
/// an emergency, is that of who has been a user the longest.
Result<User> user_of(std::vector<User> const& users, crypto::SlotOwner const& owner) {
    bool const anybody = UserId{owner}.is_null();
    auto const found = std::find_if(users.begin(), users.end(), [&](User const& user) {
        return !user.removed_at && (anybody || user.id.bytes == owner);
    });
    return found == users.end() ? Result<User>(fail(ErrorCode::user_removed)) : *found;
}

/// Opens the database, with either key while the vault was getting another one, and then settles
/// which of both it is.
Result<Connection> open_database(VaultPaths const& paths, crypto::KeysFile& keys,
                                 crypto::OpenedKeys& opened) {
    NK_TRY(auto const salt, read_database_salt(paths.database));
    auto const open = [&](crypto::VaultKey const& key) {
        return Connection::open(paths.database, database_key(key, salt), OpenMode::read_write);
    };
    auto connection = open(opened.key);
    if (!opened.next) {
        return connection;
    }
    bool const is_next = !connection && connection.error().code == ErrorCode::database_damaged;
    if (is_next) {
        connection = open(*opened.next);
    }
    if (!connection) {
        return connection;
    }
    NK_CHECK(keys.settle_key(opened.key, is_next ? *opened.next : opened.key));
    if (is_next) {
        opened.key = *std::move(opened.next);
    }
    opened.next.reset();
    paths.remove_next_database();
    return connection;
}

/// After a crash one copy of the key slots can be torn. The next change writes it anew, which may
/// be long in coming.
Status mend_copies(crypto::KeysFile& keys, Path const& path, crypto::VaultKey const& key) {
    NK_TRY(auto const content, read_file(path, crypto::kKeysFileBytes));
    auto const good = crypto::KeysFile::good_copies(content, key);
    return good[0] && good[1] ? Status() : keys.set_head(key, keys.head());
}

}  // namespace

crypto::minisign::SigningKey signing_key_of(crypto::Secret const& slot_secret) {
    constexpr std::string_view kPurpose = "noodkluis/user/sign/v1";
    return slot_secret.empty() ? crypto::minisign::SigningKey::generate()
                               : crypto::minisign::SigningKey::from_seed(
                                     crypto::derive_key(slot_secret.expose(), kPurpose));
}

Vault::Vault(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Vault::Vault(Vault&&) noexcept = default;
Vault& Vault::operator=(Vault&&) noexcept = default;
Vault::~Vault() = default;

Result<Vault> Vault::create(Path const& folder, NewVault const& start,
                            crypto::Secret const& passphrase, Clock const& clock, Job& job) {
    VaultPaths const paths(folder);
    NK_TRY(auto building, NewFolder::beside(paths.folder));
    VaultPaths const inside(building.path());
    auto const id = VaultId::random();
    User const user{UserId::random(), start.user_name, UserRole::registrar, clock.now(), {}};
    NK_TRY(auto opened,
           crypto::KeysFile::create(inside.keys, id.bytes, passphrase, start.kdf, user.id.bytes));
    if (job.cancelled()) {
        return fail(ErrorCode::cancelled);
    }
    {
        auto const salt = crypto::random_array<16>();
        NK_TRY(auto connection,
               Connection::create(inside.database, database_key(opened.key, salt), salt));
        NK_CHECK(migrate(connection, migrations(), [] { return Status(); }));
        NK_CHECK(connection.execute(kSetApplicationId));
        auto const signer = signing_key_of(opened.secret);
        AuditLog log(connection, log_key(opened.key, id), clock, user.id, &signer);
        NK_TRY(auto transaction, Transaction::begin(connection));
        NK_CHECK(fill(connection, id, user, start.party));
        NK_CHECK(log.append(
            LogKind::vault_created,
            key_announcement(user.id, signer.public_key(), "{\"vault\":\"" + id.text() + "\"}")));
        NK_CHECK(UserRepository(connection).add_key({user.id, signer.public_key(), 1}));
        NK_CHECK(transaction.commit());
    }
    std::error_code error;
    if (!std::filesystem::create_directory(inside.received, error)) {
        return fail(ErrorCode::io_write, paths.received.string(), error.message());
    }
    NK_TRY(auto lock, VaultLock::acquire(inside.lock, clock));
    if (job.cancelled()) {
        return fail(ErrorCode::cancelled);
    }
    NK_CHECK(building.move_to_destination());
    NK_TRY(auto keys, crypto::KeysFile::open(paths.keys));
    NK_TRY(auto vault,
           unlock(paths, std::move(lock), std::move(keys), std::move(opened), clock, job));
    // A new log head that is not mirrored yet is no repair.
    vault.m_state->report = {};
    return vault;
}

Result<Vault> Vault::open(Path const& folder, crypto::UnlockKey const& opener, Clock const& clock,
                          Job& job) {
    VaultPaths const paths(folder);
    NK_CHECK(paths.require_vault());
    NK_TRY(auto lock, VaultLock::acquire(paths.lock, clock));
    // Before the slow part: a plain database under this name is refused at once.
    NK_TRY(auto const salt, read_database_salt(paths.database));
    static_cast<void>(salt);
    NK_TRY(auto keys, crypto::KeysFile::open(paths.keys));
    NK_TRY(auto opened, keys.open_with(opener));
    if (job.cancelled()) {
        return fail(ErrorCode::cancelled);
    }
    bool const unsettled = keys.unsettled();
    auto vault = unlock(paths, std::move(lock), std::move(keys), std::move(opened), clock, job);
    if (!vault && unsettled && vault.error().code == ErrorCode::wrong_passphrase) {
        // The slot that opened it has just gone with what a crash had left. After a recovery with
        // the passphrase of before, another one has come that opens with the same.
        return open(folder, opener, clock, job);
    }
    return vault;
}

Result<Vault> Vault::unlock(VaultPaths const& paths, VaultLock lock, crypto::KeysFile keys,
                            crypto::OpenedKeys opened, Clock const& clock, Job& job) {
    NK_TRY(auto connection, open_database(paths, keys, opened));
    NK_TRY(int const version, schema_version(connection));
    NK_CHECK(migrate_with_copy(connection, migrations(), paths.old_database,
                               database_key(opened.key, connection.salt()), job));
    NK_CHECK(check_identity(connection, {keys.vault_id()}, paths.name()));
    NK_CHECK(settle_slots(connection, keys, opened));
    // One whole copy is enough to open; `check` tells of the other one if it cannot be written.
    static_cast<void>(keys.mend_copies());
    NK_TRY(auto const users, UserRepository(connection).list());
    if (users.empty()) {
        return fail(ErrorCode::database_damaged, paths.database.filename().string());
    }
    NK_TRY(auto user, user_of(users, opened.owner));
    NK_CHECK(keys.note_opening(opened, user.id.bytes));
    auto state = std::make_unique<State>(paths, std::move(lock), std::move(keys), std::move(opened),
                                         std::move(connection), std::move(user), clock);
    state->report.schema_updated = version < static_cast<int>(migrations().size());
    Vault vault(std::move(state));
    NK_CHECK(vault.check_against_mirror());
    // Slots of people who are no users, which an old vault.keys has brought back.
    NK_CHECK(drop_slots(vault.m_state->keys, vault.m_state->opened.key,
                        [&](auto const& slot) { return !user_of(users, slot.owner); }));
    // Who opened it by a way that is nobody's has no key of their own. The first thing that they
    // write makes one known.
    if (!vault.slots().opened_by_recovery()) {
        NK_TRY(bool const known, vault.key_is_known());
        if (!known) {
            NK_CHECK(vault.write(Right::use, [] { return Status(); }));
        }
    }
    return vault;
}

Status Vault::verify_log() {
    auto const& mirrored = m_state->keys.head();
    return log().verify({mirrored.sequence, mirrored.hash});
}

Status Vault::check_against_mirror() {
    NK_CHECK(verify_log());
    auto const& mirrored = m_state->keys.head();
    NK_TRY(auto const head, log().head());
    m_state->report.log_head_repaired = head.sequence > mirrored.sequence;

    TimeFloors const second{mirrored.floor_local, mirrored.floor_signed};
    NK_TRY(auto const stored, ClockRepository(connection()).load());
    auto const floors = higher_of(stored.value_or(TimeFloors{}), second);
    m_state->report.time_floors_repaired = stored != floors || second != floors;
    if (stored != floors) {
        NK_TRY(auto transaction, Transaction::begin(connection()));
        NK_CHECK(ClockRepository(connection()).store(floors));
        NK_CHECK(transaction.commit());
    }
    NK_CHECK(mirror());
    return mend_copies(m_state->keys, m_state->paths.keys, m_state->opened.key);
}

Path const& Vault::folder() const {
    return m_state->paths.folder;
}

Path Vault::received_folder() const {
    return m_state->paths.received;
}

VaultId Vault::id() const {
    return {m_state->keys.vault_id()};
}

UserId Vault::user() const {
    return m_state->user.id;
}

VaultSlots Vault::slots() {
    return VaultSlots(*this);
}

OpenReport const& Vault::report() const {
    return m_state->report;
}

VaultParts Vault::parts() {
    return {m_state->paths, m_state->connection, m_state->opened.key, id()};
}

Result<OwnParty> Vault::own_party() {
    return PartyRepository(connection()).own();
}

Connection& Vault::connection() {
    return m_state->connection;
}

ObjectCatalogue& Vault::catalogue() {
    return m_state->catalogue;
}

AuditLog& Vault::log() {
    return m_state->log;
}

Result<TimeFloors> Vault::time_floors() {
    NK_TRY(auto const floors, ClockRepository(connection()).load());
    return floors.value_or(TimeFloors{});
}

Status Vault::set_time_floors(TimeFloors const& floors) {
    NK_ASSERT(connection().in_transaction());
    return ClockRepository(connection()).store(floors);
}

Result<std::optional<crypto::EpochRatchet>> Vault::epoch_ratchet() const {
    return m_state->keys.ratchet(m_state->opened.key);
}

Status Vault::set_epoch_ratchet(crypto::EpochRatchet const& ratchet) {
    return m_state->keys.set_ratchet(m_state->opened.key, ratchet);
}

Status Vault::forget_old_pages() {
    NK_ASSERT(!connection().in_transaction());
    NK_CHECK(connection().execute(kEmptyJournal));
    std::error_code error;
    std::filesystem::remove(m_state->paths.old_database, error);
    return error ? fail(ErrorCode::io_write, m_state->paths.old_database.string(), error.message())
                 : Status();
}

Result<VaultInfo> vault_info(Path const& folder) {
    VaultPaths const paths(folder);
    NK_CHECK(paths.require_vault());
    NK_TRY(auto const keys, crypto::KeysFile::open(paths.keys));
    VaultInfo info{{keys.vault_id()}, keys.format_version(), keys.slots(), 0};
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator at(paths.folder, error), end;
         !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (at->is_regular_file(ignored)) {
            info.bytes += at->file_size(ignored);
        }
    }
    if (error) {
        return fail(ErrorCode::io_read, paths.folder.string(), error.message());
    }
    return info;
}

}  // namespace noodkluis::storage
