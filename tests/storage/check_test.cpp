// SPDX-License-Identifier: Apache-2.0
#include "storage/check.h"

#include "storage/backup/backup.h"
#include "storage/backup/filled_vault.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::FilledVault;
using test::flip_bit;

namespace {

CheckReport check(FilledVault& fixture, std::vector<Path> const& folders = {}) {
    auto const report =
        check_vault(fixture.folder(), folders, fixture.passphrase(), fixture.clock, fixture.job);
    NK_REQUIRE_OK(report);
    return *report;
}

/// The codes of the findings, with the part each names.
std::vector<std::string> found(CheckReport const& report) {
    std::vector<std::string> codes;
    for (auto const& finding : report.findings) {
        codes.push_back(error_name(finding.code) + " " + finding.subject);
    }
    return codes;
}

bool contains(std::vector<std::string> const& all, std::string const& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

void execute(FilledVault& fixture, std::string const& sql) {
    auto vault = fixture.open();
    NK_REQUIRE_OK(vault);
    NK_REQUIRE_OK(vault->connection().execute(sql));
}

}  // namespace

TEST_CASE("a vault that is in order has no findings", "[check]") {
    FilledVault fixture;
    auto const report = check(fixture);
    CHECK(found(report).empty());
    CHECK(report.pages > 20);
    CHECK(report.log_entries == 1);
    CHECK(report.pictures == 1);
    CHECK(report.received == 1);
    CHECK_FALSE(report.go_back_to);
    NK_REQUIRE_OK(fixture.open());
}

TEST_CASE("one changed bit in any page of the database is found, with its page", "[check]") {
    FilledVault fixture;
    auto const database = fixture.folder() / "vault.db";
    auto const pages = test::size_of(database) / crypto::kDatabasePageBytes;
    for (std::uint64_t page = 2; page <= pages; page += 5) {
        auto const at = (page - 1) * crypto::kDatabasePageBytes + (page * 97) % 4096;
        flip_bit(database, at);
        auto const report = check(fixture);
        CAPTURE(page);
        REQUIRE_FALSE(report.findings.empty());
        CHECK(report.findings.front().code == ErrorCode::page_damaged);
        CHECK(report.findings.front().detail == std::to_string(page));
        flip_bit(database, at);
    }
    CHECK(check(fixture).findings.empty());
}

TEST_CASE("our look at the pages and that of SQLCipher agree", "[check]") {
    FilledVault fixture;
    auto const database = fixture.folder() / "vault.db";
    for (std::uint64_t const page : {std::uint64_t{3}, std::uint64_t{4}, std::uint64_t{9}}) {
        flip_bit(database, (page - 1) * crypto::kDatabasePageBytes + 100);
    }
    auto const shell = test::run("sqlcipher -batch " + database.string(),
                                 "PRAGMA key = \"x'" + fixture.database_key_hex() +
                                     "'\";\nPRAGMA cipher_integrity_check;\n");
    auto const report = check(fixture);
    REQUIRE(report.findings.size() >= 3);
    std::string pages;
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(report.findings[i].code == ErrorCode::page_damaged);
        pages += "HMAC verification failed for page " + report.findings[i].detail + "\n";
    }
    CHECK(shell.output == "ok\n" + pages);
}

TEST_CASE("damage to the beginning of the database is found", "[check]") {
    FilledVault fixture;
    auto const database = fixture.folder() / "vault.db";
    SECTION("its salt") {
        flip_bit(database, 3);
        auto const report = check(fixture);
        CHECK(contains(found(report), "page-damaged vault.db"));
        CHECK(contains(found(report), "pages-damaged vault.db"));
    }
    SECTION("its first page") {
        flip_bit(database, 60);
        CHECK(contains(found(check(fixture)), "page-damaged vault.db"));
    }
    SECTION("its end is cut off") {
        std::filesystem::resize_file(database, test::size_of(database) - 2000);
        CHECK_FALSE(check(fixture).findings.empty());
    }
    SECTION("nothing is left of it") {
        std::filesystem::resize_file(database, 5);
        CHECK(contains(found(check(fixture)), "database-damaged vault.db"));
    }
}

TEST_CASE("one changed bit in a copy of the key slots is found", "[check]") {
    FilledVault fixture;
    auto const keys = fixture.folder() / "vault.keys";
    for (std::uint64_t at = 5; at < test::size_of(keys); at += 4001) {
        flip_bit(keys, at);
        auto const report = check(fixture);
        CAPTURE(at);
        REQUIRE(found(report) == std::vector<std::string>{"keys-copy-damaged vault.keys"});
        CHECK(report.findings.front().detail == (at < 32768 ? "1" : "2"));
        flip_bit(keys, at);
    }
    flip_bit(keys, 100);
    flip_bit(keys, 32768 + 100);
    CHECK(contains(found(check(fixture)), "keys-file-damaged " + keys.filename().string()));
}

