// SPDX-License-Identifier: Apache-2.0
#include "storage/schema/migration.h"

#include <array>

#include "embedded/schema_0001_initial.h"
#include "embedded/schema_0002_preferences.h"
#include "embedded/schema_0003_plans.h"
#include "embedded/schema_0004_salvage.h"
#include "embedded/schema_0005_paper.h"
#include "embedded/schema_0006_people.h"
#include "embedded/schema_0007_backups.h"
#include "embedded/schema_0008_status.h"
#include "embedded/schema_0009_card_renewal.h"
#include "storage/sqlite/backup.h"
#include "storage/sqlite/transaction.h"

namespace noodkluis::storage {
namespace {

constexpr std::array kMigrations{
    Migration{1, "initial", embedded::schema_0001_initial},
    Migration{2, "preferences", embedded::schema_0002_preferences},
    Migration{3, "plans", embedded::schema_0003_plans},
    Migration{4, "salvage", embedded::schema_0004_salvage},
    Migration{5, "paper", embedded::schema_0005_paper},
    Migration{6, "people", embedded::schema_0006_people},
    Migration{7, "backups", embedded::schema_0007_backups},
    Migration{8, "status", embedded::schema_0008_status},
    Migration{9, "card renewal", embedded::schema_0009_card_renewal},
};

constexpr bool is_contiguous(std::span<Migration const> steps) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].version != static_cast<int>(i) + 1) {
            return false;
        }
    }
    return true;
}
static_assert(is_contiguous(kMigrations));

constexpr Sql kSchemaVersion = "PRAGMA user_version";
constexpr Sql kForeignKeyCheck = "SELECT count(*) FROM pragma_foreign_key_check";

}  // namespace

std::span<Migration const> migrations() {
    return kMigrations;
}

Result<int> schema_version(Connection& connection) {
    NK_TRY(auto const version, connection.integer(kSchemaVersion));
    return static_cast<int>(version.value_or(0));
}

Status migrate(Connection& connection, std::span<Migration const> steps,
               std::function<Status()> const& before_change) {
    NK_ASSERT(is_contiguous(steps));
    auto const newest = static_cast<int>(steps.size());
    NK_TRY(int const found, schema_version(connection));
    if (found > newest) {
        return fail(ErrorCode::vault_too_new, connection.path().filename().string());
    }
    if (found == newest) {
        return {};
    }
    if (found > 0) {
        NK_CHECK(before_change());
    }
    NK_TRY(auto transaction, Transaction::begin(connection));
    // Another program may have been faster between the first look and the lock.
    NK_TRY(int const current, schema_version(connection));
    if (current != found) {
        return fail(ErrorCode::database_busy, connection.path().filename().string());
    }
    for (auto const& step : steps.subspan(static_cast<std::size_t>(current))) {
        NK_CHECK(connection.execute(step.sql));
    }
    NK_TRY(auto const broken, connection.integer(kForeignKeyCheck));
    if (broken.value_or(0) != 0) {
        return fail(ErrorCode::database_damaged, connection.path().filename().string());
    }
    NK_CHECK(connection.execute("PRAGMA user_version = " + std::to_string(newest)));
    return transaction.commit();
}

Status migrate_with_copy(Connection& connection, std::span<Migration const> steps, Path const& copy,
                         crypto::Secret const& key, Job& job) {
    return migrate(connection, steps, [&]() -> Status {
        // The same salt, since the key was derived with it.
        std::error_code ignored;
        std::filesystem::remove(copy, ignored);
        NK_TRY(auto destination, Connection::create(copy, key, connection.salt()));
        return copy_database(connection, destination, job);
    });
}

}  // namespace noodkluis::storage
