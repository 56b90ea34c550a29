// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/repository/blob_repository.h"
#include "storage/repository/list_repository.h"
#include "storage/repository/object_import.h"
#include "storage/repository/object_repository.h"
#include "storage/repository/plan_repository.h"
#include "storage/repository/user_repository.h"
#include "storage/schema/migration.h"
#include "storage/sqlite/transaction.h"
#include "support/fixtures.h"

namespace noodkluis::test {

/// An encrypted database with the whole schema and one user.
struct TestDatabase {
    static constexpr std::int64_t kStart = 1'795'000'000;

    TemporaryFolder folder;
    FixedClock clock{from_unix(kStart)};
    storage::UserId user = storage::UserId::random();
    storage::Connection connection = open(folder / "vault.db");
    storage::ObjectRepository objects{connection, user, clock};
    storage::PlaceRepository places{connection};
    storage::PlanRepository plans{connection};
    storage::BlobRepository blobs{connection, clock};
    storage::ListRepository lists{connection, user, clock};

    TestDatabase() {
        NK_REQUIRE_OK(storage::migrate(connection, storage::migrations(), [] { return Status(); }));
        storage::UserRepository users(connection);
        NK_REQUIRE_OK(
            users.add({user, "registrar", storage::UserRole::registrar, clock.now(), {}}));
    }

    [[nodiscard]] storage::ObjectId add(std::string number, std::string title = {},
                                        std::string location = {}) {
        storage::Object object;
        object.accession_number = std::move(number);
        object.title = std::move(title);
        object.location_path = std::move(location);
        auto const id = objects.insert(std::move(object));
        NK_REQUIRE_OK(id);
        return *id;
    }

  private:
    static storage::Connection open(Path const& path) {
        auto connection = storage::Connection::create(path, crypto::Secret::copy_of(Bytes(32, 7)),
                                                      storage::DatabaseSalt{1});
        NK_REQUIRE_OK(connection);
        return std::move(*connection);
    }
};

}  // namespace noodkluis::test