TEST_CASE("damage to a received bundle is found, and that it is gone", "[check]") {
    FilledVault fixture;
    auto const file = fixture.received_file();
    auto const name = file.filename().string();
    for (std::uint64_t at = 0; at < test::size_of(file); at += 701) {
        flip_bit(file, at);
        CAPTURE(at);
        REQUIRE(found(check(fixture)) == std::vector<std::string>{"received-damaged " + name});
        flip_bit(file, at);
    }
    std::filesystem::remove(file);
    CHECK(found(check(fixture)) == std::vector<std::string>{"received-missing " + name});
}

TEST_CASE("what somebody with the keys changed in the tables is found", "[check]") {
    FilledVault fixture;
    SECTION("a picture") {
        execute(fixture, "UPDATE blob_content SET content = zeroblob(length(content))");
        auto const report = check(fixture);
        CHECK(found(report) == std::vector<std::string>{"blob-damaged W-001"});
    }
    SECTION("a picture without content") {
        execute(fixture, "DELETE FROM blob_content");
        CHECK(found(check(fixture)) == std::vector<std::string>{"blob-damaged W-001"});
    }
    SECTION("the log") {
        execute(fixture, "UPDATE log SET body = '{}'");
        CHECK(contains(found(check(fixture)), "log-broken 1"));
    }
    SECTION("the end of the log") {
        execute(fixture, "PRAGMA foreign_keys = OFF; DELETE FROM log");
        CHECK(contains(found(check(fixture)), "vault-rolled-back vault.db"));
    }
    SECTION("a signature in the log") {
        execute(fixture, "UPDATE log SET signature = zeroblob(64)");
        CHECK(found(check(fixture)).size() == 1);
    }
    SECTION("a reference") {
        execute(fixture, "PRAGMA foreign_keys = OFF; DELETE FROM partner");
        CHECK(contains(found(check(fixture)), "reference-broken vault.db"));
    }
    SECTION("the id of the vault") {
        execute(fixture, "UPDATE vault SET id = zeroblob(16)");
        CHECK(contains(found(check(fixture)), "vault-mixed test.kluis"));
    }
}

TEST_CASE("a check says which backup to go back to: the newest good one", "[check]") {
    FilledVault fixture;
    auto const folder = fixture / "backups";
    std::filesystem::create_directory(folder);
    std::vector<Path> files;
    for (int i = 0; i < 3; ++i) {
        fixture.clock.advance(std::chrono::days{1});
        fixture.go_on();
        auto vault = fixture.open();
        NK_REQUIRE_OK(vault);
        auto const done = back_up(vault->parts(), folder, {}, fixture.clock, fixture.job);
        NK_REQUIRE_OK(done);
        files.push_back(done->backup.file);
    }
    CHECK_FALSE(check(fixture).go_back_to);  // nothing is wrong
    std::filesystem::remove(fixture.received_file());
    auto const newest = check(fixture);
    REQUIRE(newest.go_back_to);
    CHECK(newest.go_back_to->file == files[2]);
    CHECK(newest.go_back_to->log_sequence == 4);
    flip_bit(files[2], test::size_of(files[2]) / 2);
    std::filesystem::remove(files[1]);
    CHECK(check(fixture).go_back_to->file == files[0]);

    // When the database does not open any more, its folder has to be named.
    flip_bit(fixture.folder() / "vault.db", 60);
    CHECK_FALSE(check(fixture).go_back_to);
    CHECK(check(fixture, {folder}).go_back_to->file == files[0]);
}

TEST_CASE("a check needs the vault for itself and the passphrase, and can be stopped", "[check]") {
    FilledVault fixture;
    auto const outcome = [&](crypto::Secret const& passphrase, Job& job) {
        auto const report = check_vault(fixture.folder(), {}, passphrase, fixture.clock, job);
        return report ? "ok" : error_name(report.error().code);
    };
    CHECK(outcome(test::secret_text("een andere zin"), fixture.job) == "wrong-passphrase");
    {
        auto const vault = fixture.open();
        NK_REQUIRE_OK(vault);
        CHECK(outcome(fixture.passphrase(), fixture.job) == "vault-in-use");
    }
    int stops = 0;
    for (int count = 0;; count += 1 + count / 2) {
        test::StopsAt job(count);
        auto const end = outcome(fixture.passphrase(), job);
        if (end == "ok") {
            break;
        }
        ++stops;
        REQUIRE(end == "cancelled");
    }
    CHECK(stops >= 3);
    std::filesystem::remove(fixture.folder() / "vault.keys");
    CHECK(outcome(fixture.passphrase(), fixture.job) == "vault-not-found");
}

TEST_CASE("a table with what it cannot hold is found", "[check]") {
    FilledVault fixture;
    execute(fixture, "PRAGMA ignore_check_constraints = ON; UPDATE blob SET hash = x'00'");
    CHECK(contains(found(check(fixture)), "tables-damaged vault.db"));
}
