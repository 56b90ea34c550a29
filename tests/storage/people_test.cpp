// SPDX-License-Identifier: Apache-2.0
// Several people in one vault: who opened it, what each may do, and what the refusals say.
#include <catch2/generators/catch_generators.hpp>

#include "storage/old_vault.h"
#include "storage/repository/user_repository.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::noors;

namespace {

crypto::Secret sems() {
    return test::secret_text("dertien dappere dassen");
}

/// A vault with a registrar ("Registrar") and whoever is added.
struct People {
    test::VaultFixture fixture;

    People() { auto const vault = fixture.create(); }
    [[nodiscard]] Vault open(crypto::Secret const& passphrase) {
        auto vault = Vault::open(fixture.folder(), passphrase, fixture.clock, fixture.job);
        NK_REQUIRE_OK(vault);
        return std::move(*vault);
    }
    [[nodiscard]] Vault open() { return open(fixture.passphrase()); }
    [[nodiscard]] std::string error(crypto::Secret const& passphrase) {
        auto const vault = Vault::open(fixture.folder(), passphrase, fixture.clock, fixture.job);
        return vault ? "ok" : error_name(vault.error().code);
    }
    void add(std::string const& name, UserRole role, crypto::Secret const& passphrase) {
        NK_REQUIRE_OK(open().add_user(name, role, passphrase, crypto::cheapest_kdf()));
    }
};

std::string can(Vault& vault, Right right) {
    auto const status = vault.write(right, [] { return Status(); });
    return status ? "yes" : error_name(status.error().code);
}

}  // namespace

TEST_CASE("who opens a vault is known by the passphrase", "[people]") {
    People people;
    people.add("Noor", UserRole::approver, noors());
    CHECK(people.open().current_user().name == "Registrar");
    auto vault = people.open(noors());
    CHECK(vault.current_user().name == "Noor");
    CHECK(vault.current_user().role == UserRole::approver);
    CHECK(vault.user() == vault.current_user().id);
    NK_REQUIRE_OK(
        vault.write(Right::use, [&] { return vault.log().append(LogKind::import_done, "{}"); }));
    auto const events = vault.log().events().value();
    CHECK(events.back().user == vault.user());
    CHECK(events.back().is_signed);
}

TEST_CASE("each user signs with a key of their own that stays theirs", "[people]") {
    People people;
    people.add("Noor", UserRole::approver, noors());
    auto const first = people.open().signing_key().public_key();
    auto const second = people.open(noors()).signing_key().public_key();
    CHECK(first != second);
    CHECK(people.open().signing_key().public_key() == first);
    auto vault = people.open(noors());
    CHECK(vault.signing_key().public_key() == second);
    auto const keys = UserRepository(vault.connection()).keys().value();
    REQUIRE(keys.size() == 2);
    CHECK(keys[0].key == first);
    CHECK(keys[0].sequence == 1);
    CHECK(keys[1].key == second);
    CHECK(keys[1].user == vault.user());
}

TEST_CASE("each role may do what it is for and nothing else", "[people]") {
    People people;
    people.add("Noor", UserRole::approver, noors());
    people.add("Sem", UserRole::reader, sems());
    struct Expected {
        Right right;
        bool registrar;
        bool approver;
        bool reader;
    };
    auto const expected = GENERATE(
        Expected{Right::use, true, true, true}, Expected{Right::keep, true, false, false},
        Expected{Right::seal, true, true, false}, Expected{Right::approve, false, true, false},
        Expected{Right::people, true, false, false});
    auto const check = [&](crypto::Secret const& passphrase, bool allowed) {
        auto vault = people.open(passphrase);
        CHECK(can(vault, expected.right) == (allowed ? "yes" : "role-forbids"));
    };
    check(people.fixture.passphrase(), expected.registrar);
    check(noors(), expected.approver);
    check(sems(), expected.reader);
}

TEST_CASE("where nobody is an approver the registrar approves", "[people]") {
    People people;
    {
        auto vault = people.open();
        CHECK(can(vault, Right::approve) == "yes");
    }
    people.add("Noor", UserRole::approver, noors());
    {
        auto vault = people.open();
        CHECK(can(vault, Right::approve) == "role-forbids");
        NK_REQUIRE_OK(vault.remove_user("Noor"));
        CHECK(can(vault, Right::approve) == "yes");
    }
}

TEST_CASE("a refusal names who may do it, and leaves nothing", "[people]") {
    People people;
    people.add("Noor", UserRole::approver, noors());
    people.add("Sem", UserRole::reader, sems());
    auto vault = people.open(sems());
    auto const head = vault.log().head().value();
    bool ran = false;
    auto const status = vault.write([&] {
        ran = true;
        return vault.log().append(LogKind::import_done, "{}");
    });
    NK_REQUIRE_ERROR(status, role_forbids);
    CHECK(status.error().subject == "Sem");
    CHECK(status.error().detail == "Registrar");
    CHECK_FALSE(ran);
    CHECK(vault.require(Right::approve).error().detail == "Noor");
    CHECK(vault.require(Right::seal).error().detail == "Noor, Registrar");
    CHECK(vault.log().head().value() == head);
}

