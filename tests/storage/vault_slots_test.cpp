// SPDX-License-Identifier: Apache-2.0
#include "storage/vault_slots.h"

#include <catch2/generators/catch_generators.hpp>

#include "storage/backup/backup.h"
#include "storage/backup/restore.h"
#include "storage/check.h"
#include "storage/vault_fixture.h"
#include "storage/vault_recover.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using crypto::CombinedShares;
using crypto::PassphraseKey;
using crypto::RecoveryKey;

namespace {

constexpr char const* kNewText = "acht akelige apen";

Result<Vault> open_with(test::VaultFixture& fixture, crypto::UnlockKey const& key) {
    return Vault::open(fixture.folder(), key, fixture.clock, fixture.job);
}

/// Shares of the vault, of which the first two are kept.
std::vector<crypto::slip39::Share> two_of_three(Vault& vault) {
    auto shares = vault.slots().make_shares(2, 3);
    NK_REQUIRE_OK(shares);
    REQUIRE(shares->size() == 3);
    shares->erase(shares->begin());
    return std::move(*shares);
}

Recovery recovery_by(crypto::UnlockKey opener) {
    return {std::move(opener), PassphraseKey(test::secret_text(kNewText)), {}};
}

crypto::UnlockKey combined(std::vector<crypto::slip39::Share> const& shares) {
    auto key = CombinedShares::of(shares);
    NK_REQUIRE_OK(key);
    return std::move(*key);
}

std::string last_entry(Vault& vault) {
    auto const events = vault.log().events();
    NK_REQUIRE_OK(events);
    return events->back().body;
}

}  // namespace

TEST_CASE("a recovery key opens the vault and is an entry of the log", "[vault]") {
    test::VaultFixture fixture;
    auto const recovery = RecoveryKey::random();
    crypto::SlotId slot{};
    {
        auto vault = fixture.create();
        CHECK(vault.slots().opened_with() == vault.slots().list().front().id);
        auto const added = vault.slots().add(recovery.clone());
        NK_REQUIRE_OK(added);
        slot = *added;
        CHECK(last_entry(vault) ==
              "{\"action\":\"added\",\"kind\":\"recovery-key\",\"slot\":\"" + to_hex(slot) + "\"}");
    }
    {
        auto vault = open_with(fixture, recovery.clone());
        NK_REQUIRE_OK(vault);
        CHECK(vault->slots().opened_with() == slot);
        CHECK(vault->own_party().value() == fixture.start().party);
        CHECK_FALSE(vault->report().log_head_repaired);
    }
    NK_REQUIRE_ERROR(open_with(fixture, RecoveryKey::random()), recovery_key_wrong);
    {
        auto vault = fixture.open();
        NK_REQUIRE_OK(vault);
        NK_REQUIRE_OK(vault->slots().remove(slot));
        CHECK(last_entry(*vault).starts_with("{\"action\":\"removed\",\"kind\":\"recovery-key\""));
        NK_REQUIRE_ERROR(vault->slots().remove(slot), record_not_found);
    }
    NK_REQUIRE_ERROR(open_with(fixture, recovery.clone()), recovery_key_wrong);
}

TEST_CASE("the last way to open a vault with a passphrase cannot be removed", "[vault]") {
    test::VaultFixture fixture;
    auto vault = fixture.create();
    NK_REQUIRE_OK(vault.slots().add(RecoveryKey::random()));
    auto const before = vault.log().head().value();
    NK_REQUIRE_ERROR(vault.slots().remove(vault.slots().opened_with()), last_slot);
    // What did not happen is no entry.
    CHECK(vault.log().head().value() == before);
}

TEST_CASE("a passphrase is replaced by one with a key file", "[vault]") {
    test::VaultFixture fixture;
    auto const file = crypto::make_key_file(fixture.folder().parent_path() / "stick.nkkey");
    NK_REQUIRE_OK(file);
    crypto::UnlockKey const both = PassphraseKey(fixture.passphrase(), file->clone());
    {
        auto vault = fixture.create();
        auto const slot = vault.slots().replace_own(both);
        NK_REQUIRE_OK(slot);
        CHECK(vault.slots().opened_with() == *slot);
        CHECK(vault.slots().list().front().kdf == crypto::cheapest_kdf());
    }
    NK_REQUIRE_ERROR(fixture.open(), wrong_passphrase);
    NK_REQUIRE_OK(open_with(fixture, both));
}

