// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/renewal.h"

#include "app/sharing/agreement_sheet.h"
#include "app/sharing/draft_check.h"
#include "app/sharing/statements.h"
#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

class Renewing : public TwoVaults {
  public:
    Renewing() {
        agree();
        approve();
    }
    [[nodiscard]] AgreementFile renewed(AgreementRenewal renewal = {}) {
        if (renewal.not_after == Timestamp{}) {
            renewal.not_after = clock.now() + 365 * kDay;
        }
        auto const file = renew_and_sign(museum, "Afspraak", renewal, clock.now());
        NK_REQUIRE_OK(file);
        return *file;
    }
    [[nodiscard]] std::string signing(AgreementFile const& file) {
        auto const both = countersign(brigade, file, clock.now());
        return both ? "ok" : error_name(both.error().code);
    }
    /// As if the museum had a program that signs anything.
    [[nodiscard]] AgreementFile signed_anyhow(AgreementTerms const& terms) {
        auto file = draft_agreement(terms);
        NK_REQUIRE_OK(file);
        auto const key = own_signing_key(museum, storage::KeyPurpose::agreement);
        sign_agreement(*file, AgreementRole::museum, *key);
        return *file;
    }
    [[nodiscard]] std::int64_t version_at(storage::Vault& vault) {
        return find_agreement(vault, "Afspraak").value().terms.version;
    }
};

}  // namespace

TEST_CASE("a renewal takes over when both sides signed it", "[sharing][renewal]") {
    Renewing vaults;
    auto const before = vaults.seal("before");
    auto const renewal = vaults.renewed();
    CHECK(renewal.terms.version == 2);
    CHECK(vaults.version_at(vaults.museum) == 1);  // it waits
    CHECK(next_step(vaults.brigade, renewal, kNow).value() == AgreementStep::sign);
    auto const both = countersign(vaults.brigade, renewal, kNow);
    NK_REQUIRE_OK(both);
    CHECK(vaults.version_at(vaults.brigade) == 2);
    CHECK(next_step(vaults.museum, *both, kNow).value() == AgreementStep::accept);
    NK_REQUIRE_OK(accept_agreement(vaults.museum, *both, kNow));
    CHECK(vaults.version_at(vaults.museum) == 2);
    CHECK(next_step(vaults.museum, *both, kNow).value() == AgreementStep::nothing);
    // What went out before can be opened as it was agreed then.
    CHECK(vaults.open(before) == "ok");
    vaults.clock.advance(200 * kDay);  // past the end of the first version
    CHECK(vaults.open(vaults.seal("after")) == "ok");
    auto const again = vaults.renewed();
    CHECK(again.terms.version == 3);
    CHECK(again.terms.amends == both->hash());
}

TEST_CASE("a bundle under the version before opens no longer than that was agreed",
          "[sharing][renewal]") {
    Renewing vaults;
    vaults.clock.advance(170 * kDay);
    auto const before = vaults.seal("before", {}, 9 * kDay);
    auto const both = countersign(vaults.brigade, vaults.renewed(), vaults.clock.now());
    NK_REQUIRE_OK(both);
    CHECK(vaults.open(before) == "ok");
    vaults.clock.advance(10 * kDay);
    CHECK(vaults.open(before) == "agreement-expired");
}

TEST_CASE("a renewal changes what it says, and nothing else", "[sharing][renewal]") {
    Renewing vaults;
    AgreementRenewal renewal;
    renewal.changes = {"-plans"};
    renewal.release_code = true;
    renewal.status_fresh = 7 * kDay;
    renewal.own_contacts = {{"wacht", "112", "piket", "113"}};
    renewal.bundle_validity_max = 1000 * kDay;
    auto const file = vaults.renewed(renewal);
    auto const old = find_agreement(vaults.museum, "Afspraak").value();
    CHECK(old.terms.disclosure.plans);
    CHECK_FALSE(file.terms.disclosure.plans);
    CHECK(file.terms.release_code);
    CHECK(file.terms.status_fresh == 7 * kDay);
    CHECK(file.terms.museum.contacts == renewal.own_contacts);
    CHECK(file.terms.bundle_validity_max == 365 * kDay);  // no longer than the agreement
    CHECK(file.terms.purpose == old.terms.purpose);
    CHECK(file.terms.lists == old.terms.lists);
}

