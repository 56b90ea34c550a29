// SPDX-License-Identifier: Apache-2.0
// What the institution states about an agreement, and what follows from it on both sides.
#include "app/sharing/status.h"

#include "app/sharing/statements.h"
#include "app/sharing/two_vaults.h"
#include "storage/repository/status_repository.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

/// A museum and a brigade that agreed, and statements between them.
class Stating : public TwoVaults {
  public:
    Stating() {
        agree();
        approve();
    }
    [[nodiscard]] AgreementFile agreement() { return find_agreement(museum, "Afspraak").value(); }
    [[nodiscard]] Bytes state(StatusState wanted) {
        auto const statement = state_agreement(museum, "Afspraak", wanted, clock);
        NK_REQUIRE_OK(statement);
        return write_status(*statement).value();
    }
    /// Any statement at all, signed by the museum as if its program allowed it.
    [[nodiscard]] Bytes forged(StatusStatement const& statement) {
        auto const key = own_signing_key(museum, storage::KeyPurpose::status);
        NK_REQUIRE_OK(key);
        return write_status(sign_status(statement, *key)).value();
    }
    [[nodiscard]] StatusStatement statement(std::int64_t sequence, StatusState wanted) {
        return {agreement().hash(), sequence, wanted, 1, {}, clock.now(), clock.now() + kDay};
    }
    [[nodiscard]] std::string import(Bytes const& bytes) {
        auto const result = import_status(brigade, bytes, "x.nkrevocation", clock);
        return result ? "ok" : error_name(result.error().code);
    }
    [[nodiscard]] std::string sealing(std::string const& name) {
        auto const sealed = try_seal(name);
        return sealed ? "ok" : error_name(sealed.error().code);
    }
    [[nodiscard]] AgreementStanding known_to_brigade() {
        auto const standing = standing_of(brigade, agreement().terms.id);
        NK_REQUIRE_OK(standing);
        return *standing;
    }
};

}  // namespace

TEST_CASE("a statement says the same after writing and reading", "[sharing][status]") {
    auto const key = crypto::minisign::SigningKey::generate();
    StatusStatement const statement{crypto::Hash256{7},
                                    3,
                                    StatusState::suspended,
                                    2,
                                    {storage::BundleId{{1}}, storage::BundleId{{2}}},
                                    kNow,
                                    kNow + kDay};
    auto const bytes = write_status(sign_status(statement, key)).value();
    auto const read = read_status(bytes, "x");
    NK_REQUIRE_OK(read);
    CHECK(read->statement == statement);
    NK_REQUIRE_OK(read->verify(key.public_key(), "x"));
    auto const other = crypto::minisign::SigningKey::generate();
    NK_REQUIRE_ERROR(read->verify(other.public_key(), "x"), signature_wrong_key);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        INFO("byte " << i);
        auto changed = bytes;
        changed[i] ^= 0x20;
        if (auto const result = read_status(changed, "x")) {
            CHECK_FALSE(result->verify(key.public_key(), "x").has_value());
        }
        CHECK_FALSE(read_status(ByteView(bytes).first(i), "x").has_value());
    }
}

TEST_CASE("every bundle brings the last word of its sender along", "[sharing][status]") {
    Stating vaults;
    CHECK_FALSE(vaults.known_to_brigade().newest.has_value());
    auto const first = vaults.seal("first");
    auto const second = vaults.seal("second");
    CHECK(vaults.open(second) == "ok");
    REQUIRE(vaults.known_to_brigade().newest.has_value());
    CHECK(vaults.known_to_brigade().newest->sequence == 2);
    // The older bundle holds an older word, which changes nothing.
    CHECK(vaults.open(first) == "ok");
    CHECK(vaults.known_to_brigade().newest->sequence == 2);
}

TEST_CASE("[R7] nothing is sealed or opened under an agreement that was ended for good",
          "[sharing][status]") {
    Stating vaults;
    auto const file = vaults.seal("a");
    CHECK(vaults.open(file) == "ok");
    auto const end = vaults.state(StatusState::revoked);
    CHECK(vaults.sealing("b") == "agreement-revoked");
    CHECK(vaults.open(file) == "ok");  // it has not heard of it yet
    CHECK(vaults.import(end) == "ok");
    CHECK(vaults.open(file) == "agreement-revoked");
    CHECK(error_name(state_agreement(vaults.museum, "Afspraak", StatusState::active, vaults.clock)
                         .error()
                         .code) == "status-after-end");
}