TEST_CASE("a vault with a key file is checked, backed up and restored with it", "[vault]") {
    test::VaultFixture fixture;
    auto const folder = fixture.folder().parent_path();
    auto const key_file = crypto::make_key_file(folder / "stick.nkkey");
    NK_REQUIRE_OK(key_file);
    crypto::UnlockKey const both = PassphraseKey(fixture.passphrase(), key_file->clone());
    auto const backup = folder / "a.nkbackup";
    {
        auto vault = fixture.create();
        NK_REQUIRE_OK(vault.slots().replace_own(both));
        NK_REQUIRE_OK(back_up(vault.parts(), backup, {}, fixture.clock, fixture.job));
    }
    NK_REQUIRE_ERROR(
        check_vault(fixture.folder(), {}, fixture.passphrase(), fixture.clock, fixture.job),
        wrong_passphrase);
    auto const report = check_vault(fixture.folder(), {}, both, fixture.clock, fixture.job);
    NK_REQUIRE_OK(report);
    CHECK(report->findings.empty());
    auto const restored = folder / "restored.kluis";
    NK_REQUIRE_ERROR(restore_backup(backup, restored, {}, fixture.passphrase(), fixture.job),
                     wrong_passphrase);
    NK_REQUIRE_OK(restore_backup(backup, restored, {}, both, fixture.job));
    NK_REQUIRE_OK(Vault::open(restored, both, fixture.clock, fixture.job));
}

TEST_CASE("a lost passphrase is replaced with a recovery key", "[vault]") {
    test::VaultFixture fixture;
    auto const recovery = RecoveryKey::random();
    {
        auto vault = fixture.create();
        NK_REQUIRE_OK(vault.slots().add(recovery.clone()));
    }
    {
        auto vault =
            recover(fixture.folder(), recovery_by(recovery.clone()), fixture.clock, fixture.job);
        NK_REQUIRE_OK(vault);
        auto const entry = last_entry(*vault);
        CHECK(entry.starts_with("{\"action\":\"recovered\",\"kind\":\"passphrase\""));
        CHECK(entry.ends_with("\"by\":\"recovery-key\"}"));
        CHECK(vault->slots().list().size() == 2);
        auto const report = vault->check_log();
        NK_REQUIRE_OK(report);
        // The new key, and no other: nobody else signed anything.
        CHECK(report->unconfirmed_keys == std::vector{report->head.sequence - 1});
    }
    NK_REQUIRE_ERROR(fixture.open(), wrong_passphrase);
    auto vault = open_with(fixture, test::secret_text(kNewText));
    NK_REQUIRE_OK(vault);
    CHECK(vault->current_user().name == "Registrar");
    NK_REQUIRE_OK(vault->check_log());
    NK_REQUIRE_ERROR(
        recover(fixture.folder(), recovery_by(RecoveryKey::random()), fixture.clock, fixture.job),
        vault_in_use);
}

TEST_CASE("whose passphrase is lost must be said when there are several users", "[vault]") {
    test::VaultFixture fixture;
    auto const recovery = RecoveryKey::random();
    {
        auto vault = fixture.create();
        NK_REQUIRE_OK(vault.slots().add(recovery.clone()));
        NK_REQUIRE_OK(vault.add_user("Noor", UserRole::reader,
                                     test::secret_text("negen nare neushoorns"),
                                     crypto::cheapest_kdf()));
    }
    auto request = recovery_by(recovery.clone());
    auto const refused = recover(fixture.folder(), request, fixture.clock, fixture.job);
    NK_REQUIRE_ERROR(refused, recovery_choice);
    CHECK(refused.error().subject == "Noor, Registrar");
    request.user = "Sem";
    NK_REQUIRE_ERROR(recover(fixture.folder(), request, fixture.clock, fixture.job), user_unknown);
    NK_REQUIRE_OK(fixture.open());
    request.user = "Noor";
    NK_REQUIRE_OK(recover(fixture.folder(), request, fixture.clock, fixture.job));
    NK_REQUIRE_ERROR(open_with(fixture, test::secret_text("negen nare neushoorns")),
                     wrong_passphrase);
    {
        auto vault = open_with(fixture, test::secret_text(kNewText));
        NK_REQUIRE_OK(vault);
        CHECK(vault->current_user().name == "Noor");
        auto const events = vault->log().events().value();
        CHECK(events.back().kind == LogKind::slot_changed);
        CHECK(events.back().user == vault->user());
        CHECK(vault->check_log()->unconfirmed_keys.size() == 1);
        // A reader gives nobody a way in, but may have a key file.
        NK_REQUIRE_ERROR(vault->slots().add(RecoveryKey::random()), role_forbids);
        NK_REQUIRE_ERROR(vault->slots().make_shares(2, 3), role_forbids);
        NK_REQUIRE_ERROR(
            vault->slots().renew(vault->user(), test::secret_text("tien tamme tijgers")),
            role_forbids);
        NK_REQUIRE_OK(vault->slots().add(
            PassphraseKey(test::secret_text(kNewText), crypto::Secret::random(64))));
    }
    auto vault = fixture.open();
    NK_REQUIRE_OK(vault);
    CHECK(vault->current_user().name == "Registrar");
}

TEST_CASE("recovery keys and shares outlive and do not outlive another vault key", "[vault]") {
    test::VaultFixture fixture;
    auto const recovery = RecoveryKey::random();
    std::vector<crypto::slip39::Share> shares;
    {
        auto vault = fixture.create();
        NK_REQUIRE_OK(vault.slots().add(recovery.clone()));
        shares = two_of_three(vault);
        NK_REQUIRE_OK(Vault::change_key(std::move(vault), fixture.job));
    }
    NK_REQUIRE_OK(open_with(fixture, recovery.clone()));
    NK_REQUIRE_ERROR(open_with(fixture, combined(shares)), shares_wrong);
    NK_REQUIRE_ERROR(
        recover(fixture.folder(), recovery_by(combined(shares)), fixture.clock, fixture.job),
        shares_wrong);
}

