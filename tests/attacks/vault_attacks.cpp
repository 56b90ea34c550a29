// SPDX-License-Identifier: Apache-2.0
// Vaults whose files were swapped, put back or changed by somebody who can write to the disk, some
// of them with the key.
#include "attacks/corpus.h"
#include "storage/backup/backup.h"
#include "storage/backup/filled_vault.h"
#include "storage/backup/restore.h"

namespace noodkluis::test {
namespace {

using storage::Vault;

/// A closed vault with a history of files: `old` is from before the last entry of its log.
class ClosedVault {
  public:
    FilledVault fixture;
    Bytes old_database;
    Bytes old_keys;
    Bytes database;
    Bytes keys;

    ClosedVault() {
        for (int i = 0; i < 20; ++i) {
            fixture.go_on();
        }
        old_database = read("vault.db");
        old_keys = read("vault.keys");
        fixture.go_on();
        database = read("vault.db");
        keys = read("vault.keys");
    }
    [[nodiscard]] Path path(std::string const& name) const { return fixture.folder() / name; }
    [[nodiscard]] Bytes read(std::string const& name) const {
        return read_file(path(name), 1 << 26).value();
    }
    void put(std::string const& name, ByteView bytes) const {
        NK_REQUIRE_OK(write_file(path(name), bytes, Overwrite::yes));
    }
    void put_back() const {
        std::error_code ignored;
        std::filesystem::remove(path("vault.db-wal"), ignored);
        std::filesystem::remove(path("vault.db-shm"), ignored);
        std::filesystem::remove(path("vault.db"), ignored);
        put("vault.db", database);
        put("vault.keys", keys);
    }
    [[nodiscard]] std::string opened() { return outcome_of(fixture.open()); }
};

void attack_files(Corpus& all, ClosedVault& vault) {
    auto const after = [&](std::string const& line, std::string const& name,
                           std::string const& expected, auto change) {
        change();
        all.attack(line, name, expected, [&] { return vault.opened(); });
        vault.put_back();
    };
    VaultFixture other;
    { auto const made = other.create(); }
    auto const others = [&](std::string const& name) {
        return read_file(other.folder() / name, 1 << 26).value();
    };
    after("K6", "the key slots of another vault", "database-damaged",
          [&] { vault.put("vault.keys", others("vault.keys")); });
    after("K6", "the database of another vault", "database-damaged",
          [&] { vault.put("vault.db", others("vault.db")); });
    after("K6", "the database of another vault that has the same id", "vault-mixed", [&] {
        auto opened = vault.fixture.open();
        NK_REQUIRE_OK(opened->connection().execute("UPDATE vault SET id = zeroblob(16)"));
    });
    after("K10", "an older database", "vault-rolled-back",
          [&] { vault.put("vault.db", vault.old_database); });
    REQUIRE(vault.old_database.size() == vault.database.size());
    constexpr std::size_t kPage = 4096;
    int pages = 0;
    for (std::size_t at = kPage; at < vault.database.size(); at += kPage) {
        auto const page = ByteView(vault.old_database).subspan(at, kPage);
        if (std::ranges::equal(page, ByteView(vault.database).subspan(at, kPage))) {
            continue;
        }
        after("K9", "an older page " + std::to_string(at / kPage + 1), "vault-rolled-back", [&] {
            auto mixed = vault.database;
            std::ranges::copy(page, mixed.begin() + static_cast<long>(at));
            vault.put("vault.db", mixed);
        });
        ++pages;
    }
    CHECK(pages > 0);
    auto const plain = [&](std::string const& sql) {
        std::filesystem::remove(vault.path("vault.db"));
        REQUIRE(run("sqlcipher " + vault.path("vault.db").string() + " '" + sql + "'").exit_code ==
                0);
    };
    after("K13", "a plain database", "database-not-encrypted",
          [&] { plain("CREATE TABLE vault(id)"); });
    after("K13", "an empty file", "database-damaged", [&] { vault.put("vault.db", {}); });
    after("K13", "zeros", "database-damaged",
          [&] { vault.put("vault.db", Bytes(vault.database.size())); });
    after("K13", "a text", "database-damaged",
          [&] { vault.put("vault.db", Bytes(vault.database.size(), 'x')); });
    after("K14", "tables of a newer version", "vault-too-new", [&] {
        auto opened = vault.fixture.open();
        NK_REQUIRE_OK(opened->connection().execute("PRAGMA user_version = 99"));
    });
    after("K10", "no database", "vault-not-found",
          [&] { std::filesystem::remove(vault.path("vault.db")); });
    after("K5", "no key slots", "vault-not-found",
          [&] { std::filesystem::remove(vault.path("vault.keys")); });
}

/// By somebody with the key and other tools.
void attack_tables(Corpus& all, ClosedVault& vault) {
    auto const after = [&](std::string const& line, std::string const& sql,
                           std::string const& expected) {
        {
            auto opened = vault.fixture.open();
            NK_REQUIRE_OK(opened->connection().execute("PRAGMA foreign_keys = OFF; " + sql));
        }
        all.attack(line, sql.substr(0, 60), expected, [&] { return vault.opened(); });
        vault.put_back();
    };
    after("K9", "UPDATE log SET time = time - 60 WHERE sequence = 2", "log-broken");
    after("K9", "UPDATE log SET body = '{\"x\":1}' WHERE sequence = 3", "log-broken");
    after("K9", "UPDATE log SET mac = zeroblob(length(mac)) WHERE sequence = 4", "log-broken");
    after("K9", "DELETE FROM log WHERE sequence = 5", "log-entry-missing");
    after("K10", "DELETE FROM log WHERE sequence > 10", "vault-rolled-back");
}

void attack_former_users(Corpus& all) {
    VaultFixture fixture;
    { auto const made = fixture.create(); }
    auto const keys = fixture.folder() / "vault.keys";
    Bytes stolen;
    {
        auto vault = fixture.open();
        NK_REQUIRE_OK(
            vault->add_user("Noor", storage::UserRole::registrar, noors(), crypto::cheapest_kdf()));
        stolen = read_file(keys, 1 << 20).value();
        NK_REQUIRE_OK(vault->remove_user("Noor"));
    }
    auto const as_noor = [&] {
        return outcome_of(Vault::open(fixture.folder(), noors(), fixture.clock, fixture.job));
    };
    all.attack("K7", "a removed user", "wrong-passphrase", as_noor);
    NK_REQUIRE_OK(write_file(keys, stolen, Overwrite::yes));
    all.attack("K7", "a removed user with their old key slots", "user-removed", as_noor);
    {
        auto vault = fixture.open();
        NK_REQUIRE_OK(vault);
        NK_REQUIRE_OK(Vault::change_key(std::move(*vault), fixture.job));
    }
    NK_REQUIRE_OK(write_file(keys, stolen, Overwrite::yes));
    all.attack("K7", "a removed user with their old key slots, after another key",
               "database-damaged", as_noor);
}

/// A backup is one file that comes from outside, like a bundle.
void attack_backups(Corpus& all) {
    FilledVault fixture;
    auto const file = fixture / "good.nkbackup";
    {
        auto vault = fixture.open();
        NK_REQUIRE_OK(storage::back_up(vault->parts(), file, {}, fixture.clock, fixture.job));
    }
    auto const good = read_file(file, 1 << 26).value();
    auto const container = storage::ContainerReader::open(good, "good");
    NK_REQUIRE_OK(container);
    std::vector<storage::NamedContent> parts;
    for (auto const& entry : container->entries()) {
        parts.push_back({entry.name, container->read(entry.name, 1 << 26).value()});
    }
    auto const restored = [&](Bytes const& bytes) {
        auto const hostile = fixture / "hostile.nkbackup";
        NK_REQUIRE_OK(write_file(hostile, bytes, Overwrite::yes));
        auto outcome = outcome_of(storage::restore_backup(hostile, fixture / "new.kluis", {},
                                                          fixture.passphrase(), fixture.job));
        if (outcome != "ok" && std::filesystem::exists(fixture / "new.kluis")) {
            outcome += ", but something was restored";
        }
        return outcome;
    };
    auto const with = [&](std::string const& line, std::string const& name,
                          std::string const& expected, auto change) {
        auto changed = parts;
        change(changed);
        auto const bytes = storage::write_container(changed).value();
        all.attack(line, "backup: " + name, expected, [&] { return restored(bytes); });
    };
    auto const entries = "container-entries";
    for (std::string const name :
         {"../../x", "/tmp/x", "received/../../x", "received/../vault.keys", "..\\x",
          "received/x\\..\\y", "vault.lock", "received/x.sh"}) {
        with("C10", "a part called " + name, entries, [&](auto& p) {
            p.push_back({name, Bytes{'x'}});
        });
        with("C10", "a received bundle called " + name, entries, [&](auto& p) {
            for (auto& item : p) {
                if (item.name.starts_with("received/")) {
                    item.name = name;
                }
            }
        });
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        with("C7", "without " + parts[i].name, entries,
             [&](auto& p) { p.erase(p.begin() + static_cast<long>(i)); });
        with("C6", "twice " + parts[i].name, entries, [&](auto& p) { p.push_back(p[i]); });
    }
    // All but the checksums themselves, which come last.
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        with("C15", "a bit of " + parts[i].name, "backup-damaged",
             [&](auto& p) { p[i].content[p[i].content.size() / 2] ^= 1; });
    }
    all.attack("C1", "backup: empty", "container-not-zip", [&] { return restored({}); });
    all.attack("C2", "backup: no container", "container-not-zip",
               [&] { return restored(Bytes(1000, 'x')); });
    all.attack("C5", "backup: cut in the middle", "container-truncated", [&] {
        return restored(Bytes(good.begin(), good.begin() + static_cast<long>(good.size() / 2)));
    });
    all.attack("C4", "backup: a byte after it", "container-not-canonical", [&] {
        auto bytes = good;
        bytes.push_back(0);
        return restored(bytes);
    });
    all.attack("K1", "backup: another passphrase", "wrong-passphrase", [&] {
        return outcome_of(
            storage::restore_backup(file, fixture / "new.kluis", {}, noors(), fixture.job));
    });
}

}  // namespace

Corpus const& vault_attacks() {
    static Corpus const corpus = [] {
        Corpus all;
        ClosedVault vault;
        attack_files(all, vault);
        attack_tables(all, vault);
        attack_former_users(all);
        attack_backups(all);
        return all;
    }();
    return corpus;
}

}  // namespace noodkluis::test
