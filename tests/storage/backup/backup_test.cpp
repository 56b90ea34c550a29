// SPDX-License-Identifier: Apache-2.0
#include "storage/backup/backup.h"

#include "storage/backup/backup_file.h"
#include "storage/backup/backup_write.h"
#include "storage/backup/filled_vault.h"
#include "storage/backup/restore.h"
#include "storage/sqlite/transaction.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::FilledVault;
using test::flip_bit;

namespace {

Result<BackupDone> back_up_to(FilledVault& fixture, Path const& target, Job& job) {
    auto vault = fixture.open();
    NK_REQUIRE_OK(vault);
    return back_up(vault->parts(), target, {}, fixture.clock, job);
}

Result<RestoreDone> restore(FilledVault& fixture, Path const& file, std::string_view name) {
    return restore_backup(file, fixture / name, {}, fixture.passphrase(), fixture.job);
}

std::vector<std::string> names_in(Path const& folder) {
    std::vector<std::string> names;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("a backup gives back the vault as it was", "[backup]") {
    FilledVault fixture;
    auto const file = fixture / "a.nkbackup";
    auto const done = back_up_to(fixture, file, fixture.job);
    NK_REQUIRE_OK(done);
    CHECK(done->backup.file == file);
    CHECK(done->backup.made_at == fixture.clock.now());
    CHECK(done->bytes == test::size_of(file));
    CHECK(done->noted);
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::group_all) ==
          std::filesystem::perms::none);

    auto const restored = restore(fixture, file, "b.kluis");
    NK_REQUIRE_OK(restored);
    CHECK(restored->claims.made_at == fixture.clock.now());
    CHECK_FALSE(restored->newer);
    auto vault = Vault::open(fixture / "b.kluis", fixture.passphrase(), fixture.clock, fixture.job);
    NK_REQUIRE_OK(vault);
    CHECK_FALSE(vault->report().log_head_repaired);
    CHECK(vault->own_party().value() == fixture.start().party);
    CHECK(vault->log().head().value() == restored->claims.head);
    auto const object =
        ObjectRepository(vault->connection(), vault->user(), fixture.clock).find("W-001");
    NK_REQUIRE_OK(object);
    CHECK((*object)->photos.size() == 1);
    auto const received = vault->received_folder() / fixture.received_file().filename();
    CHECK(read_file(received, 1 << 20).value() ==
          read_file(fixture.received_file(), 1 << 20).value());
    CHECK(names_in(fixture.folder().parent_path()) ==
          std::vector<std::string>{"a.nkbackup", "b.kluis", "test.kluis"});
}

TEST_CASE("a backup is made while another program has the vault and writes", "[backup]") {
    FilledVault fixture;
    auto vault = fixture.open();
    NK_REQUIRE_OK(vault);
    auto visited = VisitedVault::open(fixture.folder(), fixture.passphrase());
    NK_REQUIRE_OK(visited);
    // Each time the copy says how far it is, the vault goes on.
    struct Writing final : Job {
        explicit Writing(Vault& written) : vault(written) {}
        void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) override {
            if (writes < 5) {
                ++writes;
                NK_REQUIRE_OK(
                    vault.write([&] { return vault.log().append(LogKind::import_done, "{}"); }));
            }
        }
        Vault& vault;
        int writes = 0;
    } job(*vault);
    auto const file = fixture / "a.nkbackup";
    auto const done = back_up(visited->parts(), file, {}, fixture.clock, job);
    NK_REQUIRE_OK(done);
    CHECK(job.writes == 5);
    CHECK(done->backup.log_sequence < vault->log().head().value().sequence);
    NK_REQUIRE_OK(restore(fixture, file, "b.kluis"));
    NK_REQUIRE_OK(
        Vault::open(fixture / "b.kluis", fixture.passphrase(), fixture.clock, fixture.job));
    // It is known to the one that has the vault open.
    CHECK(BackupRepository(vault->connection()).list().value().size() == 1);
}