TEST_CASE("[R8] a suspended agreement rests until it is resumed", "[sharing][status]") {
    Stating vaults;
    auto const file = vaults.seal("a");
    CHECK(vaults.import(vaults.state(StatusState::suspended)) == "ok");
    CHECK(vaults.open(file) == "agreement-suspended");
    CHECK(vaults.sealing("b") == "agreement-suspended");
    CHECK(
        error_name(state_agreement(vaults.museum, "Afspraak", StatusState::suspended, vaults.clock)
                       .error()
                       .code) == "status-already");
    auto const resumed = vaults.state(StatusState::active);
    SECTION("by the statement") {
        CHECK(vaults.import(resumed) == "ok");
        CHECK(vaults.open(file) == "ok");
    }
    SECTION("by the next bundle, when the statement was never sent") {
        CHECK(vaults.open(file) == "agreement-suspended");
        CHECK(vaults.open(vaults.seal("c")) == "ok");
        CHECK(vaults.open(file) == "ok");
    }
}

TEST_CASE("[R9] where fresh word is agreed, a bundle opens with fresh word only",
          "[sharing][status]") {
    TwoVaults vaults;
    auto draft = vaults.draft();
    draft.status_fresh = 3 * kDay;
    auto const drafted = draft_and_sign(vaults.museum, draft, kNow);
    NK_REQUIRE_OK(drafted);
    auto const both = countersign(vaults.brigade, *drafted, kNow);
    NK_REQUIRE_OK(both);
    NK_REQUIRE_OK(accept_agreement(vaults.museum, *both, kNow));
    vaults.approve();
    auto const file = vaults.seal("a");
    vaults.clock.advance(3 * kDay);
    CHECK(vaults.open(file) == "ok");  // the word that came in it
    vaults.clock.advance(std::chrono::seconds{1});
    CHECK(vaults.open(file) == "status-not-fresh");
    auto const word =
        state_agreement(vaults.museum, "Afspraak", StatusState::suspended, vaults.clock);
    NK_REQUIRE_OK(word);
    auto const again =
        state_agreement(vaults.museum, "Afspraak", StatusState::active, vaults.clock);
    NK_REQUIRE_OK(import_status(vaults.brigade, write_status(*again).value(), "x", vaults.clock));
    CHECK(vaults.open(file) == "ok");
    // A statement that has expired is no news, however short its life was.
    AgreementStanding standing;
    add_statement(standing, {{}, 1, StatusState::active, 1, {}, kNow, kNow + kDay});
    NK_REQUIRE_OK(
        check_freshness(standing, 3 * kDay, kNow + kDay - std::chrono::seconds{1}, "", ""));
    NK_REQUIRE_ERROR(check_freshness(standing, 3 * kDay, kNow + kDay, "", ""), status_not_fresh);
    NK_REQUIRE_OK(check_freshness({}, {}, kNow, "", ""));
    NK_REQUIRE_ERROR(check_freshness({}, 3 * kDay, kNow, "", ""), status_not_fresh);
}

TEST_CASE("[R10] an older statement does not come back", "[sharing][status]") {
    Stating vaults;
    auto const suspended = vaults.state(StatusState::suspended);
    auto const resumed = vaults.state(StatusState::active);
    CHECK(vaults.import(resumed) == "ok");
    CHECK(vaults.import(suspended) == "status-superseded");
    CHECK(vaults.import(resumed) == "ok");  // known, which is no refusal
    CHECK(vaults.open(vaults.seal("a")) == "ok");
}

TEST_CASE("[R11] nothing follows the end of an agreement", "[sharing][status]") {
    Stating vaults;
    auto const file = vaults.seal("a");
    CHECK(vaults.import(vaults.forged(vaults.statement(5, StatusState::revoked))) == "ok");
    CHECK(vaults.import(vaults.forged(vaults.statement(6, StatusState::active))) ==
          "status-after-end");
    CHECK(vaults.open(file) == "agreement-revoked");
}

