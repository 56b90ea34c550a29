// SPDX-License-Identifier: Apache-2.0
#include "storage/schema/migration.h"

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::storage;

namespace {

constexpr Sql kTableCount =
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN "
    "('object', 'list_entry', 'blob_content', 'log', 'epoch_key', 'object_fts')";
constexpr Sql kSum = "SELECT sum(a) FROM t";

constexpr Migration kFirst{1, "first", "CREATE TABLE t(a INTEGER) STRICT; INSERT INTO t VALUES(1)"};
constexpr Migration kSecond{2, "second", "INSERT INTO t VALUES(10)"};
constexpr Migration kThird{3, "third", "INSERT INTO t VALUES(100)"};
constexpr Migration kFails{3, "fails", "INSERT INTO t VALUES(1000); INSERT INTO missing VALUES(1)"};
constexpr Migration kBreaksKeys{2, "breaks keys",
                                "CREATE TABLE c(a INTEGER REFERENCES p(a)); CREATE TABLE p(a "
                                "INTEGER PRIMARY KEY); PRAGMA defer_foreign_keys = ON;"
                                "INSERT INTO c VALUES(1)"};

Connection new_database(test::TemporaryFolder const& folder) {
    auto connection =
        Connection::create(folder / "a.db", crypto::Secret::copy_of(Bytes(32, 7)), DatabaseSalt{1});
    NK_REQUIRE_OK(connection);
    return std::move(*connection);
}

Status nothing() {
    return {};
}

int version_of(Connection& connection) {
    return schema_version(connection).value();
}

}  // namespace

TEST_CASE("a fresh database gets the whole schema", "[schema]") {
    test::TemporaryFolder const folder;
    auto database = new_database(folder);
    REQUIRE(version_of(database) == 0);
    NK_REQUIRE_OK(migrate(database, migrations(), [] {
        FAIL("there is nothing to copy yet");
        return Status();
    }));
    REQUIRE(version_of(database) == static_cast<int>(migrations().size()));
    REQUIRE(database.integer(kTableCount).value() == 6);
}

TEST_CASE("a current database is left alone", "[schema]") {
    test::TemporaryFolder const folder;
    auto database = new_database(folder);
    std::array const steps{kFirst, kSecond};
    NK_REQUIRE_OK(migrate(database, steps, nothing));
    NK_REQUIRE_OK(migrate(database, steps, [] {
        FAIL("nothing changes");
        return Status();
    }));
    REQUIRE(database.integer(kSum).value() == 11);
}

TEST_CASE("every older version is brought up step by step", "[schema]") {
    std::array const steps{kFirst, kSecond, kThird};
    for (std::size_t from = 0; from <= steps.size(); ++from) {
        test::TemporaryFolder const folder;
        auto database = new_database(folder);
        NK_REQUIRE_OK(migrate(database, std::span(steps).first(from), nothing));
        int copies = 0;
        NK_REQUIRE_OK(migrate(database, steps, [&] {
            ++copies;
            return Status();
        }));
        CHECK(copies == (from == 1 || from == 2 ? 1 : 0));
        CHECK(version_of(database) == 3);
        CHECK(database.integer(kSum).value() == 111);
    }
}

TEST_CASE("a step that fails leaves the old data readable", "[schema]") {
    test::TemporaryFolder const folder;
    auto database = new_database(folder);
    std::array const old_steps{kFirst};
    NK_REQUIRE_OK(migrate(database, old_steps, nothing));
    std::array const failing{kFirst, kSecond, kFails};
    NK_REQUIRE_ERROR(migrate(database, failing, nothing), database_error);
    CHECK(version_of(database) == 1);
    CHECK(database.integer(kSum).value() == 1);
    std::array const breaking{kFirst, kBreaksKeys};
    NK_REQUIRE_ERROR(migrate(database, breaking, nothing), database_damaged);
    CHECK(version_of(database) == 1);
}

TEST_CASE("without a copy beforehand nothing is changed", "[schema]") {
    test::TemporaryFolder const folder;
    auto database = new_database(folder);
    std::array const old_steps{kFirst};
    NK_REQUIRE_OK(migrate(database, old_steps, nothing));
    std::array const steps{kFirst, kSecond};
    NK_REQUIRE_ERROR(migrate(database, steps, [] { return Status(fail(ErrorCode::io_write)); }),
                     io_write);
    CHECK(version_of(database) == 1);
}

TEST_CASE("the copy from before an update holds the old data under the same key", "[schema]") {
    test::TemporaryFolder const folder;
    auto const key = crypto::Secret::copy_of(Bytes(32, 7));
    auto const copy = folder / "old.db";
    Job job;
    auto database = new_database(folder);
    std::array const steps{kFirst, kSecond};
    NK_REQUIRE_OK(migrate_with_copy(database, std::span(steps).first(1), copy, key, job));
    REQUIRE_FALSE(std::filesystem::exists(copy));
    NK_REQUIRE_OK(write_file(copy, Bytes{1}, Overwrite::no));
    NK_REQUIRE_OK(migrate_with_copy(database, steps, copy, key, job));
    CHECK(version_of(database) == 2);
    auto old = Connection::open(copy, key, OpenMode::read_only);
    NK_REQUIRE_OK(old);
    CHECK(version_of(*old) == 1);
    CHECK(old->integer(kSum).value() == 1);
}

TEST_CASE("a database of a newer program is refused and untouched", "[schema]") {
    test::TemporaryFolder const folder;
    auto database = new_database(folder);
    std::array const newer{kFirst, kSecond, kThird};
    NK_REQUIRE_OK(migrate(database, newer, nothing));
    NK_REQUIRE_ERROR(migrate(database, std::span(newer).first(2), nothing), vault_too_new);
    CHECK(version_of(database) == 3);
    CHECK(database.integer(kSum).value() == 111);
}
