// SPDX-License-Identifier: Apache-2.0
// Four eyes: two people of the museum sign for each bundle, each after a log-in of their own.
#include "app/sharing/releases.h"

#include "app/sharing/release.h"
#include "app/sharing/two_vaults.h"
#include "storage/repository/bundle_repository.h"
#include "storage/repository/release_repository.h"
#include "storage/repository/user_repository.h"

using namespace noodkluis;
using namespace noodkluis::app;
using storage::UserRole;
using test::kDay;
using test::TwoVaults;

namespace {

/// A museum in which Noor works too, under an agreement that asks for four eyes.
struct FourEyes {
    TwoVaults vaults;

    explicit FourEyes(UserRole noor = UserRole::approver) {
        NK_REQUIRE_OK(vaults.museum.add_user("Noor", noor, noors(), crypto::cheapest_kdf()));
        auto draft = vaults.draft();
        draft.four_eyes = true;
        auto const drafted = draft_and_sign(vaults.museum, draft, vaults.clock.now());
        NK_REQUIRE_OK(drafted);
        CHECK(drafted->terms.four_eyes);
        auto const both = countersign(vaults.brigade, *drafted, vaults.clock.now());
        NK_REQUIRE_OK(both);
        NK_REQUIRE_OK(accept_agreement(vaults.museum, *both, vaults.clock.now()));
        if (noor == UserRole::approver) {
            as_noor();
        }
        vaults.approve();
        as_registrar();
    }
    static crypto::Secret noors() {
        return crypto::Secret::copy_of(as_bytes("twaalf trage torenvalken"));
    }
    void as(crypto::Secret const& passphrase) {
        auto const folder = vaults.museum.folder();
        { auto const closed = std::move(vaults.museum); }
        auto opened = storage::Vault::open(folder, passphrase, vaults.clock, vaults.job);
        NK_REQUIRE_OK(opened);
        vaults.museum = std::move(*opened);
    }
    void as_noor() { as(noors()); }
    void as_registrar() { as(TwoVaults::passphrase()); }

    /// Seals as far as one person can.
    [[nodiscard]] storage::BundleId ask(std::string const& file = "x") {
        auto const sealed = vaults.try_seal(file);
        NK_REQUIRE_OK(sealed);
        CHECK(sealed->waits);
        CHECK_FALSE(std::filesystem::exists(vaults.folder / file));
        return sealed->manifest.outer.bundle;
    }
    [[nodiscard]] Result<SealedBundle> sign(storage::BundleId bundle,
                                            std::string const& file = "x") {
        return sign_release(vaults.museum, bundle, vaults.folder / file, vaults.clock, vaults.job);
    }
    [[nodiscard]] std::vector<WaitingRelease> waiting() {
        auto releases = waiting_releases(vaults.museum, vaults.clock);
        NK_REQUIRE_OK(releases);
        return *releases;
    }
};

}  // namespace

TEST_CASE("a release is sealed once a second person signed", "[sharing][four_eyes]") {
    FourEyes museum;
    auto const bundle = museum.ask();
    REQUIRE(museum.waiting().size() == 1);
    CHECK(museum.waiting()[0].by_you);
    CHECK(museum.waiting()[0].signed_by == "R");
    CHECK(museum.waiting()[0].list == "Brand");
    museum.vaults.clock.advance(std::chrono::hours(30));
    museum.as_noor();
    REQUIRE(museum.waiting().size() == 1);
    CHECK_FALSE(museum.waiting()[0].by_you);
    auto const sealed = museum.sign(bundle);
    NK_REQUIRE_OK(sealed);
    CHECK_FALSE(sealed->waits);
    CHECK(sealed->manifest.outer.bundle == bundle);
    CHECK(sealed->manifest.outer.not_before == museum.vaults.clock.now());
    REQUIRE(sealed->manifest.approvals.size() == 2);
    CHECK(sealed->manifest.approvals[1].user == museum.vaults.museum.user());
    CHECK(museum.waiting().empty());
    auto const opened = museum.vaults.try_open(museum.vaults.folder / "x");
    NK_REQUIRE_OK(opened);
    CHECK(opened->manifest().approvals == sealed->manifest.approvals);
    NK_REQUIRE_OK(museum.vaults.museum.check_log());
    NK_REQUIRE_ERROR(museum.sign(bundle, "y"), release_unknown);
}