TEST_CASE("the stock tools look into a backup", "[backup]") {
    FilledVault fixture;
    auto const file = fixture / "a.nkbackup";
    NK_REQUIRE_OK(back_up_to(fixture, file, fixture.job));
    auto const unpacked = fixture / "unpacked";
    auto const zip = test::run("unzip -q " + file.string() + " -d " + unpacked.string());
    INFO(zip.output << zip.errors);
    CHECK(zip.exit_code == 0);
    auto const sums =
        test::run("cd " + unpacked.string() + " && b2sum --length 256 --check checksums.txt");
    INFO(sums.output << sums.errors);
    CHECK(sums.exit_code == 0);
    CHECK(sums.errors.empty());
    auto const shell = test::run("sqlcipher -batch " + (unpacked / "vault.db").string(),
                                 "PRAGMA key = \"x'" + fixture.database_key_hex() +
                                     "'\";\nSELECT name FROM own_party;\n"
                                     "PRAGMA cipher_integrity_check;\nPRAGMA integrity_check;\n");
    CHECK(shell.output == "ok\nMuseum De Zwaan\nok\n");
}

TEST_CASE("one changed bit anywhere in a backup is found, and nothing is restored", "[backup]") {
    FilledVault fixture;
    auto const file = fixture / "a.nkbackup";
    NK_REQUIRE_OK(back_up_to(fixture, file, fixture.job));
    auto const good = BackupFile::open(file);
    NK_REQUIRE_OK(good);
    auto const key = good->unlock(fixture.passphrase());
    NK_REQUIRE_OK(key);
    NK_REQUIRE_OK(good->verify(*key, fixture.job));
    auto const size = test::size_of(file);
    auto const is_found = [&](std::uint64_t at) {
        flip_bit(file, at);
        auto const backup = BackupFile::open(file);
        bool const found = !backup || !backup->verify(*key, fixture.job);
        flip_bit(file, at);
        return found;
    };
    // Each entry at its ends, a header before it, and steps through the whole.
    for (auto const& entry : good->container().entries()) {
        CAPTURE(entry.name);
        CHECK(is_found(entry.offset - 1));
        CHECK(is_found(entry.offset));
        CHECK(is_found(entry.offset + entry.size - 1));
    }
    for (std::uint64_t at = 0; at < size; at += 7919) {
        CAPTURE(at);
        CHECK(is_found(at));
    }
    CHECK(is_found(size - 1));

    flip_bit(file, good->container().find("vault.db")->offset + 5000);
    auto const refused = restore(fixture, file, "b.kluis");
    NK_REQUIRE_ERROR(refused, backup_damaged);
    CHECK(refused.error().detail == "vault.db, page 2");
    CHECK_FALSE(std::filesystem::exists(fixture / "b.kluis"));
    CHECK(names_in(fixture.folder().parent_path()).size() == 2);
}

TEST_CASE("a backup with parts of two backups, or cut short, is refused", "[backup]") {
    FilledVault fixture;
    auto const old = fixture / "old.nkbackup";
    auto const file = fixture / "new.nkbackup";
    NK_REQUIRE_OK(back_up_to(fixture, old, fixture.job));
    fixture.go_on();
    NK_REQUIRE_OK(back_up_to(fixture, file, fixture.job));
    auto const parts_of = [](Path const& path) {
        auto const backup = BackupFile::open(path);
        NK_REQUIRE_OK(backup);
        std::vector<NamedContent> parts;
        for (auto const& entry : backup->container().entries()) {
            parts.push_back({entry.name, backup->container().read(entry.name, 1 << 26).value()});
        }
        return parts;
    };
    auto const outcome = [&](std::vector<NamedContent> const& parts) {
        auto const bytes = write_container(parts);
        NK_REQUIRE_OK(bytes);
        NK_REQUIRE_OK(write_file(file, *bytes, Overwrite::yes));
        auto const done = restore(fixture, file, "b.kluis");
        REQUIRE_FALSE(done);
        return error_name(done.error().code);
    };
    auto const before = parts_of(old);
    auto const after = parts_of(file);
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (before[i].content != after[i].content) {
            auto mixed = after;
            mixed[i] = before[i];
            CAPTURE(after[i].name);
            CHECK(outcome(mixed).starts_with("backup-"));
        }
    }
    // The key slots of another vault, which the passphrase opens too.
    FilledVault other;
    NK_REQUIRE_OK(back_up_to(other, other / "other.nkbackup", other.job));
    auto foreign = after;
    foreign[0] = parts_of(other / "other.nkbackup")[0];
    CHECK(outcome(foreign) == "backup-mixed");
    auto fewer = after;
    fewer.erase(fewer.begin() + 1);
    CHECK(outcome(fewer) == "container-entries");
    auto swapped = after;
    std::swap(swapped[0], swapped[1]);
    CHECK(outcome(swapped) == "container-entries");
    auto outside = after;
    outside[1].name = "received/../../outside";
    CHECK(outcome(outside) == "container-entries");
    CHECK(outcome({after[0], after[2]}) == "container-entries");

    auto short_file = write_container(after).value();
    short_file.resize(short_file.size() / 2);
    NK_REQUIRE_OK(write_file(file, short_file, Overwrite::yes));
    NK_REQUIRE_ERROR(restore(fixture, file, "b.kluis"), container_truncated);
    NK_REQUIRE_OK(write_file(file, {}, Overwrite::yes));
    NK_REQUIRE_ERROR(restore(fixture, file, "b.kluis"), container_not_zip);
}

