// SPDX-License-Identifier: Apache-2.0
// The ways to open a vault change in one with the log: stopped at every write, by a crash and by a
// disk that takes no more.
#include <map>
#include <set>

#include "storage/repository/user_repository.h"
#include "storage/vault_fixture.h"
#include "storage/vault_parts.h"
#include "storage/vault_slots.h"
#include "support/write_watch.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using crypto::CombinedShares;
using crypto::RecoveryKey;
using test::noors;

namespace {

crypto::Secret next_text() {
    return test::secret_text("acht akelige apen");
}

/// A vault with Registrar, Noor and a recovery key. Shares of it open it without a derivation.
struct SlotCrashFixture {
    test::VaultFixture vaults;
    std::vector<crypto::slip39::Share> shares;
    crypto::SlotId recovery{};
    RecoveryKey recovery_key = RecoveryKey::random();
    test::TemporaryFolder copies;
    int made = 0;

    SlotCrashFixture() {
        auto vault = vaults.create();
        // Shares open as the user who came first.
        vaults.clock.advance(std::chrono::seconds{1});
        NK_REQUIRE_OK(vault.add_user("Noor", UserRole::approver, noors(), crypto::cheapest_kdf()));
        auto const slot = vault.slots().add(recovery_key.clone());
        NK_REQUIRE_OK(slot);
        recovery = *slot;
        shares = vault.slots().make_shares(2, 2).value();
    }
    [[nodiscard]] crypto::UnlockKey by_shares() const { return CombinedShares::of(shares).value(); }
    [[nodiscard]] Path copy_of(Path const& folder) {
        auto copy = copies.path() / (std::to_string(++made) + ".kluis");
        std::filesystem::copy(folder, copy, std::filesystem::copy_options::recursive);
        return copy;
    }
    [[nodiscard]] Result<Vault> try_open(Path const& folder, crypto::UnlockKey const& opener) {
        return Vault::open(folder, opener, vaults.clock, vaults.job);
    }
    [[nodiscard]] Vault open(Path const& folder, crypto::UnlockKey const& opener) {
        auto vault = try_open(folder, opener);
        NK_REQUIRE_OK(vault);
        return std::move(*vault);
    }
    /// Who can open the vault and who is a user, after opening has settled what there was.
    [[nodiscard]] std::set<std::string> state(Path const& folder) {
        std::set<std::string> state;
        {
            auto vault = open(folder, by_shares());
            NK_REQUIRE_OK(vault.check_log());
            auto const users = UserRepository(vault.connection()).list().value();
            for (auto const& user : users) {
                state.insert(user.name + (user.removed_at ? " was here" : " is here"));
            }
        }
        auto const keys = crypto::KeysFile::open(folder / "vault.keys");
        NK_REQUIRE_OK(keys);
        CHECK_FALSE(keys->unsettled());
        for (auto const& slot : keys->slots()) {
            state.insert(to_hex(slot.id));
        }
        auto const bytes = read_file(folder / "vault.keys", crypto::kKeysFileBytes).value();
        CHECK(crypto::KeysFile::good_copies(bytes, keys->unlock(by_shares()).value()) ==
              std::array{true, true});
        return state;
    }
};

using Change = std::function<Status(Vault&)>;

/// What a change leaves when it is stopped before each of its writes.
struct SlotCrashes {
    std::vector<Path> copies;
    std::vector<std::string> left;  ///< "before" or "after"
};

SlotCrashes crash_at_each_write(SlotCrashFixture& fixture, crypto::UnlockKey const& opener,
                                Change const& change) {
    auto const folder = fixture.copy_of(fixture.vaults.folder());
    auto const before = fixture.state(folder);
    SlotCrashes crashes;
    {
        auto vault = fixture.open(folder, opener);
        test::WriteWatch const watch([&] {
            crashes.copies.push_back(fixture.copy_of(folder));
            return true;
        });
        NK_REQUIRE_OK(change(vault));
    }
    auto const after = fixture.state(folder);
    REQUIRE(after != before);
    for (auto const& copy : crashes.copies) {
        auto const state = fixture.state(fixture.copy_of(copy));
        REQUIRE((state == before || state == after));
        crashes.left.emplace_back(state == before ? "before" : "after");
    }
    CHECK(std::is_sorted(crashes.left.rbegin(), crashes.left.rend()));
    CHECK(crashes.left.front() == "before");
    CHECK(crashes.left.back() == "after");
    return crashes;
}

/// The disk takes nothing more from the n-th write on, for each n. What is said must be so.
void break_at_each_write(SlotCrashFixture& fixture, crypto::UnlockKey const& opener,
                         Change const& change, std::size_t step) {
    std::map<std::string, int> said;
    for (std::size_t writes = 0; said["ok"] == 0; writes += step) {
        CAPTURE(writes);
        auto const folder = fixture.copy_of(fixture.vaults.folder());
        auto const before = fixture.state(folder);
        Status status;
        {
            auto vault = fixture.open(folder, opener);
            std::size_t left = writes;
            test::WriteWatch const watch([&] { return left > 0 && left-- > 0; });
            status = change(vault);
        }
        auto const error = status ? "ok" : error_name(status.error().code);
        CAPTURE(error);
        ++said[error];
        bool const changed = fixture.state(folder) != before;
        if (error == "io-write") {
            CHECK_FALSE(changed);
        } else if (error == "ok" || error == "keys-file-behind") {
            CHECK(changed);
        } else {
            CHECK(error == "change-unsettled");
        }
        REQUIRE(writes < 200);
    }
    CHECK(said["io-write"] > 0);
    CHECK(said["change-unsettled"] > 0);
}

}  // namespace

