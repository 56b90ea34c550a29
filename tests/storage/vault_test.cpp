// SPDX-License-Identifier: Apache-2.0
#include "storage/vault.h"

#include <map>

#include <catch2/generators/catch_generators.hpp>
#include <unistd.h>

#include "storage/repository/clock_repository.h"
#include "storage/repository/user_repository.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::storage;

namespace {

constexpr std::string_view kCanary = "KANARIE-Zilveren-Schaal";

/// Everything a vault folder holds, by path.
std::map<std::string, std::string> contents(Path const& folder) {
    std::map<std::string, std::string> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            auto const bytes = read_file(entry.path(), 1 << 26);
            NK_REQUIRE_OK(bytes);
            files[entry.path().string()] = std::string(as_text(*bytes));
        }
    }
    return files;
}

Status append(Vault& vault, std::string_view body) {
    return vault.write([&] { return vault.log().append(LogKind::import_done, body); });
}

void put_copy(Path const& from, Path const& to) {
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
}

}  // namespace

TEST_CASE("a new vault opens with its passphrase and knows its owner", "[vault]") {
    test::VaultFixture fixture;
    VaultId id;
    {
        auto vault = fixture.create();
        id = vault.id();
        CHECK_FALSE(vault.report().log_head_repaired);
        CHECK(vault.own_party().value() == fixture.start().party);
    }
    auto vault = fixture.open();
    NK_REQUIRE_OK(vault);
    CHECK(vault->id() == id);
    CHECK(vault->own_party().value() == fixture.start().party);
    CHECK(UserRepository(vault->connection()).find(vault->user()).value()->name == "Registrar");
    CHECK_FALSE(vault->report().log_head_repaired);
    CHECK_FALSE(vault->report().time_floors_repaired);
    auto const events = vault->log().events();
    NK_REQUIRE_OK(events);
    REQUIRE(events->size() == 1);
    CHECK(events->front().kind == LogKind::vault_created);
    CHECK(events->front().body == key_announcement(vault->user(), vault->signing_key().public_key(),
                                                   "{\"vault\":\"" + id.text() + "\"}"));
    CHECK(events->front().is_signed);
    CHECK(std::filesystem::is_directory(vault->received_folder()));
}

TEST_CASE("a vault is never made over something that is there", "[vault]") {
    test::VaultFixture fixture;
    std::filesystem::create_directory(fixture.folder());
    NK_REQUIRE_ERROR(fixture.try_create(), file_exists);
    CHECK(std::filesystem::is_empty(fixture.folder()));
}

TEST_CASE("a vault that could not be made leaves nothing behind", "[vault]") {
    test::VaultFixture fixture;
    struct Stopped final : Job {
        [[nodiscard]] bool cancelled() const override { return true; }
    } stopped;
    NK_REQUIRE_ERROR(Vault::create(fixture.folder(), fixture.start(), fixture.passphrase(),
                                   fixture.clock, stopped),
                     cancelled);
    auto start = fixture.start();
    start.kdf.memory = 1;
    NK_REQUIRE_ERROR(
        Vault::create(fixture.folder(), start, fixture.passphrase(), fixture.clock, fixture.job),
        kdf_parameters);
    CHECK(std::filesystem::is_empty(fixture.folder().parent_path()));
    NK_REQUIRE_ERROR(Vault::create(fixture.folder() / "deeper", fixture.start(),
                                   fixture.passphrase(), fixture.clock, fixture.job),
                     io_write);
}

TEST_CASE("a folder without the two files is no vault", "[vault]") {
    test::VaultFixture fixture;
    NK_REQUIRE_ERROR(fixture.open(), vault_not_found);
    NK_REQUIRE_ERROR(vault_info(fixture.folder()), vault_not_found);
    { auto const vault = fixture.create(); }
    std::filesystem::remove(fixture.folder() / "vault.db");
    NK_REQUIRE_ERROR(fixture.open(), vault_not_found);
}