TEST_CASE("restoring needs the passphrase, and a place where nothing is", "[backup]") {
    FilledVault fixture;
    auto const file = fixture / "a.nkbackup";
    NK_REQUIRE_OK(back_up_to(fixture, file, fixture.job));
    NK_REQUIRE_ERROR(restore(fixture, file, "test.kluis"), file_exists);
    NK_REQUIRE_ERROR(restore(fixture, file, "a.nkbackup"), file_exists);
    NK_REQUIRE_ERROR(restore_backup(file, fixture / "b.kluis", {},
                                    test::secret_text("een andere zin"), fixture.job),
                     wrong_passphrase);
    NK_REQUIRE_ERROR(restore(fixture, fixture / "none.nkbackup", "b.kluis"), file_not_found);
    CHECK(names_in(fixture.folder().parent_path()) ==
          std::vector<std::string>{"a.nkbackup", "test.kluis"});
}

TEST_CASE("a backup or a restore that is cancelled leaves nothing", "[backup]") {
    FilledVault fixture;
    auto const file = fixture / "a.nkbackup";
    int stops = 0;
    for (int count = 0;; count += 1 + count / 2) {
        test::StopsAt job(count);
        auto const done = back_up_to(fixture, file, job);
        if (done) {
            break;
        }
        ++stops;
        NK_REQUIRE_ERROR(done, cancelled);
        REQUIRE(names_in(fixture.folder().parent_path()) == std::vector<std::string>{"test.kluis"});
    }
    CHECK(stops >= 4);
    for (int count = 0;; count += 1 + count / 2) {
        test::StopsAt job(count);
        auto const done = restore_backup(file, fixture / "b.kluis", {}, fixture.passphrase(), job);
        if (done) {
            break;
        }
        NK_REQUIRE_ERROR(done, cancelled);
        REQUIRE_FALSE(std::filesystem::exists(fixture / "b.kluis"));
    }
    CHECK(names_in(fixture.folder().parent_path()).size() == 3);
}

TEST_CASE("a backup goes to a folder or a new .nkbackup file outside the vault", "[backup]") {
    FilledVault fixture;
    auto const file = fixture / "a.nkbackup";
    NK_REQUIRE_OK(back_up_to(fixture, file, fixture.job));
    NK_REQUIRE_ERROR(back_up_to(fixture, file, fixture.job), file_exists);
    NK_REQUIRE_ERROR(back_up_to(fixture, fixture / "a.zip", fixture.job), backup_target);
    NK_REQUIRE_ERROR(back_up_to(fixture, fixture / "no folder", fixture.job), backup_target);
    NK_REQUIRE_ERROR(back_up_to(fixture, fixture.folder(), fixture.job), backup_inside_vault);
    std::filesystem::create_directory_symlink(fixture.folder() / "received", fixture / "link");
    NK_REQUIRE_ERROR(back_up_to(fixture, fixture / "link", fixture.job), backup_inside_vault);
    NK_REQUIRE_ERROR(back_up_to(fixture, fixture / "none" / "a.nkbackup", fixture.job), io_write);
}