TEST_CASE("a crash while a passphrase changes leaves the old or the new one", "[slot_crash]") {
    SlotCrashFixture fixture;
    auto const crashes = crash_at_each_write(
        fixture, fixture.vaults.passphrase(),
        [](Vault& vault) { return vault.change_passphrase(next_text(), crypto::cheapest_kdf()); });
    // Both passphrases, at the last moment of the one state and the first of the other.
    auto const first_after =
        std::find(crashes.left.begin(), crashes.left.end(), "after") - crashes.left.begin();
    for (auto const at : {first_after - 1, first_after}) {
        auto const& copy = crashes.copies[static_cast<std::size_t>(at)];
        REQUIRE(crypto::KeysFile::open(copy / "vault.keys")->unsettled());
        // For a backup it is too early: what is in there is decided when the vault is opened.
        NK_REQUIRE_ERROR(VisitedVault::open(copy, fixture.vaults.passphrase()), database_busy);
        bool const changed = at == first_after;
        auto const by_new = fixture.copy_of(copy);
        for (int i = 0; i < 2; ++i) {
            auto const vault = fixture.try_open(by_new, next_text());
            CHECK(vault.has_value() == changed);
            CHECK((vault || vault.error().code == ErrorCode::wrong_passphrase));
        }
        auto const by_old = fixture.copy_of(copy);
        for (int i = 0; i < 2; ++i) {
            auto const vault = fixture.try_open(by_old, fixture.vaults.passphrase());
            CHECK(vault.has_value() != changed);
            CHECK((vault || vault.error().code == ErrorCode::wrong_passphrase));
        }
    }
}

TEST_CASE("a crash while a recovery brings back the same passphrase leaves it as the way in",
          "[slot_crash]") {
    SlotCrashFixture fixture;
    auto const crashes =
        crash_at_each_write(fixture, fixture.recovery_key.clone(), [&](Vault& vault) -> Status {
            NK_TRY(auto const user, UserRepository(vault.connection()).by_name("Registrar"));
            NK_CHECK(vault.slots().renew(user.id, fixture.vaults.passphrase()));
            return {};
        });
    auto const first_after =
        std::find(crashes.left.begin(), crashes.left.end(), "after") - crashes.left.begin();
    for (auto const at : {first_after - 1, first_after}) {
        auto const& copy = crashes.copies[static_cast<std::size_t>(at)];
        REQUIRE(crypto::KeysFile::open(copy / "vault.keys")->unsettled());
        auto const vault = fixture.try_open(copy, fixture.vaults.passphrase());
        NK_REQUIRE_OK(vault);
        CHECK(vault->current_user().name == "Registrar");
        NK_REQUIRE_ERROR(fixture.try_open(fixture.copy_of(copy), next_text()), wrong_passphrase);
    }
}

TEST_CASE("a passphrase that cannot be saved is not changed", "[slot_crash]") {
    SlotCrashFixture fixture;
    break_at_each_write(
        fixture, fixture.vaults.passphrase(),
        [](Vault& vault) { return vault.change_passphrase(next_text(), crypto::cheapest_kdf()); },
        3);
}

TEST_CASE("a crash while users come and go leaves all of them or nothing", "[slot_crash]") {
    SlotCrashFixture fixture;
    crash_at_each_write(fixture, fixture.by_shares(), [](Vault& vault) -> Status {
        NK_CHECK(vault.add_user("Sem", UserRole::reader, next_text(), crypto::cheapest_kdf()));
        return {};
    });
    crash_at_each_write(fixture, fixture.by_shares(), [](Vault& vault) -> Status {
        NK_CHECK(vault.remove_user("Noor"));
        return {};
    });
    break_at_each_write(
        fixture, fixture.by_shares(),
        [](Vault& vault) -> Status {
            NK_CHECK(vault.remove_user("Noor"));
            return {};
        },
        2);
}