TEST_CASE("the same person cannot sign twice", "[sharing][four_eyes]") {
    FourEyes museum;
    auto const bundle = museum.ask();
    auto const head = museum.vaults.museum.log().head().value();
    NK_REQUIRE_ERROR(museum.sign(bundle), release_same_user);
    CHECK(museum.sign(bundle).error().subject == "R");
    museum.as_registrar();
    NK_REQUIRE_ERROR(museum.sign(bundle), release_same_user);
    CHECK(museum.vaults.museum.log().head().value() == head);
    CHECK_FALSE(std::filesystem::exists(museum.vaults.folder / "x"));
}

TEST_CASE("a reader neither seals nor signs nor withdraws", "[sharing][four_eyes]") {
    FourEyes museum(UserRole::reader);
    auto const bundle = museum.ask();
    museum.as_noor();
    NK_REQUIRE_ERROR(museum.sign(bundle), role_forbids);
    NK_REQUIRE_ERROR(museum.vaults.try_seal("y"), role_forbids);
    NK_REQUIRE_ERROR(withdraw_release(museum.vaults.museum, bundle), role_forbids);
    CHECK(museum.waiting().size() == 1);
}

TEST_CASE("one of the two must be somebody who approves", "[sharing][four_eyes]") {
    FourEyes museum;
    auto const bundle = museum.ask();
    NK_REQUIRE_OK(museum.vaults.museum.add_user(
        "Bo", UserRole::registrar, crypto::Secret::copy_of(as_bytes("veertien vlugge vossen")),
        crypto::cheapest_kdf()));
    museum.as(crypto::Secret::copy_of(as_bytes("veertien vlugge vossen")));
    auto const refused = museum.sign(bundle);
    NK_REQUIRE_ERROR(refused, role_forbids);
    CHECK(refused.error().detail == "Noor");
    // The other way round it is the registrar who comes second.
    museum.as_noor();
    auto const second = museum.ask("y");
    museum.as_registrar();
    NK_REQUIRE_OK(museum.sign(second, "y"));
}

TEST_CASE("two registrars are four eyes where nobody is an approver", "[sharing][four_eyes]") {
    FourEyes museum(UserRole::registrar);
    auto const bundle = museum.ask();
    museum.as_noor();
    NK_REQUIRE_OK(museum.sign(bundle));
}

TEST_CASE("a release of a list that was approved again is not sealed", "[sharing][four_eyes]") {
    FourEyes museum;
    auto const bundle = museum.ask();
    museum.as_noor();
    museum.vaults.approve();
    CHECK_FALSE(museum.waiting()[0].is_newest);
    NK_REQUIRE_ERROR(museum.sign(bundle), release_outdated);
    NK_REQUIRE_OK(withdraw_release(museum.vaults.museum, bundle));
    CHECK(museum.waiting().empty());
    NK_REQUIRE_ERROR(museum.sign(bundle), release_unknown);
}

TEST_CASE("the signature of somebody who left does not count", "[sharing][four_eyes]") {
    FourEyes museum;
    museum.as_noor();
    auto const bundle = museum.ask();
    museum.as_registrar();
    NK_REQUIRE_OK(museum.vaults.museum.remove_user("Noor"));
    NK_REQUIRE_ERROR(museum.sign(bundle), release_not_signed);
}

TEST_CASE("a release that was changed after the first signature is refused",
          "[sharing][four_eyes]") {
    FourEyes museum;
    auto const bundle = museum.ask();
    museum.as_noor();
    auto& database = museum.vaults.museum.connection();
    NK_REQUIRE_OK(database.execute("UPDATE release SET not_after = not_after - 3600"));
    NK_REQUIRE_ERROR(museum.sign(bundle), release_not_signed);
    NK_REQUIRE_OK(database.execute("UPDATE release SET not_after = not_after + 3600"));
    NK_REQUIRE_OK(museum.sign(bundle));
}

