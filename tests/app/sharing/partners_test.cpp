// SPDX-License-Identifier: Apache-2.0
// Pinned partners, and agreements as they pass between two vaults.
#include "app/sharing/two_vaults.h"
#include "storage/repository/party_repository.h"

using namespace noodkluis;
using namespace noodkluis::test;

TEST_CASE("a partner is pinned only after its fingerprint was given", "[sharing]") {
    TwoVaults vaults;
    auto police = vaults.create("politie", storage::PartyKind::police, {3});
    auto const card = vaults.card_of(police);
    auto const pin = [&](std::string_view fingerprint) {
        return pin_partner(vaults.museum, card, "p.nkcard", fingerprint, vaults.clock.now());
    };
    NK_REQUIRE_ERROR(pin(""), partner_fingerprint);
    NK_REQUIRE_ERROR(pin("00000 00000 00000 00000 00000 00000 00000 00000"), partner_fingerprint);
    NK_REQUIRE_ERROR(partner_by_name(vaults.museum, "politie"), partner_unknown);
    NK_REQUIRE_OK(pin(fingerprint_of(identity_of(read_card(card, "p").value()))));
    NK_REQUIRE_OK(partner_by_name(vaults.museum, "politie"));
    NK_REQUIRE_ERROR(pin_partner(police, card, "p.nkcard", "", vaults.clock.now()),
                     partner_is_self);
}

TEST_CASE("[R18] a newer card is taken without ado, an older or expired one is not", "[sharing]") {
    TwoVaults vaults;
    auto const old_card = vaults.card_of(vaults.brigade);
    vaults.clock.advance(10 * kDay);
    auto const new_card = vaults.card_of(vaults.brigade);
    auto const pin = [&](Bytes const& card) {
        return pin_partner(vaults.museum, card, "b.nkcard", "", vaults.clock.now());
    };
    NK_REQUIRE_OK(pin(old_card));  // the very card that is pinned
    NK_REQUIRE_OK(pin(new_card));
    NK_REQUIRE_ERROR(pin(old_card), card_superseded);
    vaults.clock.advance(500 * kDay);
    NK_REQUIRE_ERROR(pin(new_card), card_expired);
}

TEST_CASE("another key under a known name is an alarm, whatever fingerprint is given",
          "[sharing]") {
    TwoVaults vaults;
    // The same party id in a vault of somebody else.
    auto impostor = vaults.create("impostor", storage::PartyKind::fire_brigade, {2});
    auto const card = vaults.card_of(impostor);
    auto const fingerprint = fingerprint_of(identity_of(read_card(card, "x").value()));
    NK_REQUIRE_ERROR(pin_partner(vaults.museum, card, "x.nkcard", fingerprint, vaults.clock.now()),
                     partner_keys_changed);
}

TEST_CASE("two partners with one name would be mistaken for each other", "[sharing]") {
    TwoVaults vaults;
    auto second = vaults.create("namesake", storage::PartyKind::fire_brigade, {7});
    auto const own = second.own_party();
    NK_REQUIRE_OK(own);
    auto namesake = *own;
    namesake.name = "brigade";
    NK_REQUIRE_OK(second.write(
        [&] { return storage::PartyRepository(second.connection()).set_own(namesake); }));
    auto const card = vaults.card_of(second);
    auto const fingerprint = fingerprint_of(identity_of(read_card(card, "x").value()));
    NK_REQUIRE_ERROR(pin_partner(vaults.museum, card, "x", fingerprint, vaults.clock.now()),
                     partner_name_taken);
}

TEST_CASE("an agreement with the title of another is asked for by its id", "[sharing]") {
    TwoVaults vaults;
    auto const now = vaults.clock.now();
    auto const first = draft_and_sign(vaults.museum, vaults.draft(), now);
    NK_REQUIRE_OK(draft_and_sign(vaults.museum, vaults.draft(), now));
    NK_REQUIRE_ERROR(find_agreement(vaults.museum, "Afspraak"), agreement_ambiguous);
    auto const found = find_agreement(vaults.museum, first->terms.id.text());
    NK_REQUIRE_OK(found);
    CHECK(found->hash() == first->hash());
}

