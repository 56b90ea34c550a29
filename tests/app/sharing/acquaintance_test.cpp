// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/acquaintance.h"

#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

Path write(TwoVaults const& vaults, std::string const& name, Bytes const& bytes) {
    auto path = vaults.folder / name;
    NK_REQUIRE_OK(write_file(path, bytes, Overwrite::yes));
    return path;
}

}  // namespace

TEST_CASE("our own card has the fingerprint that others see", "[sharing]") {
    TwoVaults vaults;
    auto const own = read_own_card(vaults.museum, kNow);
    NK_REQUIRE_OK(own);
    auto const exported = read_card(vaults.card_of(vaults.museum), "card");
    NK_REQUIRE_OK(exported);
    CHECK(own->fingerprint == fingerprint_groups(identity_of(*exported)));
    auto const path = vaults.folder / "own.nkcard";
    NK_REQUIRE_OK(save_own_card(vaults.museum, path, Overwrite::no, CardKeysOf::now, kNow));
    CHECK(identity_of(read_card(read_file(path, 1U << 20U).value(), "own").value()) ==
          identity_of(own->card));
    NK_REQUIRE_ERROR(save_own_card(vaults.museum, path, Overwrite::no, CardKeysOf::now, kNow),
                     file_exists);
}

TEST_CASE("each group of a fingerprint is compared when it is whole", "[sharing]") {
    TwoVaults vaults;
    auto const identity = identity_of(read_own_card(vaults.museum, kNow)->card);
    auto const groups = fingerprint_groups(identity);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        CHECK(match_group("", i, identity) == GroupMatch::unfinished);
        CHECK(match_group(groups[i].substr(0, 4), i, identity) == GroupMatch::unfinished);
        CHECK(match_group(groups[i], i, identity) == GroupMatch::fits);
        auto wrong = groups[i];
        wrong.back() = wrong.back() == '9' ? '0' : '9';
        CHECK(match_group(wrong, i, identity) == GroupMatch::differs);
    }
}

TEST_CASE("a card that comes in is new, newer, known or refused", "[sharing]") {
    TwoVaults vaults;
    auto const inspect = [&](Bytes const& card) {
        return inspect_card(vaults.museum, write(vaults, "in.nkcard", card), vaults.clock.now());
    };
    Party const police(storage::PartyKind::police, "Politie", 3);
    auto const unknown = inspect(police.card_file());
    NK_REQUIRE_OK(unknown);
    CHECK(unknown->standing == CardStanding::unknown);
    CHECK(unknown->file_name == "in.nkcard");

    auto const known = vaults.card_of(vaults.brigade);
    CHECK(inspect(known)->standing == CardStanding::same);
    vaults.clock.advance(30 * kDay);
    auto const renewed = inspect(vaults.card_of(vaults.brigade));
    NK_REQUIRE_OK(renewed);
    CHECK(renewed->standing == CardStanding::renewed);
    REQUIRE(renewed->changes.size() == 2);
    CHECK(renewed->changes.front().field == "valid_until");
    CHECK(renewed->changes.back().field == "keys_until");

    NK_REQUIRE_ERROR(inspect(vaults.card_of(vaults.museum)), partner_is_self);
    NK_REQUIRE_ERROR(inspect(Party(storage::PartyKind::police, "brigade", 3).card_file()),
                     partner_name_taken);
}

TEST_CASE("our own card tells how long the one that went out still holds", "[sharing]") {
    TwoVaults vaults;
    auto const own = [&] {
        auto card = read_own_card(vaults.brigade, vaults.clock.now());
        NK_REQUIRE_OK(card);
        return *std::move(card);
    };
    // The fixture sent it out at the beginning.
    auto card = own();
    REQUIRE(card.saved.has_value());
    CHECK(card.saved->at == kNow);
    CHECK(card.saved->expires_at == kNow + 420 * kDay);
    CHECK(card.saved->state == CardState::good);
    CHECK(card.card.epochs.front().week.monday == Week::containing(kNow).monday);
    CHECK(card.card.epochs.size() == kEpochWeeksAhead + 1);
    vaults.clock.advance(370 * kDay);
    card = own();
    CHECK(card.saved->state == CardState::expires_soon);
    CHECK(card.card.epochs.front().week.monday == Week::containing(vaults.clock.now()).monday);
    NK_REQUIRE_OK(save_own_card(vaults.brigade, vaults.folder / "new.nkcard", Overwrite::no,
                                CardKeysOf::now, vaults.clock.now()));
    CHECK(own().saved->at == vaults.clock.now());
    CHECK(own().saved->state == CardState::good);
}

TEST_CASE("our card is saved with the keys that it has, or renewed with others", "[sharing]") {
    TwoVaults vaults;
    auto const saved = [&](std::string const& name, CardKeysOf keys) {
        vaults.clock.advance(std::chrono::hours{1});
        auto const path = vaults.folder / name;
        NK_REQUIRE_OK(save_own_card(vaults.brigade, path, Overwrite::no, keys, vaults.clock.now()));
        auto card = read_card(read_file(path, 1U << 20U).value(), name);
        NK_REQUIRE_OK(card);
        return *std::move(card);
    };
    auto const first = saved("first.nkcard", CardKeysOf::now);
    auto const again = saved("again.nkcard", CardKeysOf::now);
    auto const renewed = saved("renewed.nkcard", CardKeysOf::renewal);
    CHECK(again.epochs == first.epochs);
    REQUIRE(renewed.epochs.size() == first.epochs.size());
    for (std::size_t i = 0; i < renewed.epochs.size(); ++i) {
        CHECK(renewed.epochs[i].week.monday == first.epochs[i].week.monday);
        CHECK_FALSE(renewed.epochs[i].recipient == first.epochs[i].recipient);
    }
    CHECK(identity_of(renewed) == identity_of(first));
    // A name that is taken costs no keys.
    NK_REQUIRE_ERROR(save_own_card(vaults.brigade, vaults.folder / "again.nkcard", Overwrite::no,
                                   CardKeysOf::renewal, vaults.clock.now()),
                     file_exists);
    CHECK(read_own_card(vaults.brigade, vaults.clock.now())->card.epochs == renewed.epochs);
}

TEST_CASE("partners are shown with the state of their cards", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    auto const partner = [&](Timestamp now) {
        auto const partners = read_partners(vaults.museum, now);
        NK_REQUIRE_OK(partners);
        REQUIRE(partners->size() == 1);
        return partners->front();
    };
    auto const now = partner(kNow);
    CHECK(now.card.name == "brigade");
    CHECK(now.agreements == std::vector<std::string>{"Afspraak"});
    CHECK(now.state == CardState::good);
    CHECK(partner(now.card.expires_at - 10 * kDay).state == CardState::expires_soon);
    CHECK(partner(now.card.expires_at).state == CardState::expired);
}
