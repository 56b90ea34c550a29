// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/schema/migration.h"
#include "support/fixtures.h"

namespace noodkluis::test {

/// An empty database with the current schema and one user, in a folder of its own.
class FixtureDatabase {
  public:
    FixtureDatabase() : m_connection(make(m_folder / "test.db")) {}
    [[nodiscard]] storage::Connection& connection() { return m_connection; }
    [[nodiscard]] static storage::UserId user() { return {{1}}; }

  private:
    static storage::Connection make(Path const& path) {
        auto connection = storage::Connection::create(path, crypto::Secret::copy_of(Bytes(32, 7)),
                                                      storage::DatabaseSalt{1});
        NK_REQUIRE_OK(connection);
        NK_REQUIRE_OK(
            storage::migrate(*connection, storage::migrations(), [] { return Status(); }));
        static constexpr storage::Sql add_user = "INSERT INTO user VALUES (?, 'Registrar', 0, 0)";
        auto insert = connection->prepare(add_user);
        NK_REQUIRE_OK(insert);
        NK_REQUIRE_OK(insert->run(user()));
        return std::move(*connection);
    }
    TemporaryFolder m_folder;
    storage::Connection m_connection;
};

}  // namespace noodkluis::test