TEST_CASE("[R13] two statements under one number alert, and both stay marked",
          "[sharing][status]") {
    Stating vaults;
    CHECK(vaults.import(vaults.forged(vaults.statement(3, StatusState::active))) == "ok");
    CHECK(vaults.import(vaults.forged(vaults.statement(3, StatusState::suspended))) ==
          "status-fork");
    CHECK(vaults.import(vaults.forged(vaults.statement(3, StatusState::revoked))) == "status-fork");
    auto const forks = storage::StatusRepository(vaults.brigade.connection()).forks();
    REQUIRE(forks.value().size() == 1);
    CHECK(forks.value()[0].kind == storage::ForkKind::statement);
    CHECK(forks.value()[0].sequence == 3);
}

TEST_CASE("[R13] of two bundles under one number the first stays, marked", "[sharing][status]") {
    Stating vaults;
    auto const copy = vaults.folder / "copy.kluis";
    std::filesystem::copy(vaults.museum.folder(), copy, std::filesystem::copy_options::recursive);
    auto const first = vaults.seal("first");
    auto copied = storage::Vault::open(copy, TwoVaults::passphrase(), vaults.clock, vaults.job);
    NK_REQUIRE_OK(copied);
    SealRequest const request{"Afspraak", "Brand", vaults.clock.now(), vaults.clock.now() + kDay,
                              vaults.folder / "fork"};
    NK_REQUIRE_OK(seal_list(*copied, request, vaults.clock, vaults.job));
    auto const before = vaults.try_open(first);
    NK_REQUIRE_OK(before);
    CHECK_FALSE(marks_of(vaults.brigade, *before).value().forked);
    CHECK(vaults.open(vaults.folder / "fork") == "bundle-fork");
    auto const after = vaults.try_open(first);
    NK_REQUIRE_OK(after);
    CHECK(marks_of(vaults.brigade, *after).value().forked);
}

TEST_CASE("[R14] a revoked bundle does not open once its revocation came in", "[sharing][status]") {
    Stating vaults;
    auto const first = vaults.seal("first");
    auto const second = vaults.seal("second");
    CHECK(vaults.open(first) == "ok");
    auto const statement = revoke_bundle(vaults.museum, "first", false, vaults.clock);
    NK_REQUIRE_OK(statement);
    SECTION("as a file") {
        CHECK(vaults.import(write_status(*statement).value()) == "ok");
    }
    SECTION("with a later bundle") {
        CHECK(vaults.open(vaults.seal("third")) == "ok");
    }
    CHECK(vaults.open(first) == "bundle-revoked");
    CHECK(vaults.open(second) == "ok");
    // It is never forgotten, also when a later statement leaves it out.
    auto later = vaults.statement(99, StatusState::active);
    CHECK(vaults.import(vaults.forged(later)) == "ok");
    CHECK(vaults.open(first) == "bundle-revoked");
    CHECK(error_name(revoke_bundle(vaults.museum, "first", false, vaults.clock).error().code) ==
          "status-already");
    CHECK(error_name(revoke_bundle(vaults.museum, "none", false, vaults.clock).error().code) ==
          "bundle-unknown");
    // Two that were written under one name, in two places.
    std::filesystem::create_directory(vaults.folder / "elsewhere");
    NK_REQUIRE_OK(vaults.try_seal("elsewhere/second"));
    CHECK(error_name(revoke_bundle(vaults.museum, "second", false, vaults.clock).error().code) ==
          "bundle-ambiguous");
}

TEST_CASE("[R15] older bundles can be withdrawn in one word", "[sharing][status]") {
    Stating vaults;
    auto const first = vaults.seal("first");
    auto const second = vaults.seal("second");
    auto const third = vaults.seal("third");
    auto const statement = revoke_bundle(vaults.museum, "second", true, vaults.clock);
    NK_REQUIRE_OK(statement);
    CHECK(statement->statement.bundle_sequence_min == 3);
    CHECK(vaults.import(write_status(*statement).value()) == "ok");
    CHECK(vaults.open(first) == "bundle-withdrawn");
    CHECK(vaults.open(second) == "bundle-revoked");
    CHECK(vaults.open(third) == "ok");
    CHECK(vaults.import(vaults.forged(vaults.statement(99, StatusState::active))) == "ok");
    CHECK(vaults.open(first) == "bundle-withdrawn");
}

