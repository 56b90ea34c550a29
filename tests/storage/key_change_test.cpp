// SPDX-License-Identifier: Apache-2.0
// Another key for the whole vault, stopped at every step.
#include <set>

#include "storage/old_vault.h"
#include "storage/repository/user_repository.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::noors;

namespace {

/// Keeps a copy of the folder at each report of progress: what a crash at that moment leaves.
class Crashes final : public Job {
  public:
    Crashes(Path folder, Path to) : m_folder(std::move(folder)), m_copies(std::move(to)) {}
    void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) override {
        auto const copy = m_copies / std::to_string(copies.size());
        std::filesystem::copy(m_folder, copy, std::filesystem::copy_options::recursive);
        copies.push_back(copy);
    }
    std::vector<Path> copies;

  private:
    Path m_folder;
    Path m_copies;
};

struct KeyChangeFixture {
    test::VaultFixture vaults;

    KeyChangeFixture() {
        auto vault = vaults.create();
        NK_REQUIRE_OK(vault.add_user("Noor", UserRole::approver, noors(), crypto::cheapest_kdf()));
        NK_REQUIRE_OK(vault.write([&] { return vault.log().append(LogKind::import_done, "{}"); }));
    }
    [[nodiscard]] Vault open(Path const& folder, crypto::Secret const& passphrase) {
        auto vault = Vault::open(folder, passphrase, vaults.clock, vaults.job);
        NK_REQUIRE_OK(vault);
        return std::move(*vault);
    }
    [[nodiscard]] std::string vault_key(Path const& folder) const {
        auto const key =
            crypto::KeysFile::open(folder / "vault.keys").value().unlock(noors()).value();
        return to_hex(key.derive("test", {}).expose());
    }
};

}  // namespace

TEST_CASE("a vault that got another key opens for everybody as before", "[key_change]") {
    KeyChangeFixture fixture;
    auto const folder = fixture.vaults.folder();
    auto const before = fixture.vault_key(folder);
    auto const old_database = read_file(folder / "vault.db", 1 << 26).value();
    auto vault = fixture.open(folder, fixture.vaults.passphrase());
    auto const signer = vault.signing_key().public_key();
    {
        auto changed = Vault::change_key(std::move(vault), fixture.vaults.job);
        NK_REQUIRE_OK(changed);
        CHECK(changed->signing_key().public_key() == signer);
        CHECK(changed->log().events().value().back().kind == LogKind::vault_key_changed);
        NK_REQUIRE_OK(changed->check_log());
        NK_REQUIRE_OK(
            changed->write([&] { return changed->log().append(LogKind::import_done, "{}"); }));
    }
    CHECK(fixture.vault_key(folder) != before);
    for (auto const* const name :
         {"vault-next.db", "vault-next.db-wal", "vault-before-update.db"}) {
        CHECK_FALSE(std::filesystem::exists(folder / name));
    }
    {
        auto noor = fixture.open(folder, noors());
        CHECK(noor.current_user().name == "Noor");
        NK_REQUIRE_OK(noor.check_log());
        CHECK_FALSE(noor.report().log_head_repaired);
    }
    CHECK(read_file(folder / "vault.db", 1 << 26).value() != old_database);
    // The old database under the new keys is somebody else's.
    NK_REQUIRE_OK(write_file(folder / "vault.db", old_database, Overwrite::yes));
    NK_REQUIRE_ERROR(Vault::open(folder, noors(), fixture.vaults.clock, fixture.vaults.job),
                     database_damaged);
}

TEST_CASE("a crash at any step of another key leaves a vault that opens", "[key_change]") {
    KeyChangeFixture fixture;
    test::TemporaryFolder const copies;
    auto const folder = fixture.vaults.folder();
    auto const before = fixture.vault_key(folder);
    Crashes crashes(folder, copies.path());
    {
        auto changed =
            Vault::change_key(fixture.open(folder, fixture.vaults.passphrase()), crashes);
        NK_REQUIRE_OK(changed);
    }
    REQUIRE(crashes.copies.size() >= 7);
    std::set<std::string> keys;
    for (auto const& copy : crashes.copies) {
        CAPTURE(copy.filename().string());
        for (auto const* const text : {"twaalf trage torenvalken", "zeven zilveren zwanen"}) {
            auto vault = fixture.open(copy, test::secret_text(text));
            NK_REQUIRE_OK(vault.check_log());
            CHECK(UserRepository(vault.connection()).list().value().size() == 2);
            NK_REQUIRE_OK(vault.write(
                Right::use, [&] { return vault.log().append(LogKind::import_done, "{}"); }));
        }
        keys.insert(fixture.vault_key(copy));
        CHECK_FALSE(std::filesystem::exists(copy / "vault-next.db"));
        CHECK(crypto::KeysFile::open(copy / "vault.keys")->slots().size() == 2);
    }
    CHECK(keys == std::set<std::string>{before, fixture.vault_key(folder)});
}

TEST_CASE("another key that is cancelled leaves everything as it was", "[key_change]") {
    KeyChangeFixture fixture;
    auto const folder = fixture.vaults.folder();
    auto const before = fixture.vault_key(folder);
    struct Stopped final : Job {
        [[nodiscard]] bool cancelled() const override { return true; }
    } stopped;
    NK_REQUIRE_ERROR(Vault::change_key(fixture.open(folder, fixture.vaults.passphrase()), stopped),
                     cancelled);
    CHECK(fixture.vault_key(folder) == before);
    auto vault = fixture.open(folder, noors());
    NK_REQUIRE_OK(vault.check_log());
}

TEST_CASE("only a registrar gives a vault another key", "[key_change]") {
    KeyChangeFixture fixture;
    auto const folder = fixture.vaults.folder();
    NK_REQUIRE_ERROR(Vault::change_key(fixture.open(folder, noors()), fixture.vaults.job),
                     role_forbids);
    { auto const vault = fixture.open(folder, noors()); }
}

TEST_CASE("after another key an old keys file opens nothing of what comes", "[key_change]") {
    KeyChangeFixture fixture;
    auto const folder = fixture.vaults.folder();
    auto const keys = folder / "vault.keys";
    auto const stolen = read_file(keys, 65536).value();
    {
        auto vault = fixture.open(folder, fixture.vaults.passphrase());
        NK_REQUIRE_OK(vault.remove_user("Noor"));
        NK_REQUIRE_OK(Vault::change_key(std::move(vault), fixture.vaults.job));
    }
    NK_REQUIRE_OK(write_file(keys, stolen, Overwrite::yes));
    NK_REQUIRE_ERROR(Vault::open(folder, noors(), fixture.vaults.clock, fixture.vaults.job),
                     database_damaged);
}

TEST_CASE("a user whose slot is of an old file must open the vault once first", "[key_change]") {
    test::VaultFixture fixture;
    { auto const vault = fixture.create(); }
    test::make_old_vault(fixture, 0);
    // Opening it notes the seal point of the slot that opened.
    auto vault = fixture.open();
    NK_REQUIRE_OK(vault);
    NK_REQUIRE_OK(Vault::change_key(std::move(*vault), fixture.job));
    auto changed = fixture.open();
    NK_REQUIRE_OK(changed);
    CHECK(changed->check_log()->before_keys == 1);
}