TEST_CASE("in a folder rotation removes own old backups and nothing else", "[backup]") {
    FilledVault fixture;
    auto const folder = fixture / "stick";
    std::filesystem::create_directory(folder);
    // Of another vault, by hand, damaged, and no backup at all: all with names that would go.
    FilledVault other;
    other.clock.set(fixture.clock.now() - std::chrono::days{900});
    NK_REQUIRE_OK(back_up_to(other, folder, other.job));
    NK_REQUIRE_OK(back_up_to(fixture, folder / "keep-this.nkbackup", fixture.job));
    NK_REQUIRE_OK(write_file(folder / "test-2020-01-01-000000.nkbackup", as_bytes("no backup"),
                             Overwrite::no));
    NK_REQUIRE_OK(write_file(folder / "notes.txt", as_bytes("notes"), Overwrite::no));
    auto const foreign = names_in(folder);

    auto vault = fixture.open();
    NK_REQUIRE_OK(vault);
    std::vector<Path> removed;
    for (int i = 0; i < 3; ++i) {
        fixture.clock.advance(std::chrono::hours{1});
        auto const done = back_up(vault->parts(), folder, {2, 0, 0}, fixture.clock, fixture.job);
        NK_REQUIRE_OK(done);
        removed.insert(removed.end(), done->removed.begin(), done->removed.end());
    }
    CHECK(removed.size() == 2);
    CHECK(names_in(folder).size() == foreign.size() + 1);
    for (auto const& name : foreign) {
        CAPTURE(name);
        CHECK(std::filesystem::exists(folder / name));
    }
    auto const known = BackupRepository(vault->connection()).list().value();
    REQUIRE(known.size() == 2);
    CHECK(known.front().made_at == fixture.clock.now());

    // A clock that went back: the new one stays, and what it finds in its future too.
    fixture.clock.advance(-std::chrono::days{400});
    auto const back = back_up(vault->parts(), folder, {1, 0, 0}, fixture.clock, fixture.job);
    NK_REQUIRE_OK(back);
    CHECK(back->removed.empty());
    CHECK(std::filesystem::exists(back->backup.file));
}

TEST_CASE("restoring says when something newer is known", "[backup]") {
    FilledVault fixture;
    auto const old = fixture / "old.nkbackup";
    NK_REQUIRE_OK(back_up_to(fixture, old, fixture.job));
    fixture.go_on();
    auto const against = restore_backup(old, fixture / "b.kluis", fixture.folder(),
                                        fixture.passphrase(), fixture.job);
    NK_REQUIRE_OK(against);
    REQUIRE(against->newer);
    CHECK(against->newer->file == fixture.folder());
    CHECK(against->newer->log_sequence == against->claims.head.sequence + 1);
    auto const newer = fixture / "new.nkbackup";
    NK_REQUIRE_OK(back_up_to(fixture, newer, fixture.job));
    auto const beside = restore(fixture, old, "c.kluis");
    NK_REQUIRE_OK(beside);
    REQUIRE(beside->newer);
    CHECK(beside->newer->file == newer);
    auto const newest = restore_backup(newer, fixture / "d.kluis", fixture.folder(),
                                       fixture.passphrase(), fixture.job);
    NK_REQUIRE_OK(newest);
    CHECK_FALSE(newest->newer);
}

TEST_CASE("a damaged vault gives no backup", "[backup]") {
    FilledVault fixture;
    auto const size = test::size_of(fixture.folder() / "vault.db");
    flip_bit(fixture.folder() / "vault.db", size - 4000);
    auto vault = VisitedVault::open(fixture.folder(), fixture.passphrase());
    NK_REQUIRE_OK(vault);
    NK_REQUIRE_ERROR(
        back_up(vault->parts(), fixture / "a.nkbackup", {}, fixture.clock, fixture.job),
        database_damaged);
    CHECK(names_in(fixture.folder().parent_path()) == std::vector<std::string>{"test.kluis"});
}