TEST_CASE("[R17] a renewal follows the version before it, by the same parties and keys",
          "[sharing][renewal]") {
    Renewing vaults;
    auto const good = vaults.renewed();
    SECTION("not skipping one") {
        auto terms = good.terms;
        terms.version = 3;
        CHECK(vaults.signing(vaults.signed_anyhow(terms)) == "renewal-version");
    }
    SECTION("not of another text") {
        auto terms = good.terms;
        terms.amends = crypto::Hash256{1};
        CHECK(vaults.signing(vaults.signed_anyhow(terms)) == "renewal-version");
    }
    SECTION("not of something unknown") {
        auto terms = good.terms;
        terms.id = storage::AgreementId::random();
        CHECK(vaults.signing(vaults.signed_anyhow(terms)) == "renewal-version");
    }
    SECTION("not with other keys") {
        auto terms = good.terms;
        terms.partner.identity[0] ^= 1;
        CHECK(vaults.signing(vaults.signed_anyhow(terms)) == "renewal-keys");
    }
    SECTION("not signed by somebody else") {
        auto file = good;
        auto const key = own_signing_key(vaults.brigade, storage::KeyPurpose::agreement);
        file.museum_signature =
            bytes_of(crypto::minisign::sign(*key, crypto::minisign::digest_of(file.document), "x"));
        CHECK(vaults.signing(file) == "signature-wrong-key");
    }
    SECTION("not the first version again") {
        auto terms = good.terms;
        terms.version = 1;
        terms.amends.reset();
        CHECK(vaults.signing(vaults.signed_anyhow(terms)) == "agreement-changed");
    }
    SECTION("not accepted when it never went out") {
        auto terms = good.terms;
        terms.purpose = "Anders";
        auto file = vaults.signed_anyhow(terms);
        auto const both = countersign(vaults.brigade, file, kNow);
        NK_REQUIRE_OK(both);
        NK_REQUIRE_ERROR(accept_agreement(vaults.museum, *both, kNow), agreement_unknown);
    }
    CHECK(vaults.version_at(vaults.museum) == 1);
}

TEST_CASE("a renewal is filled in from the agreement, waits, and says what it changes",
          "[sharing][renewal]") {
    Renewing vaults;
    auto const sheet = [&] { return read_agreement_sheets(vaults.museum, vaults.clock)->front(); };
    auto const before = sheet();
    CHECK(before.can_renew);
    CHECK_FALSE(before.renewal.has_value());
    auto const id = before.file.terms.id;
    NK_REQUIRE_ERROR(save_renewal(vaults.museum, id, vaults.folder / "none", Overwrite::no),
                     agreement_unknown);
    auto renewal = renewal_of(before.file.terms, kNow);
    CHECK(renewal.not_after > kNow + 360 * kDay);  // half a year again after this half
    CHECK(problem_of(renewal, RenewalField::until, kNow).empty());
    CHECK(problem_of(renewal, RenewalField::bundle_validity, kNow).empty());
    renewal.bundle_validity_max = 1000 * kDay;
    CHECK_FALSE(problem_of(renewal, RenewalField::bundle_validity, kNow).empty());
    renewal.bundle_validity_max = before.file.terms.bundle_validity_max;
    NK_REQUIRE_OK(set_disclosed(before.file.terms.disclosure, renewal.changes, "plans", false));
    NK_REQUIRE_OK(set_disclosed(before.file.terms.disclosure, renewal.changes, "owner", true));
    auto const file = vaults.renewed(renewal);
    auto const waiting = sheet();
    REQUIRE(waiting.renewal.has_value());
    CHECK(waiting.renewal->hash() == file.hash());
    auto const changes = changes_between(before.file.terms, waiting.renewal->terms);
    REQUIRE(changes.size() == 3);
    CHECK(changes[0].what == "Until the end of");
    CHECK(changes[1] == TermChange{"Now seen as well", "", "Owner"});
    CHECK(changes[2] == TermChange{"No longer seen", "floor plans", ""});

    auto const path = vaults.folder / "renewal.nkagreement";
    NK_REQUIRE_OK(save_renewal(vaults.museum, id, path, Overwrite::no));
    auto const received = inspect_agreement(vaults.brigade, path, kNow);
    NK_REQUIRE_OK(received);
    CHECK(received->step == AgreementStep::sign);
    CHECK(received->changes == changes);
    auto const both = countersign(vaults.brigade, received->file, kNow);
    NK_REQUIRE_OK(both);
    NK_REQUIRE_OK(accept_agreement(vaults.museum, *both, kNow));
    CHECK_FALSE(sheet().renewal.has_value());
    CHECK(sheet().file.terms.version == 2);
    renewal.not_after = kNow;
    CHECK_FALSE(problem_of(renewal, RenewalField::until, kNow).empty());
}

TEST_CASE("what was ended is not renewed", "[sharing][renewal]") {
    Renewing vaults;
    AgreementRenewal renewal;
    renewal.not_after = kNow + 365 * kDay;
    NK_REQUIRE_ERROR(renew_and_sign(vaults.museum, "Niets", renewal, kNow), agreement_unknown);
    renewal.changes = {"+nothing-like-this"};
    NK_REQUIRE_ERROR(renew_and_sign(vaults.museum, "Afspraak", renewal, kNow), unknown_field);
    renewal.changes = {};
    renewal.not_after = kNow;
    NK_REQUIRE_ERROR(renew_and_sign(vaults.museum, "Afspraak", renewal, kNow), agreement_malformed);
    NK_REQUIRE_OK(end_agreement(vaults.museum, "Afspraak", true, vaults.clock));
    renewal.not_after = kNow + 365 * kDay;
    NK_REQUIRE_ERROR(renew_and_sign(vaults.museum, "Afspraak", renewal, kNow), agreement_revoked);
    CHECK_FALSE(read_agreement_sheets(vaults.museum, vaults.clock)->front().can_renew);
}