TEST_CASE("a passphrase with a key file is never replaced by one without", "[vault]") {
    test::VaultFixture fixture;
    auto const file = crypto::Secret::random(64);
    auto vault = fixture.create();
    NK_REQUIRE_OK(vault.slots().replace_own(PassphraseKey(fixture.passphrase(), file.clone())));
    NK_REQUIRE_ERROR(vault.slots().replace_own(test::secret_text(kNewText)), key_file_missing);
    NK_REQUIRE_OK(
        vault.slots().replace_own(PassphraseKey(test::secret_text(kNewText), file.clone())));
    NK_REQUIRE_OK(vault.check_log());
}

TEST_CASE("a lost passphrase is replaced with 2 of 3 shares", "[vault]") {
    test::VaultFixture fixture;
    std::vector<crypto::slip39::Share> shares;
    {
        auto vault = fixture.create();
        shares = two_of_three(vault);
        CHECK(last_entry(vault) ==
              "{\"action\":\"shares-made\",\"set\":" + std::to_string(shares.front().info().set) +
                  ",\"needed\":2,\"count\":3}");
        NK_REQUIRE_ERROR(vault.slots().make_shares(1, 3), not_in_range);
    }
    {
        auto vault =
            recover(fixture.folder(), recovery_by(combined(shares)), fixture.clock, fixture.job);
        NK_REQUIRE_OK(vault);
        CHECK(vault->own_party().value() == fixture.start().party);
    }
    NK_REQUIRE_ERROR(fixture.open(), wrong_passphrase);
    NK_REQUIRE_OK(open_with(fixture, test::secret_text(kNewText)));
    // The shares are of the vault key, so they go on to open the vault.
    NK_REQUIRE_OK(open_with(fixture, combined(shares)));
}

TEST_CASE("shares open a vault whose key slots are lost, damaged or of another vault", "[vault]") {
    test::VaultFixture fixture;
    auto const keys = fixture.folder() / "vault.keys";
    std::vector<crypto::slip39::Share> shares;
    VaultId id;
    {
        auto vault = fixture.create();
        shares = two_of_three(vault);
        id = vault.id();
    }
    auto const damage = GENERATE(0, 1, 2);
    CAPTURE(damage);
    test::VaultFixture other;
    if (damage == 0) {
        std::filesystem::remove(keys);
    } else if (damage == 1) {
        NK_REQUIRE_OK(write_file(keys, Bytes(65536, 9), Overwrite::yes));
    } else {
        { auto const vault = other.create(); }
        std::filesystem::copy_file(other.folder() / "vault.keys", keys,
                                   std::filesystem::copy_options::overwrite_existing);
    }
    {
        auto vault =
            recover(fixture.folder(), recovery_by(combined(shares)), fixture.clock, fixture.job);
        NK_REQUIRE_OK(vault);
        CHECK(vault->id() == id);
        CHECK(last_entry(*vault).starts_with("{\"action\":\"keys-made-anew\""));
        CHECK(vault->slots().list().size() == 1);
    }
    CHECK(std::filesystem::exists(Path(keys) += ".old") == (damage != 0));
    auto vault = open_with(fixture, test::secret_text(kNewText));
    NK_REQUIRE_OK(vault);
    CHECK_FALSE(vault->report().log_head_repaired);
    CHECK(vault->own_party().value() == fixture.start().party);
}

TEST_CASE("shares of another vault open nothing and change nothing", "[vault]") {
    test::VaultFixture fixture;
    test::VaultFixture other;
    std::vector<crypto::slip39::Share> shares;
    { auto const vault = fixture.create(); }
    {
        auto vault = other.create();
        shares = two_of_three(vault);
    }
    auto const before = read_file(fixture.folder() / "vault.keys", 1 << 20).value();
    NK_REQUIRE_ERROR(open_with(fixture, combined(shares)), shares_wrong);
    NK_REQUIRE_ERROR(
        recover(fixture.folder(), recovery_by(combined(shares)), fixture.clock, fixture.job),
        shares_wrong);
    CHECK(read_file(fixture.folder() / "vault.keys", 1 << 20).value() == before);
    std::filesystem::remove(fixture.folder() / "vault.keys");
    NK_REQUIRE_ERROR(
        recover(fixture.folder(), recovery_by(combined(shares)), fixture.clock, fixture.job),
        shares_wrong);
    CHECK_FALSE(std::filesystem::exists(fixture.folder() / "vault.keys"));
    // A recovery key has its slot in the file that is gone.
    NK_REQUIRE_ERROR(
        recover(fixture.folder(), recovery_by(RecoveryKey::random()), fixture.clock, fixture.job),
        vault_not_found);
}
