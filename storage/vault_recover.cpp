// SPDX-License-Identifier: Apache-2.0
#include "storage/vault_recover.h"

#include <system_error>

#include "storage/repository/user_repository.h"
#include "storage/schema/migration.h"
#include "storage/vault_parts.h"
#include "storage/vault_slots.h"
#include "storage/vault_state.h"

namespace noodkluis::storage {
namespace {

Result<UserId> user_named(Connection& connection, std::string const& name) {
    UserRepository users(connection);
    if (!name.empty()) {
        NK_TRY(auto const user, users.by_name(name));
        return user.id;
    }
    NK_TRY(auto const all, users.list());
    std::vector<UserId> here;
    std::string names;
    for (auto const& user : all) {
        if (!user.removed_at) {
            here.push_back(user.id);
            names += (names.empty() ? "" : ", ") + user.name;
        }
    }
    if (here.size() != 1) {
        return fail(ErrorCode::recovery_choice, names);
    }
    return here.front();
}

/// vault.keys is there, whole, and fits this key.
bool has_keys_file(VaultPaths const& paths, crypto::UnlockKey const& opener) {
    auto const keys = crypto::KeysFile::open(paths.keys);
    if (!keys) {
        // A file of a newer version is not a lost one.
        return keys.error().code != ErrorCode::file_not_found &&
               keys.error().code != ErrorCode::keys_file_damaged;
    }
    return keys->unlock(opener).has_value();
}

/// What the new file must say, as the database that the key opens tells it.
struct Identity {
    VaultId vault;
    UserId user;
};

Result<Identity> identity_in(VaultPaths const& paths, crypto::VaultKey const& key,
                             std::string const& user) {
    NK_TRY(auto const salt, read_database_salt(paths.database));
    auto connection =
        Connection::open(paths.database, database_key(key, salt), OpenMode::read_write);
    if (!connection) {
        return connection.error().code == ErrorCode::database_damaged
                   ? fail(ErrorCode::shares_wrong)
                   : tl::unexpected(connection.error());
    }
    NK_TRY(auto const id, vault_id_in(*connection));
    NK_TRY(int const version, schema_version(*connection));
    if (!id) {
        return fail(ErrorCode::vault_mixed, paths.name());
    }
    Identity identity{*id, {}};
    if (version == static_cast<int>(migrations().size())) {
        NK_TRY(identity.user, user_named(*connection, user));
    }
    return identity;
}

Status make_keys_file(VaultPaths const& paths, Recovery const& recovery, Clock const& clock) {
    NK_TRY(auto const lock, VaultLock::acquire(paths.lock, clock));
    auto key = crypto::VaultKey::from(std::get<crypto::CombinedShares>(recovery.opener));
    NK_TRY(auto const identity, identity_in(paths, key, recovery.user));
    // Whole before anything of the old file is touched.
    Path const made = Path(paths.keys) += ".new";
    std::error_code error;
    std::filesystem::remove(made, error);
    NK_CHECK(crypto::KeysFile::create_for(std::move(key), made, identity.vault.bytes,
                                          recovery.replacement, crypto::calibrate_kdf(),
                                          identity.user.bytes));
    if (std::filesystem::exists(paths.keys, error)) {
        std::filesystem::rename(paths.keys, Path(paths.keys) += ".old", error);
    }
    if (!error) {
        std::filesystem::rename(made, paths.keys, error);
    }
    return error ? fail(ErrorCode::io_write, paths.keys.string(), error.message())
                 : sync_folder(paths.folder);
}

}  // namespace

Result<Vault> recover(Path const& folder, Recovery const& recovery, Clock const& clock, Job& job) {
    VaultPaths const paths(folder);
    NK_CHECK(paths.require_database());
    if (std::holds_alternative<crypto::CombinedShares>(recovery.opener) &&
        !has_keys_file(paths, recovery.opener)) {
        NK_CHECK(make_keys_file(paths, recovery, clock));
        NK_TRY(auto vault, Vault::open(folder, recovery.replacement, clock, job));
        NK_CHECK(vault.write(Right::use, [&] {
            return vault.log().append(LogKind::slot_changed,
                                      "{\"action\":\"keys-made-anew\",\"slot\":\"" +
                                          to_hex(vault.slots().opened_with()) + "\"}");
        }));
        return vault;
    }
    {
        NK_TRY(auto vault, Vault::open(folder, recovery.opener, clock, job));
        NK_TRY(auto const user, user_named(vault.connection(), recovery.user));
        NK_CHECK(vault.slots().renew(user, recovery.replacement));
    }
    // Who goes on is that user, with that key.
    return Vault::open(folder, recovery.replacement, clock, job);
}

}  // namespace noodkluis::storage