TEST_CASE("a crash while ways to open come and go leaves all of them or nothing", "[slot_crash]") {
    SlotCrashFixture fixture;
    Change const add = [](Vault& vault) -> Status {
        NK_CHECK(vault.slots().add(RecoveryKey::random()));
        return {};
    };
    Change const remove = [&](Vault& vault) { return vault.slots().remove(fixture.recovery); };
    crash_at_each_write(fixture, fixture.by_shares(), add);
    break_at_each_write(fixture, fixture.by_shares(), add, 3);
    crash_at_each_write(fixture, fixture.by_shares(), remove);
    break_at_each_write(fixture, fixture.by_shares(), remove, 3);
    crash_at_each_write(fixture, fixture.by_shares(), [](Vault& vault) -> Status {
        NK_TRY(auto const noor, UserRepository(vault.connection()).by_name("Noor"));
        NK_CHECK(vault.slots().renew(noor.id, next_text()));
        return {};
    });
}

TEST_CASE("after a change that could not be saved the vault goes on as before", "[slot_crash]") {
    SlotCrashFixture fixture;
    auto const folder = fixture.vaults.folder();
    auto vault = fixture.open(folder, fixture.by_shares());
    auto const before = vault.slots().list().size();
    for (std::size_t writes = 0; writes < 40; ++writes) {
        CAPTURE(writes);
        auto const slots = vault.slots().list().size();
        Result<crypto::SlotId> added = crypto::SlotId{};
        {
            std::size_t left = writes;
            test::WriteWatch const watch([&] { return left > 0 && left-- > 0; });
            added = vault.slots().add(RecoveryKey::random());
        }
        // Whatever it left, the next change finds out and then does its own.
        NK_REQUIRE_OK(vault.write([&] { return vault.log().append(LogKind::import_done, "{}"); }));
        CHECK(vault.slots().list().size() == slots + (added ? 1U : 0U));
        CHECK_FALSE(crypto::KeysFile::open(folder / "vault.keys")->unsettled());
    }
    CHECK(vault.slots().list().size() > before);
    NK_REQUIRE_OK(vault.check_log());
}

TEST_CASE("opening a vault mends a torn copy of its key slots", "[slot_crash]") {
    test::VaultFixture vaults;
    { auto const vault = vaults.create(); }
    auto const keys = vaults.folder() / "vault.keys";
    auto const whole = read_file(keys, crypto::kKeysFileBytes).value();
    auto torn = whole;
    torn[crypto::kKeysFileBytes / 2 + 3000] ^= 1;
    NK_REQUIRE_OK(write_file(keys, torn, Overwrite::yes));
    NK_REQUIRE_OK(vaults.open());
    CHECK(read_file(keys, crypto::kKeysFileBytes).value() == whole);
}

TEST_CASE("what an old keys file brings back opens nothing and goes again (K7)", "[slot_crash]") {
    SlotCrashFixture fixture;
    auto const folder = fixture.vaults.folder();
    auto const keys = folder / "vault.keys";
    auto const old = read_file(keys, crypto::kKeysFileBytes).value();
    auto const put_back = [&] { NK_REQUIRE_OK(write_file(keys, old, Overwrite::yes)); };
    {
        auto vault = fixture.open(folder, fixture.vaults.passphrase());
        NK_REQUIRE_OK(vault.slots().remove(fixture.recovery));
        NK_REQUIRE_OK(vault.change_passphrase(next_text(), crypto::cheapest_kdf()));
        NK_REQUIRE_OK(vault.remove_user("Noor"));
    }
    put_back();
    NK_REQUIRE_ERROR(fixture.try_open(folder, fixture.recovery_key.clone()), slot_removed);
    NK_REQUIRE_ERROR(fixture.try_open(folder, fixture.vaults.passphrase()), slot_removed);
    NK_REQUIRE_ERROR(fixture.try_open(folder, noors()), user_removed);
    put_back();
    // All that is left there has gone, but for the last slot with a passphrase.
    { auto const vault = fixture.open(folder, fixture.by_shares()); }
    auto const slots = crypto::KeysFile::open(keys)->slots();
    REQUIRE(slots.size() == 1);
    CHECK(crypto::has_passphrase(slots.front().kind));
}