TEST_CASE("a vault is used by one program at a time", "[vault]") {
    test::VaultFixture fixture;
    {
        auto const vault = fixture.create();
        auto const second = fixture.open();
        NK_REQUIRE_ERROR(second, vault_in_use);
        CHECK(second.error().subject == "test.kluis");
        CHECK(second.error().detail.starts_with("process " + std::to_string(::getpid()) + " on "));
        CHECK(second.error().detail.ends_with(" since " + format_time(fixture.clock.now())));
        auto const other =
            test::run("flock --nonblock " + (fixture.folder() / "vault.lock").string() + " true");
        CHECK(other.exit_code == 1);
    }
    NK_REQUIRE_OK(fixture.open());
}

TEST_CASE("what a vault is can be said without its passphrase", "[vault]") {
    test::VaultFixture fixture;
    VaultId id;
    {
        auto const vault = fixture.create();
        id = vault.id();
        NK_REQUIRE_OK(vault_info(fixture.folder()));
    }
    auto const info = vault_info(fixture.folder() / "");
    NK_REQUIRE_OK(info);
    CHECK(info->id == id);
    CHECK(info->slots.size() == 1);
    CHECK(info->bytes > 65536);
}

TEST_CASE("a wrong passphrase opens nothing and prints nothing", "[vault]") {
    test::VaultFixture fixture;
    { auto const vault = fixture.create(); }
    test::StandardErrorCapture const captured;
    auto const wrong = Vault::open(fixture.folder(), test::secret_text("een andere zin"),
                                   fixture.clock, fixture.job);
    CHECK(captured.text().empty());
    NK_REQUIRE_ERROR(wrong, wrong_passphrase);
}