TEST_CASE("only a registrar changes who the users are, and never themselves", "[people]") {
    People people;
    people.add("Noor", UserRole::approver, noors());
    people.add("Sem", UserRole::reader, sems());
    auto const kdf = crypto::cheapest_kdf();
    for (auto const* const passphrase : {"twaalf trage torenvalken", "dertien dappere dassen"}) {
        auto vault = people.open(test::secret_text(passphrase));
        NK_REQUIRE_ERROR(vault.add_user("Bo", UserRole::reader,
                                        test::secret_text("veertien vlugge vossen"), kdf),
                         role_forbids);
        NK_REQUIRE_ERROR(vault.remove_user("Registrar"), role_forbids);
        NK_REQUIRE_ERROR(vault.set_role("Sem", UserRole::registrar), role_forbids);
    }
    auto vault = people.open();
    NK_REQUIRE_ERROR(vault.remove_user("Registrar"), user_self);
    NK_REQUIRE_ERROR(vault.set_role("Registrar", UserRole::approver), user_self);
    NK_REQUIRE_ERROR(vault.remove_user("Bo"), user_unknown);
    CHECK(vault_info(people.fixture.folder())->slots.size() == 3);
}

TEST_CASE("a role that was given holds from the next action on", "[people]") {
    People people;
    people.add("Sem", UserRole::reader, sems());
    NK_REQUIRE_OK(people.open().set_role("Sem", UserRole::registrar));
    auto vault = people.open(sems());
    CHECK(vault.current_user().role == UserRole::registrar);
    CHECK(can(vault, Right::keep) == "yes");
    CHECK(vault.log().events().value().back().kind == LogKind::user_role_changed);
}

TEST_CASE("a name or passphrase that is taken is refused without a trace", "[people]") {
    People people;
    people.add("Noor", UserRole::approver, noors());
    auto vault = people.open();
    auto const head = vault.log().head().value();
    auto const kdf = crypto::cheapest_kdf();
    NK_REQUIRE_ERROR(vault.add_user("Noor", UserRole::reader, sems(), kdf), name_taken);
    NK_REQUIRE_ERROR(vault.add_user("", UserRole::reader, sems(), kdf), name_missing);
    NK_REQUIRE_ERROR(vault.add_user("Sem", UserRole::reader, noors(), kdf), passphrase_in_use);
    NK_REQUIRE_ERROR(vault.add_user("Sem", UserRole::reader, people.fixture.passphrase(), kdf),
                     passphrase_in_use);
    NK_REQUIRE_ERROR(vault.add_user("Sem", UserRole::reader, test::secret_text("kort"), kdf),
                     passphrase_too_short);
    CHECK(vault_info(people.fixture.folder())->slots.size() == 2);
    CHECK(vault.log().head().value() == head);
}

TEST_CASE("who was removed opens nothing, and is named by what they did", "[people]") {
    People people;
    people.add("Sem", UserRole::registrar, sems());
    auto const sem = people.open(sems()).user();
    NK_REQUIRE_OK(people.open().remove_user("Sem"));
    CHECK(people.error(sems()) == "wrong-passphrase");
    auto vault = people.open();
    auto const user = UserRepository(vault.connection()).find(sem).value();
    REQUIRE(user);
    CHECK(user->removed_at);
    CHECK(vault.log().events().value().back().kind == LogKind::user_removed);
    NK_REQUIRE_ERROR(vault.add_user("Sem", UserRole::reader, sems(), crypto::cheapest_kdf()),
                     name_taken);
}

TEST_CASE("an old keys file with the slot of somebody who left is refused (K7)", "[people]") {
    People people;
    people.add("Sem", UserRole::registrar, sems());
    auto const keys = people.fixture.folder() / "vault.keys";
    auto const old_keys = read_file(keys, 65536).value();
    NK_REQUIRE_OK(people.open().remove_user("Sem"));
    NK_REQUIRE_OK(write_file(keys, old_keys, Overwrite::yes));
    CHECK(people.error(sems()) == "user-removed");
    CHECK(vault_info(people.fixture.folder())->slots.size() == 2);
    // Whoever is still a user clears it away.
    { auto const vault = people.open(); }
    CHECK(vault_info(people.fixture.folder())->slots.size() == 1);
    CHECK(people.error(sems()) == "wrong-passphrase");
}

TEST_CASE("a changed passphrase brings a new key that the old one confirms", "[people]") {
    People people;
    people.add("Noor", UserRole::approver, noors());
    auto const fresh = test::secret_text("veertien vlugge vossen");
    {
        auto vault = people.open(noors());
        auto const old_key = vault.signing_key().public_key();
        NK_REQUIRE_ERROR(
            vault.change_passphrase(people.fixture.passphrase(), crypto::cheapest_kdf()),
            passphrase_in_use);
        NK_REQUIRE_OK(vault.change_passphrase(fresh, crypto::cheapest_kdf()));
        CHECK(vault.signing_key().public_key() != old_key);
        NK_REQUIRE_OK(vault.write(Right::use,
                                  [&] { return vault.log().append(LogKind::import_done, "{}"); }));
    }
    CHECK(people.error(noors()) == "wrong-passphrase");
    auto vault = people.open(fresh);
    CHECK(vault.current_user().name == "Noor");
    auto const report = vault.check_log();
    NK_REQUIRE_OK(report);
    CHECK(report->unconfirmed_keys.empty());
    CHECK(UserRepository(vault.connection()).keys_of(vault.user()).value().size() == 2);
}

TEST_CASE("a vault of one person from before there were keys goes on to work", "[people]") {
    People people;
    test::make_old_vault(people.fixture, 2);
    auto vault = people.open();
    CHECK(vault.report().schema_updated);
    CHECK(vault.current_user().name == "Registrar");
    CHECK(can(vault, Right::keep) == "yes");
    auto const report = vault.check_log();
    NK_REQUIRE_OK(report);
    CHECK(report->before_keys == 3);
    CHECK(report->signed_count == 1);
    CHECK(vault.log().events().value().back().kind == LogKind::user_key);
    NK_REQUIRE_OK(vault.add_user("Noor", UserRole::approver, noors(), crypto::cheapest_kdf()));
    auto const slots = vault_info(people.fixture.folder())->slots;
    CHECK(slots.front().owner == vault.user().bytes);
}
