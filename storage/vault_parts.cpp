// SPDX-License-Identifier: Apache-2.0
#include "storage/vault_parts.h"

#include "storage/repository/rows.h"
#include "storage/schema/migration.h"

namespace noodkluis::storage {
namespace {

constexpr std::string_view kDatabaseKeyPurpose = "noodkluis/db/v1";
constexpr std::string_view kLogKeyPurpose = "noodkluis/log/v1";

constexpr std::int64_t kApplicationId = 0x4e4b5654;  // "NKVT"
constexpr Sql kGetApplicationId = "PRAGMA application_id";
constexpr Sql kVaultId = "SELECT id FROM vault";

VaultId read_id(Statement const& row) {
    return row.get<VaultId>(0);
}

}  // namespace

crypto::Secret database_key(crypto::VaultKey const& key, DatabaseSalt const& salt) {
    return key.derive(kDatabaseKeyPurpose, salt);
}

crypto::Secret log_key(crypto::VaultKey const& key, VaultId id) {
    return key.derive(kLogKeyPurpose, id.bytes);
}

Result<std::optional<VaultId>> vault_id_in(Connection& connection) {
    return find_one(connection, kVaultId, read_id);
}

Status check_identity(Connection& connection, VaultId id, std::string const& name) {
    NK_TRY(auto const application, connection.integer(kGetApplicationId));
    NK_TRY(auto const stored, vault_id_in(connection));
    if (application != kApplicationId || stored != id) {
        return fail(ErrorCode::vault_mixed, name);
    }
    return {};
}

AuditLog log_of(Connection& connection, crypto::VaultKey const& key, VaultId id) {
    // Only `append` needs to know who acts and when.
    static SystemClock const clock;
    return {connection, log_key(key, id), clock, UserId{}};
}

LogHead log_head_of(crypto::KeysFile const& keys) {
    return {keys.head().sequence, keys.head().hash};
}

Result<VisitedVault> VisitedVault::open(Path const& folder, crypto::UnlockKey const& opener) {
    VaultPaths paths(folder);
    NK_CHECK(paths.require_vault());
    NK_TRY(auto const salt, read_database_salt(paths.database));
    NK_TRY(auto const keys, crypto::KeysFile::open(paths.keys));
    NK_TRY(auto opened, keys.open_with(opener));
    if (opened.next || keys.unsettled()) {
        // Its key or slots are changing; opening it settles what a crash left of that.
        return fail(ErrorCode::database_busy, paths.name());
    }
    VaultId const id{keys.vault_id()};
    NK_TRY(auto connection,
           Connection::open(paths.database, database_key(opened.key, salt), OpenMode::read_write));
    NK_TRY(int const version, schema_version(connection));
    if (version > static_cast<int>(migrations().size())) {
        return fail(ErrorCode::vault_too_new, paths.name());
    }
    NK_CHECK(check_identity(connection, id, paths.name()));
    return VisitedVault(std::move(paths), std::move(opened.key), std::move(connection), id);
}

}  // namespace noodkluis::storage