TEST_CASE("what cannot be sealed is refused before anybody signs", "[sharing][four_eyes]") {
    FourEyes museum;
    NK_REQUIRE_ERROR(museum.vaults.try_seal("x", {}, 60 * kDay), window_too_long);
    CHECK(museum.waiting().empty());
}

TEST_CASE("releases are found by id or by the file they were going to be", "[sharing][four_eyes]") {
    FourEyes museum;
    auto const bundle = museum.ask("x");
    CHECK(find_release(museum.vaults.museum, "x")->bundle == bundle);
    CHECK(find_release(museum.vaults.museum, bundle.text())->bundle == bundle);
    NK_REQUIRE_ERROR(find_release(museum.vaults.museum, "y"), release_unknown);
    static_cast<void>(museum.ask("x"));
    NK_REQUIRE_ERROR(find_release(museum.vaults.museum, "x"), release_ambiguous);
}

TEST_CASE("approvals must be two, of two people with two keys", "[sharing][four_eyes]") {
    Manifest manifest;
    manifest.outer.bundle = storage::BundleId::random();
    manifest.list = storage::ListId::random();
    manifest.list_number = 2;
    manifest.outer.not_after = test::kNow;
    ReleaseText const text{manifest.outer.bundle, manifest.agreement, manifest.list, 2, test::kNow};
    auto const anna = crypto::minisign::SigningKey::generate();
    auto const bert = crypto::minisign::SigningKey::generate();
    auto const one = storage::UserId::random();
    auto const two = storage::UserId::random();
    AgreementTerms terms;
    auto const check = [&](std::vector<ManifestApproval> approvals) {
        manifest.approvals = std::move(approvals);
        return check_approvals(manifest, terms, "x").has_value();
    };
    auto const first = sign_release_text(text, one, anna);
    auto const second = sign_release_text(text, two, bert);
    CHECK(check({}));
    CHECK_FALSE(check({first, second}));  // nobody agreed on that
    terms.four_eyes = true;
    CHECK(check({first, second}));
    CHECK_FALSE(check({}));
    CHECK_FALSE(check({first}));
    CHECK_FALSE(check({first, first}));
    CHECK_FALSE(check({first, sign_release_text(text, one, bert)}));
    CHECK_FALSE(check({first, sign_release_text(text, two, anna)}));
    auto other = text;
    other.list_number = 3;
    CHECK_FALSE(check({first, sign_release_text(other, two, bert)}));
    auto swapped = second;
    swapped.user = storage::UserId::random();
    CHECK_FALSE(check({first, swapped}));
    auto stolen = second;
    stolen.key = crypto::minisign::SigningKey::generate().public_key();
    CHECK_FALSE(check({first, stolen}));
}

TEST_CASE("an approval that nobody signed, or somebody else, is not sealed", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    auto& database = vaults.museum.connection();
    NK_REQUIRE_OK(vaults.try_seal("good"));
    NK_REQUIRE_OK(database.execute("UPDATE list_version SET approved_at = approved_at - 60"));
    NK_REQUIRE_ERROR(vaults.try_seal("a"), approval_invalid);
    NK_REQUIRE_OK(database.execute("UPDATE list_version SET approved_at = approved_at + 60"));
    NK_REQUIRE_OK(vaults.try_seal("b"));
    NK_REQUIRE_OK(database.execute("UPDATE list_version SET signature = 'untrusted comment: x'"));
    NK_REQUIRE_ERROR(vaults.try_seal("c"), approval_invalid);
    NK_REQUIRE_OK(database.execute("UPDATE list_version SET signature = NULL"));
    NK_REQUIRE_ERROR(vaults.try_seal("d"), approval_unsigned);
    vaults.approve();
    NK_REQUIRE_OK(vaults.try_seal("e"));
}

TEST_CASE("only who may approve approves a list, and who may seal seals it", "[sharing]") {
    FourEyes museum;
    Records records(museum.vaults.museum, museum.vaults.clock);
    auto const refused = approve_list(museum.vaults.museum, records, "Brand", "");
    NK_REQUIRE_ERROR(refused, role_forbids);
    CHECK(refused.error().detail == "Noor");
}
