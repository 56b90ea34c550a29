// SPDX-License-Identifier: Apache-2.0
// Whoever has the vault key can write anything into the database. What they cannot do is sign as
// somebody else: these tests play such a user.
#include <catch2/generators/catch_generators.hpp>

#include "storage/repository/user_repository.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::noors;

namespace {

/// A vault with two people, and everything that its own key gives to either of them.
struct Insider {
    test::VaultFixture fixture;
    Vault vault = make();
    crypto::VaultKey key = key_of();

    [[nodiscard]] Vault make() {
        {
            auto made = fixture.create();
            NK_REQUIRE_OK(
                made.add_user("Noor", UserRole::registrar, noors(), crypto::cheapest_kdf()));
        }
        auto opened = Vault::open(fixture.folder(), noors(), fixture.clock, fixture.job);
        NK_REQUIRE_OK(opened);
        return std::move(*opened);
    }
    [[nodiscard]] crypto::VaultKey key_of() const {
        auto found =
            crypto::KeysFile::open(fixture.folder() / "vault.keys").value().unlock(noors());
        NK_REQUIRE_OK(found);
        return std::move(*found);
    }
    [[nodiscard]] UserId registrar() {
        return UserRepository(vault.connection()).by_name("Registrar").value().id;
    }
    /// Appends an entry with a good hash and MAC in the name of the registrar.
    void forge(LogKind kind, std::string_view body, crypto::minisign::SigningKey const* signer) {
        AuditLog log(vault.connection(), key.derive("noodkluis/log/v1", vault.id().bytes),
                     fixture.clock, registrar(), signer);
        NK_REQUIRE_OK(vault.write([&] { return log.append(kind, body); }));
    }
    [[nodiscard]] std::string check() {
        auto const report = vault.check_log();
        return report ? "ok" : error_name(report.error().code) + " " + report.error().subject;
    }
};

}  // namespace

TEST_CASE("a log that each user signed for themselves is whole", "[audit_log]") {
    Insider insider;
    NK_REQUIRE_OK(insider.vault.write(
        [&] { return insider.vault.log().append(LogKind::import_done, "{}"); }));
    auto const report = insider.vault.check_log();
    NK_REQUIRE_OK(report);
    CHECK(report->signed_count == 3);
    CHECK(report->before_keys == 0);
    CHECK(report->unconfirmed_keys.empty());
    CHECK(report->head == insider.vault.log().head().value());
}

TEST_CASE("an entry in another user's name is found by its signature", "[audit_log]") {
    Insider insider;
    insider.forge(LogKind::list_approved, "{}", &insider.vault.signing_key());
    NK_REQUIRE_OK(insider.vault.verify_log());  // the chain alone does not tell
    CHECK(insider.check() == "log-signature 3");
    CHECK(insider.vault.check_log().error().detail == "Registrar");
}

TEST_CASE("an entry without a signature is found once there are keys", "[audit_log]") {
    Insider insider;
    insider.forge(LogKind::list_approved, "{}", nullptr);
    NK_REQUIRE_OK(insider.vault.verify_log());
    CHECK(insider.check() == "log-unsigned 3");
}

TEST_CASE("the first of several bad entries is named", "[audit_log]") {
    Insider insider;
    auto const change = GENERATE("UPDATE log SET signature = NULL WHERE sequence IN (1, 2)",
                                 "UPDATE log SET signature = zeroblob(64) WHERE sequence <= 2");
    insider.forge(LogKind::list_approved, "{}", nullptr);
    NK_REQUIRE_OK(insider.vault.connection().execute(change));
    auto const found = insider.check();
    CHECK((found == "log-unsigned 1" || found == "log-signature 1"));
}

TEST_CASE("a signature of another entry does not fit", "[audit_log]") {
    Insider insider;
    NK_REQUIRE_OK(insider.vault.connection().execute(
        "UPDATE log SET signature = (SELECT signature FROM log WHERE sequence = 1) "
        "WHERE sequence = 2"));
    CHECK(insider.check() == "log-signature 2");
}

TEST_CASE("a key that somebody else made for a user is pointed out", "[audit_log]") {
    Insider insider;
    auto const stolen = crypto::minisign::SigningKey::generate();
    insider.forge(LogKind::user_key, key_announcement(insider.registrar(), stolen.public_key()),
                  &stolen);
    auto const report = insider.vault.check_log();
    NK_REQUIRE_OK(report);
    CHECK(report->unconfirmed_keys == std::vector<std::int64_t>{3});
}

TEST_CASE("a key that the log does not tell of is not accepted", "[audit_log]") {
    Insider insider;
    auto const stolen = crypto::minisign::SigningKey::generate();
    NK_REQUIRE_OK(insider.vault.write([&] {
        return UserRepository(insider.vault.connection())
            .add_key({insider.registrar(), stolen.public_key(), 1});
    }));
    CHECK(insider.check() == "log-key-unknown Registrar");
}

TEST_CASE("an entry that was taken out is missed by its number", "[audit_log]") {
    Insider insider;
    NK_REQUIRE_OK(insider.vault.write(
        [&] { return insider.vault.log().append(LogKind::import_done, "{}"); }));
    NK_REQUIRE_OK(insider.vault.connection().execute(
        "PRAGMA foreign_keys = OFF; DELETE FROM log WHERE sequence = 2"));
    auto const report = insider.vault.check_log();
    NK_REQUIRE_ERROR(report, log_entry_missing);
    CHECK(report.error().subject == "2");
}
