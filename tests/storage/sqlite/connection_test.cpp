// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite/connection.h"

#include "storage/sqlite/backup.h"
#include "storage/sqlite/blob_reader.h"
#include "storage/sqlite/transaction.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::storage;

namespace {

constexpr Sql kCreate = "CREATE TABLE t(a INTEGER, b TEXT, c BLOB, d REAL) STRICT";
constexpr Sql kInsert = "INSERT INTO t(a, b, c, d) VALUES (?, ?, ?, ?)";
constexpr Sql kSelect = "SELECT a, b, c, d FROM t ORDER BY rowid";
constexpr Sql kCount = "SELECT count(*) FROM t";

crypto::Secret test_key(Byte fill = 7) {
    return crypto::Secret::copy_of(Bytes(32, fill));
}
DatabaseSalt const kSalt{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

Connection new_database(Path const& path) {
    auto connection = Connection::create(path, test_key(), kSalt);
    NK_REQUIRE_OK(connection);
    NK_REQUIRE_OK(connection->execute(kCreate.text()));
    return std::move(*connection);
}

Status insert_row(Connection& connection, std::int64_t a, std::string_view b) {
    NK_TRY(auto insert, connection.prepare(kInsert));
    return insert.run(a, b, ByteView(), 0.5);
}

std::int64_t count(Connection& connection) {
    auto const rows = connection.integer(kCount);
    NK_REQUIRE_OK(rows);
    return rows->value();
}

class Stopped final : public Job {
  public:
    [[nodiscard]] bool cancelled() const override { return true; }
};

}  // namespace

TEST_CASE("a database reads back what was written, with the key only", "[sqlite]") {
    test::TemporaryFolder const folder;
    auto const path = folder / "a.db";
    {
        auto database = new_database(path);
        NK_REQUIRE_OK(insert_row(database, 5, "Nachtwacht"));
    }
    REQUIRE_FALSE(std::filesystem::exists(folder / "a.db-wal"));
    REQUIRE(read_database_salt(path).value() == kSalt);

    auto database = Connection::open(path, test_key(), OpenMode::read_only);
    NK_REQUIRE_OK(database);
    REQUIRE(count(*database) == 1);
    NK_REQUIRE_ERROR(insert_row(*database, 6, ""), io_write);

    test::StandardErrorCapture const captured;
    auto const wrong_key = Connection::open(path, test_key(8), OpenMode::read_only);
    CHECK(captured.text().empty());
    NK_REQUIRE_ERROR(wrong_key, database_damaged);
}

TEST_CASE("sorting more than fits in memory opens no temporary file", "[sqlite]") {
    test::TemporaryFolder const folder;
    auto database = new_database(folder / "a.db");
    static constexpr Sql sorted =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) "
        "SELECT hex(randomblob(100)) AS r FROM n ORDER BY r";
    auto const open_files = [] {
        auto const folder_of_descriptors = std::filesystem::directory_iterator("/proc/self/fd");
        return std::distance(begin(folder_of_descriptors), end(folder_of_descriptors));
    };
    auto const before = open_files();
    auto rows = database.prepare(sorted);
    rows->start();
    REQUIRE(rows->next().value());
    CHECK(open_files() == before);
}

TEST_CASE("the stock sqlcipher opens our database with the raw key", "[sqlite]") {
    test::TemporaryFolder const folder;
    {
        auto database = new_database(folder / "a.db");
        NK_REQUIRE_OK(insert_row(database, 5, "Nachtwacht"));
    }
    auto const script = "PRAGMA key = \"x'" + to_hex(test_key().expose()) +
                        "'\";\nSELECT b FROM t;\nPRAGMA cipher_integrity_check;\n";
    auto const shell = test::run("sqlcipher -batch " + (folder / "a.db").string(), script);
    REQUIRE(shell.exit_code == 0);
    REQUIRE(shell.output == "ok\nNachtwacht\n");
}