TEST_CASE("[R16] that a newer bundle was opened is remembered by the log alone",
          "[sharing][status]") {
    Stating vaults;
    auto const first = vaults.seal("first");
    CHECK(vaults.open(vaults.seal("second")) == "ok");
    NK_REQUIRE_OK(vaults.brigade.connection().execute("DELETE FROM received_bundle"));
    auto const older = vaults.try_open(first);
    NK_REQUIRE_OK(older);
    CHECK(is_superseded(vaults.brigade, *older).value());
    CHECK(marks_of(vaults.brigade, *older).value().superseded);
}

TEST_CASE("a vault that lost a statement says so instead of believing less", "[sharing][status]") {
    Stating vaults;
    auto const file = vaults.seal("a");
    CHECK(vaults.import(vaults.state(StatusState::revoked)) == "ok");
    NK_REQUIRE_OK(vaults.brigade.connection().execute(
        "DROP TRIGGER status_statement_no_delete; DELETE FROM status_statement"));
    CHECK(vaults.open(file) == "status-lost");
}

TEST_CASE("statements count from the institution only, about agreements that there are",
          "[sharing][status]") {
    Stating vaults;
    CHECK(error_name(state_agreement(vaults.brigade, "Afspraak", StatusState::revoked, vaults.clock)
                         .error()
                         .code) == "status-not-ours");
    auto const statement = vaults.statement(1, StatusState::revoked);
    auto const brigade_key = own_signing_key(vaults.brigade, storage::KeyPurpose::status);
    CHECK(vaults.import(write_status(sign_status(statement, *brigade_key)).value()) ==
          "signature-wrong-key");
    auto const wrong_purpose = own_signing_key(vaults.museum, storage::KeyPurpose::bundle);
    CHECK(vaults.import(write_status(sign_status(statement, *wrong_purpose)).value()) ==
          "signature-wrong-key");
    auto other = statement;
    other.agreement[0] ^= 1;
    CHECK(vaults.import(vaults.forged(other)) == "agreement-unknown");
    auto future = statement;
    future.issued_at = kNow + 25 * std::chrono::hours{1};
    future.expires_at = future.issued_at + kDay;
    CHECK(vaults.import(vaults.forged(future)) == "status-from-future");
    CHECK_FALSE(vaults.known_to_brigade().newest.has_value());
}

TEST_CASE("who ends an agreement learns what is still out, and may revoke it too",
          "[sharing][status]") {
    Stating vaults;
    auto const file = vaults.seal("a");
    auto const expired = vaults.try_seal("b", {}, std::chrono::hours{2});
    NK_REQUIRE_OK(expired);
    vaults.clock.advance(std::chrono::hours{3});
    SECTION("without revoking") {
        auto const ended = end_agreement(vaults.museum, "Afspraak", false, vaults.clock);
        NK_REQUIRE_OK(ended);
        CHECK(ended->out.size() == 1);
        CHECK_FALSE(ended->statement.has_value());
        CHECK(vaults.sealing("c") == "agreement-closed");
        CHECK(vaults.open(file) == "ok");
        CHECK(error_name(
                  end_agreement(vaults.museum, "Afspraak", false, vaults.clock).error().code) ==
              "agreement-closed");
        // It can still be revoked later.
        auto const revoked = end_agreement(vaults.museum, "Afspraak", true, vaults.clock);
        NK_REQUIRE_OK(revoked);
        CHECK(revoked->out.size() == 1);
    }
    SECTION("and revoking") {
        auto const ended = end_agreement(vaults.museum, "Afspraak", true, vaults.clock);
        NK_REQUIRE_OK(ended);
        REQUIRE(ended->statement.has_value());
        CHECK(ended->statement->statement.revoked.size() == 1);
        CHECK(vaults.import(write_status(*ended->statement).value()) == "ok");
        CHECK(vaults.open(file) == "agreement-revoked");
    }
    SECTION("at the partner, for itself alone") {
        NK_REQUIRE_ERROR(end_agreement(vaults.brigade, "Afspraak", true, vaults.clock),
                         status_not_ours);
        NK_REQUIRE_OK(end_agreement(vaults.brigade, "Afspraak", false, vaults.clock));
        CHECK(vaults.open(file) == "agreement-closed");
        CHECK(vaults.sealing("c") == "ok");
    }
}