TEST_CASE("an agreement takes both signatures, step by step", "[sharing]") {
    TwoVaults vaults;
    auto const now = vaults.clock.now();
    auto const drafted = draft_and_sign(vaults.museum, vaults.draft(), now);
    NK_REQUIRE_OK(drafted);
    SECTION("one signature is not accepted") {
        NK_REQUIRE_ERROR(accept_agreement(vaults.museum, *drafted, now), agreement_unsigned);
    }
    SECTION("a text that was changed on the way is not countersigned") {
        auto changed = *drafted;
        changed.document[changed.document.size() / 2] ^= 1;
        NK_REQUIRE_ERROR(countersign(vaults.brigade, changed, now), signature_invalid);
    }
    SECTION("what comes back must be what went out") {
        auto other = vaults.draft();
        other.title = "Andere afspraak";
        auto const second = draft_and_sign(vaults.museum, other, now);
        NK_REQUIRE_OK(second);
        auto both = countersign(vaults.brigade, *second, now);
        NK_REQUIRE_OK(both);
        both->terms.id = drafted->terms.id;
        NK_REQUIRE_ERROR(accept_agreement(vaults.museum, *both, now), agreement_changed);
    }
    SECTION("only between the parties that it names") {
        auto police = vaults.create("politie", storage::PartyKind::police, {3});
        vaults.pin(police, vaults.card_of(vaults.museum));
        NK_REQUIRE_ERROR(countersign(police, *drafted, now), agreement_not_ours);
        NK_REQUIRE_ERROR(accept_agreement(police, *drafted, now), agreement_unknown);
    }
    SECTION("not after it would have ended") {
        NK_REQUIRE_ERROR(countersign(vaults.brigade, *drafted, now + 180 * kDay),
                         agreement_expired);
    }
    SECTION("not with a partner that is not pinned") {
        NK_REQUIRE_OK(remove_partner(vaults.brigade, "museum", now));
        NK_REQUIRE_ERROR(countersign(vaults.brigade, *drafted, now), partner_unknown);
    }
}

TEST_CASE("signatures that are there are never lost again", "[sharing]") {
    TwoVaults vaults;
    auto const now = vaults.clock.now();
    auto const drafted = draft_and_sign(vaults.museum, vaults.draft(), now);
    auto const both = countersign(vaults.brigade, *drafted, now);
    NK_REQUIRE_OK(accept_agreement(vaults.museum, *both, now));
    NK_REQUIRE_ERROR(accept_agreement(vaults.museum, *drafted, now), agreement_unsigned);
    NK_REQUIRE_OK(in_force(vaults.museum, find_agreement(vaults.museum, "Afspraak").value(), now));
    // The half-signed file once more: signed again, still by both.
    NK_REQUIRE_OK(countersign(vaults.brigade, *drafted, now));
    NK_REQUIRE_OK(
        in_force(vaults.brigade, find_agreement(vaults.brigade, "Afspraak").value(), now));
}

TEST_CASE("an agreement in a vault is not replaced by another one under its id", "[sharing]") {
    TwoVaults vaults;
    auto const now = vaults.clock.now();
    auto const drafted = draft_and_sign(vaults.museum, vaults.draft(), now);
    NK_REQUIRE_OK(countersign(vaults.brigade, *drafted, now));
    auto terms = drafted->terms;
    terms.not_after += kDay;
    auto swapped = draft_agreement(terms);
    NK_REQUIRE_OK(swapped);
    auto const key = own_signing_key(vaults.museum, storage::KeyPurpose::agreement);
    sign_agreement(*swapped, AgreementRole::museum, *key);
    NK_REQUIRE_ERROR(countersign(vaults.brigade, *swapped, now), agreement_changed);
    CHECK(find_agreement(vaults.brigade, "Afspraak").value().hash() == drafted->hash());
}

TEST_CASE("a draft names what is wrong with it", "[sharing]") {
    TwoVaults vaults;
    auto const problem = [&](auto change) {
        auto draft = vaults.draft();
        change(draft);
        auto const file = draft_and_sign(vaults.museum, draft, vaults.clock.now());
        REQUIRE_FALSE(file.has_value());
        return std::string(error_name(file.error().code));
    };
    CHECK(problem([](auto& d) { d.partner = "niemand"; }) == "partner-unknown");
    CHECK(problem([](auto& d) { d.profile = "alles"; }) == "unknown-profile");
    CHECK(problem([](auto& d) { d.changes = {"+alles"}; }) == "unknown-field");
    CHECK(problem([](auto& d) { d.lists.clear(); }) == "agreement-malformed");
    CHECK(stored_agreements(vaults.museum).value().empty());
    auto second = vaults.create("museum-2", storage::PartyKind::institution, {4});
    vaults.pin(vaults.museum, vaults.card_of(second));
    CHECK(problem([](auto& d) { d.partner = "museum-2"; }) == "agreement-sides");
}