TEST_CASE("what is no encrypted database is refused by name", "[sqlite]") {
    test::TemporaryFolder const folder;
    auto const path = folder / "a.db";
    NK_REQUIRE_ERROR(Connection::open(path, test_key(), OpenMode::read_write), file_not_found);
    NK_REQUIRE_OK(write_file(path, {}, Overwrite::no));
    NK_REQUIRE_ERROR(Connection::open(path, test_key(), OpenMode::read_write), database_damaged);
    NK_REQUIRE_OK(write_file(path, Bytes(8192, 1), Overwrite::yes));
    NK_REQUIRE_ERROR(Connection::open(path, test_key(), OpenMode::read_write), database_damaged);
    NK_REQUIRE_ERROR(Connection::create(path, test_key(), kSalt), file_exists);
    NK_REQUIRE_OK(
        write_file(path, as_bytes(std::string_view("SQLite format 3\0", 16)), Overwrite::yes));
    NK_REQUIRE_ERROR(Connection::open(path, test_key(), OpenMode::read_write),
                     database_not_encrypted);
}

TEST_CASE("a flipped bit anywhere in a page is found when the page is read", "[sqlite]") {
    test::TemporaryFolder const folder;
    auto const path = folder / "a.db";
    {
        auto database = new_database(path);
        NK_REQUIRE_OK(insert_row(database, 5, "Nachtwacht"));
    }
    auto bytes = read_file(path, 1 << 20).value();
    bytes[4096 + 1000] ^= 1;
    NK_REQUIRE_OK(write_file(path, bytes, Overwrite::yes));
    auto database = Connection::open(path, test_key(), OpenMode::read_write);
    NK_REQUIRE_OK(database);
    NK_REQUIRE_ERROR(database->integer(kCount), database_damaged);
}

