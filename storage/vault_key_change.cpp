// SPDX-License-Identifier: Apache-2.0
#include <system_error>

#include "crypto/random.h"
#include "storage/repository/user_repository.h"
#include "storage/sqlite/backup.h"
#include "storage/vault_state.h"

// Another vault key, FORMATS 7.2. The order of the steps is what keeps the vault openable: first
// every slot can open both keys, then the database changes over in one rename, then the old key
// goes. Opening settles whatever a crash left behind.
namespace noodkluis::storage {
namespace {

constexpr Sql kQuickCheck = "SELECT count(*) FROM pragma_quick_check WHERE quick_check <> 'ok'";
constexpr Sql kPageCheck = "PRAGMA cipher_integrity_check";  // a row for each bad page
constexpr std::uint64_t kSteps = 6;

/// The content of the vault in a file of its own under `key`, verified. Its log tells of the
/// change.
Status write_next(Connection& source, Path const& path, crypto::VaultKey const& key,
                  crypto::VaultIdBytes const& vault, Clock const& clock, UserId user,
                  crypto::minisign::SigningKey const& signer, Job& job) {
    auto const salt = crypto::random_array<16>();
    NK_TRY(auto next, Connection::create(path, database_key(key, salt), salt));
    NK_CHECK(copy_database(source, next, job));
    AuditLog log(next, log_key(key, {vault}), clock, user, &signer);
    {
        NK_TRY(auto transaction, Transaction::begin(next));
        NK_CHECK(log.renew_macs());
        NK_CHECK(log.append(LogKind::vault_key_changed, "{}"));
        NK_CHECK(transaction.commit());
    }
    // One file, without a write-ahead log beside it, that can take the place of another.
    NK_CHECK(next.execute("PRAGMA journal_mode = DELETE"));
    NK_TRY(auto const bad_pages, next.integer(kPageCheck));
    NK_TRY(auto const bad_rows, next.integer(kQuickCheck));
    if (bad_pages || bad_rows.value_or(1) != 0) {
        return fail(ErrorCode::io_write, path.filename().string(),
                    translatable("what was written does not read back"));
    }
    return {};
}

}  // namespace

Result<Vault> Vault::change_key(Vault vault, Job& job) {
    NK_CHECK(vault.require(Right::people));
    auto& state = *vault.m_state;
    for (auto const& slot : state.keys.slots()) {
        if (slot.seal_point == crypto::SealPoint{}) {
            NK_TRY(auto const owner, UserRepository(state.connection).find(UserId{slot.owner}));
            return fail(ErrorCode::slot_not_sealable, owner ? owner->name : to_hex(slot.id));
        }
    }
    if (job.cancelled()) {
        return fail(ErrorCode::cancelled);
    }
    auto const& old = state.opened.key;
    auto const next = crypto::VaultKey::random();
    NK_CHECK(vault.settle());
    job.progress(0, kSteps);
    NK_CHECK(state.keys.begin_next_key(old, next));
    job.progress(1, kSteps);
    state.paths.remove_next_database();
    NK_CHECK(write_next(state.connection, state.paths.next_database, next, state.keys.vault_id(),
                        state.clock, state.user.id, state.signer, job));
    job.progress(2, kSteps);
    // The old write-ahead log must not be taken for one of the new database.
    NK_CHECK(state.connection.execute("PRAGMA journal_mode = DELETE"));
    NK_CHECK(sync_folder(state.paths.folder));
    job.progress(3, kSteps);

    auto const paths = state.paths;
    auto lock = std::move(state.lock);
    auto keys = std::move(state.keys);
    auto opened = std::move(state.opened);
    auto const& clock = state.clock;
    vault.m_state.reset();  // closes the old database

    std::error_code error;
    std::filesystem::rename(paths.next_database, paths.database, error);
    if (error) {
        return fail(ErrorCode::io_write, paths.database.string(), error.message());
    }
    NK_CHECK(sync_folder(paths.folder));
    job.progress(4, kSteps);
    NK_CHECK(keys.settle_key(opened.key, next));
    job.progress(5, kSteps);
    std::filesystem::remove(paths.old_database, error);  // under the old key
    opened.key = next.clone();
    NK_TRY(auto changed,
           unlock(paths, std::move(lock), std::move(keys), std::move(opened), clock, job));
    job.progress(kSteps, kSteps);
    return changed;
}

}  // namespace noodkluis::storage