TEST_CASE("no byte of the records is readable in the files of a vault", "[vault]") {
    test::VaultFixture fixture;
    auto vault = fixture.create();
    NK_REQUIRE_OK(vault.write([&] {
        return vault.log().append(LogKind::import_done, "{\"" + std::string(kCanary) + "\":1}");
    }));
    auto const check = [&] {
        auto const files = contents(fixture.folder().parent_path());
        CHECK(files.size() >= 4);
        for (auto const& [path, content] : files) {
            CAPTURE(path);
            CHECK(content.find(kCanary) == std::string::npos);
            CHECK(content.find("Museum De Zwaan") == std::string::npos);
            CHECK(content.find("CREATE TABLE") == std::string::npos);
        }
    };
    check();  // the write-ahead log is still there
    NK_REQUIRE_OK(vault.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    check();
}

TEST_CASE("the files of a vault are for their owner only", "[vault]") {
    test::VaultFixture fixture;
    auto vault = fixture.create();
    using std::filesystem::perms;
    auto const of_others = [](Path const& path) {
        return std::filesystem::status(path).permissions() & (perms::group_all | perms::others_all);
    };
    CHECK(of_others(fixture.folder()) == perms::none);
    for (auto const& [path, content] : contents(fixture.folder())) {
        CAPTURE(path);
        CHECK(of_others(path) == perms::none);
    }
}

TEST_CASE("the stock sqlcipher opens a vault with the derived key", "[vault]") {
    test::VaultFixture fixture;
    { auto const vault = fixture.create(); }
    auto const database = fixture.folder() / "vault.db";
    auto const shell =
        test::run("sqlcipher -batch " + database.string(),
                  "PRAGMA key = \"x'" + fixture.database_key_hex() +
                      "'\";\nSELECT name FROM own_party;\nPRAGMA cipher_integrity_check;\n"
                      "PRAGMA integrity_check;\n");
    CHECK(shell.exit_code == 0);
    CHECK(shell.output == "ok\nMuseum De Zwaan\nok\n");
    CHECK(shell.errors.empty());
}

TEST_CASE("a write that fails leaves neither its rows nor its log entry", "[vault]") {
    test::VaultFixture fixture;
    auto vault = fixture.create();
    auto const before = vault.log().head().value();
    NK_REQUIRE_ERROR(vault.write([&]() -> Status {
        NK_CHECK(vault.log().append(LogKind::import_done, "{}"));
        return fail(ErrorCode::cancelled);
    }),
                     cancelled);
    CHECK(vault.log().head().value() == before);
    auto const value = vault.write([]() -> Result<int> { return 7; });
    CHECK(value.value() == 7);
}

TEST_CASE("a plain database under the vault's name is refused (K13)", "[vault]") {
    test::VaultFixture fixture;
    { auto const vault = fixture.create(); }
    auto const database = (fixture.folder() / "vault.db").string();
    std::filesystem::remove(database);
    REQUIRE(test::run("sqlcipher " + database + " 'CREATE TABLE t(a)'").exit_code == 0);
    NK_REQUIRE_ERROR(fixture.open(), database_not_encrypted);
}

TEST_CASE("a vault of a newer program is refused and not changed (K14)", "[vault]") {
    test::VaultFixture fixture;
    {
        auto vault = fixture.create();
        NK_REQUIRE_OK(vault.connection().execute("PRAGMA user_version = 99"));
    }
    auto const before = contents(fixture.folder());
    NK_REQUIRE_ERROR(fixture.open(), vault_too_new);
    auto after = contents(fixture.folder());
    for (auto const* const name : {"vault.db", "vault.keys"}) {
        auto const path = (fixture.folder() / name).string();
        CHECK(after.at(path) == before.at(path));
    }
}

TEST_CASE("the keys file of another vault does not open this one (K6)", "[vault]") {
    test::VaultFixture fixture;
    { auto const vault = fixture.create(); }
    test::VaultFixture other;
    { auto const vault = other.create(); }
    put_copy(other.folder() / "vault.keys", fixture.folder() / "vault.keys");
    NK_REQUIRE_ERROR(fixture.open(), database_damaged);
}

TEST_CASE("a database with the id of another vault is refused", "[vault]") {
    test::VaultFixture fixture;
    {
        auto vault = fixture.create();
        NK_REQUIRE_OK(vault.connection().execute("UPDATE vault SET id = zeroblob(16)"));
    }
    NK_REQUIRE_ERROR(fixture.open(), vault_mixed);
}

TEST_CASE("an older database put back is refused (K10)", "[vault]") {
    test::VaultFixture fixture;
    auto const database = fixture.folder() / "vault.db";
    auto const old = fixture.folder().parent_path() / "old.db";
    { auto const vault = fixture.create(); }
    put_copy(database, old);
    {
        auto vault = fixture.open();
        NK_REQUIRE_OK(vault);
        NK_REQUIRE_OK(append(*vault, "{}"));
    }
    put_copy(old, database);
    NK_REQUIRE_ERROR(fixture.open(), vault_rolled_back);
}

TEST_CASE("an older page put back does not go unnoticed (K9)", "[vault]") {
    test::VaultFixture fixture;
    auto const database = fixture.folder() / "vault.db";
    {
        auto vault = fixture.create();
        for (int i = 0; i < 200; ++i) {
            NK_REQUIRE_OK(append(vault, R"({"added":1})"));
        }
    }
    auto const old = read_file(database, 1 << 26).value();
    {
        auto vault = fixture.open();
        NK_REQUIRE_OK(vault);
        NK_REQUIRE_OK(append(*vault, R"({"added":2})"));
    }
    auto const current = read_file(database, 1 << 26).value();
    constexpr std::size_t page = 4096;
    REQUIRE(old.size() == current.size());
    int replayed = 0;
    for (std::size_t at = page; at + page <= current.size(); at += page) {
        auto const differs = !std::equal(current.begin() + static_cast<long>(at),
                                         current.begin() + static_cast<long>(at + page),
                                         old.begin() + static_cast<long>(at));
        if (!differs) {
            continue;
        }
        ++replayed;
        auto mixed = current;
        std::copy_n(old.begin() + static_cast<long>(at), page,
                    mixed.begin() + static_cast<long>(at));
        NK_REQUIRE_OK(write_file(database, mixed, Overwrite::yes));
        NK_REQUIRE_ERROR(fixture.open(), vault_rolled_back);
    }
    CHECK(replayed >= 1);
}

TEST_CASE("a changed log is refused with the number of the entry", "[vault]") {
    test::VaultFixture fixture;
    {
        auto vault = fixture.create();
        NK_REQUIRE_OK(append(vault, "{}"));
        NK_REQUIRE_OK(append(vault, "{}"));
        NK_REQUIRE_OK(
            vault.connection().execute("UPDATE log SET time = time - 60 WHERE sequence = 2"));
    }
    auto const opened = fixture.open();
    NK_REQUIRE_ERROR(opened, log_broken);
    CHECK(opened.error().subject == "2");
}

TEST_CASE("a crash between commit and mirror is put right at the next opening", "[vault]") {
    test::VaultFixture fixture;
    auto const keys = fixture.folder() / "vault.keys";
    auto const old = fixture.folder().parent_path() / "old.keys";
    auto const database = fixture.folder() / "vault.db";
    {
        auto vault = fixture.create();
        put_copy(keys, old);
        NK_REQUIRE_OK(append(vault, "{}"));
    }
    put_copy(old, keys);
    {
        auto vault = fixture.open();
        NK_REQUIRE_OK(vault);
        CHECK(vault->report().log_head_repaired);
        CHECK(vault->log().head().value().sequence == 2);
    }
    {
        auto vault = fixture.open();
        NK_REQUIRE_OK(vault);
        CHECK_FALSE(vault->report().log_head_repaired);
    }
}

TEST_CASE("a torn copy of the key slots is written anew at the next opening", "[vault]") {
    test::VaultFixture fixture;
    auto const keys = fixture.folder() / "vault.keys";
    { auto const vault = fixture.create(); }
    for (std::uint64_t const at : {5000U, 32768U + 5000U}) {
        auto const whole = read_file(keys, 1 << 20).value();
        auto torn = whole;
        torn[at] ^= 1;
        NK_REQUIRE_OK(write_file(keys, torn, Overwrite::yes));
        NK_REQUIRE_OK(fixture.open());
        auto const after = read_file(keys, 1 << 20).value();
        CHECK(std::equal(after.begin(), after.begin() + 32768, after.begin() + 32768));
    }
}

TEST_CASE("a change that cannot be mirrored is kept, and said so", "[vault]") {
    test::VaultFixture fixture;
    auto const keys = fixture.folder() / "vault.keys";
    auto const away = fixture.folder() / "away.keys";
    {
        auto vault = fixture.create();
        std::filesystem::rename(keys, away);
        NK_REQUIRE_ERROR(append(vault, "{}"), keys_file_behind);
        std::filesystem::rename(away, keys);
        CHECK(vault.log().head().value().sequence == 2);
    }
    auto vault = fixture.open();
    NK_REQUIRE_OK(vault);
    CHECK(vault->report().log_head_repaired);
    CHECK(vault->log().head().value().sequence == 2);
}

TEST_CASE("the higher of two copies of the time floors holds (T7)", "[vault]") {
    test::VaultFixture fixture;
    auto const base = fixture.clock.now();
    TimeFloors const floors{base + std::chrono::hours(1), base + std::chrono::hours(2)};
    {
        auto vault = fixture.create();
        CHECK(vault.time_floors().value() == TimeFloors{base, {}});
        NK_REQUIRE_OK(vault.write([&] { return vault.set_time_floors(floors); }));
        CHECK(vault.time_floors().value() == floors);
    }
    auto const sql =
        GENERATE("DELETE FROM time_state", "UPDATE time_state SET floor_local = floor_local - 7200",
                 "UPDATE time_state SET floor_signed = 0");
    CAPTURE(sql);
    {
        auto vault = fixture.open();
        NK_REQUIRE_OK(vault);
        CHECK_FALSE(vault->report().time_floors_repaired);
        NK_REQUIRE_OK(vault->connection().execute(sql));
    }
    {
        auto vault = fixture.open();
        NK_REQUIRE_OK(vault);
        CHECK(vault->report().time_floors_repaired);
        CHECK(vault->time_floors().value() == floors);
    }
    auto vault = fixture.open();
    NK_REQUIRE_OK(vault);
    CHECK_FALSE(vault->report().time_floors_repaired);
}