TEST_CASE("every kind of value makes the round trip", "[sqlite]") {
    test::TemporaryFolder const folder;
    auto database = new_database(folder / "a.db");
    auto const id = ObjectId::random();
    {
        auto insert = database.prepare(kInsert);
        NK_REQUIRE_OK(insert);
        NK_REQUIRE_OK(insert->run(from_unix(1'900'000'000), std::string("één"), id, 0.25));
        NK_REQUIRE_OK(insert->run(std::optional<int>(), std::string_view(), ByteView(), -1.0));
        NK_REQUIRE_OK(insert->run(OpenMode::read_write, std::nullopt,
                                  crypto::Secret::copy_of(Bytes{1, 2}), 1.0));
        NK_REQUIRE_OK(insert->run(std::chrono::sys_days(std::chrono::days(20000)), "x", Bytes{9},
                                  std::optional(2.0)));
    }
    auto rows = database.prepare(kSelect);
    NK_REQUIRE_OK(rows);
    rows->start();
    REQUIRE(rows->next().value());
    CHECK(rows->get<Timestamp>(0) == from_unix(1'900'000'000));
    CHECK(rows->get<std::string>(1) == "één");
    CHECK(rows->get<ObjectId>(2) == id);
    CHECK(rows->get<double>(3) == 0.25);
    REQUIRE(rows->next().value());
    CHECK(rows->get<std::optional<std::int64_t>>(0) == std::nullopt);
    CHECK_FALSE(rows->is_null(1));
    CHECK_FALSE(rows->is_null(2));
    CHECK(rows->get<std::string_view>(1).empty());
    CHECK(rows->get<Bytes>(2).empty());
    CHECK(rows->get<ObjectId>(2).is_null());
    REQUIRE(rows->next().value());
    CHECK(rows->get<OpenMode>(0) == OpenMode::read_write);
    CHECK(rows->get<std::optional<std::string>>(1) == std::nullopt);
    CHECK(rows->get<crypto::Secret>(2).equals(Bytes{1, 2}));
    REQUIRE(rows->next().value());
    CHECK(rows->get<std::chrono::sys_days>(0).time_since_epoch().count() == 20000);
    CHECK(rows->get<ByteView>(2).size() == 1);
    CHECK_FALSE(rows->next().value());
}

TEST_CASE("the same statement may be used inside itself", "[sqlite]") {
    test::TemporaryFolder const folder;
    auto database = new_database(folder / "a.db");
    NK_REQUIRE_OK(insert_row(database, 1, "a"));
    NK_REQUIRE_OK(insert_row(database, 2, "b"));
    auto outer = database.prepare(kSelect);
    outer->start();
    REQUIRE(outer->next().value());
    auto inner = database.prepare(kSelect);
    std::string seen;
    inner->start();
    NK_REQUIRE_OK(inner->each([&](Statement const& row) { seen += row.get<std::string>(1); }));
    REQUIRE(seen == "ab");
    REQUIRE(outer->next().value());
    REQUIRE(outer->get<std::string>(1) == "b");
}

TEST_CASE("a transaction that is not committed leaves nothing", "[sqlite]") {
    test::TemporaryFolder const folder;
    auto database = new_database(folder / "a.db");
    {
        auto transaction = Transaction::begin(database);
        NK_REQUIRE_OK(transaction);
        NK_REQUIRE_OK(insert_row(database, 1, "a"));
    }
    REQUIRE(count(database) == 0);
    {
        auto transaction = Transaction::begin(database);
        NK_REQUIRE_OK(transaction);
        NK_REQUIRE_OK(insert_row(database, 1, "a"));
        NK_REQUIRE_OK(transaction->commit());
    }
    REQUIRE(count(database) == 1);
    REQUIRE_FALSE(database.in_transaction());
}

TEST_CASE("a broken constraint is a conflict and names no value", "[sqlite]") {
    test::TemporaryFolder const folder;
    auto database = new_database(folder / "a.db");
    NK_REQUIRE_OK(database.execute("CREATE UNIQUE INDEX t_b ON t(b)"));
    NK_REQUIRE_OK(insert_row(database, 1, "geheim"));
    auto const again = insert_row(database, 2, "geheim");
    NK_REQUIRE_ERROR(again, record_conflict);
    CHECK(again.error().subject == "UNIQUE constraint failed: t.b");
}

TEST_CASE("a cancelled job ends a long statement", "[sqlite]") {
    test::TemporaryFolder const folder;
    auto database = new_database(folder / "a.db");
    static constexpr Sql endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
    Stopped const job;
    {
        CancelScope const scope(database, job);
        NK_REQUIRE_ERROR(database.integer(endless), cancelled);
    }
    REQUIRE(count(database) == 0);
}

TEST_CASE("a copy of a database has its rows and its own key", "[sqlite]") {
    test::TemporaryFolder const folder;
    auto source = new_database(folder / "a.db");
    NK_REQUIRE_OK(insert_row(source, 1, "a"));
    Job job;
    {
        auto copy = Connection::create(folder / "b.db", test_key(9), kSalt);
        NK_REQUIRE_OK(copy);
        Stopped stopped;
        NK_REQUIRE_ERROR(copy_database(source, *copy, stopped), cancelled);
        NK_REQUIRE_OK(copy_database(source, *copy, job));
    }
    auto copy = Connection::open(folder / "b.db", test_key(9), OpenMode::read_write);
    NK_REQUIRE_OK(copy);
    REQUIRE(count(*copy) == 1);
    NK_REQUIRE_ERROR(Connection::open(folder / "b.db", test_key(), OpenMode::read_only),
                     database_damaged);
}

TEST_CASE("a large blob is read in pieces", "[sqlite]") {
    test::TemporaryFolder const folder;
    auto database = new_database(folder / "a.db");
    Bytes content(100'000);
    for (std::size_t i = 0; i < content.size(); ++i) {
        content[i] = static_cast<Byte>(i * 7);
    }
    {
        auto insert = database.prepare(kInsert);
        NK_REQUIRE_OK(insert->run(1, "", content, 0.0));
    }
    auto reader = BlobReader::open(database, "t", "c", database.last_row_id());
    NK_REQUIRE_OK(reader);
    REQUIRE(reader->size() == content.size());
    Bytes read;
    Bytes piece(30'000);
    while (true) {
        auto const count_read = reader->read(piece);
        NK_REQUIRE_OK(count_read);
        read.insert(read.end(), piece.begin(), piece.begin() + static_cast<long>(*count_read));
        if (*count_read < piece.size()) {
            break;
        }
    }
    REQUIRE(read == content);
    NK_REQUIRE_ERROR(BlobReader::open(database, "t", "c", 99), record_not_found);
}
