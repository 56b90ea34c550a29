// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/share_overview.h"

#include "app/session/agenda.h"
#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::test;

TEST_CASE("what is out is known by names", "[sharing]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    static_cast<void>(vaults.seal("one.nkbundle"));
    auto const overview = read_share_overview(vaults.museum, vaults.clock);
    NK_REQUIRE_OK(overview);
    REQUIRE(overview->agreements.size() == 1);
    REQUIRE(overview->issued.size() == 1);
    auto const& out = overview->issued.front();
    CHECK(out.agreement == "Afspraak");
    CHECK(out.partner == "brigade");
    CHECK(out.list == "Brand");
    CHECK(out.list_number == 1);
    CHECK(out.bundle.file_name == "one.nkbundle");

    auto file = overview->agreements.front();
    CHECK(state_of(file, kNow - 2 * kDay) == AgreementState::not_yet);
    CHECK(state_of(file, kNow) == AgreementState::in_force);
    CHECK(state_of(file, kNow + 180 * kDay) == AgreementState::ended);
    file.partner_signature.reset();
    CHECK(state_of(file, kNow) == AgreementState::waits_for_signature);
}

TEST_CASE("the agenda names what waits, and nothing that does not", "[session]") {
    TwoVaults vaults;
    auto const items = [&] {
        auto const agenda = read_agenda(vaults.museum, vaults.clock);
        NK_REQUIRE_OK(agenda);
        return agenda->items;
    };
    auto const count = [&](AgendaKind kind) {
        auto const all = items();
        return std::count_if(all.begin(), all.end(),
                             [kind](auto const& item) { return item.kind == kind; });
    };
    CHECK(count(AgendaKind::list_draft) == 1);
    CHECK(count(AgendaKind::location_checks) == 1);
    CHECK(count(AgendaKind::agreement_ends) == 0);
    vaults.approve();
    CHECK(count(AgendaKind::list_draft) == 0);
    auto const drafted = draft_and_sign(vaults.museum, vaults.draft(), kNow);
    NK_REQUIRE_OK(drafted);
    CHECK(count(AgendaKind::agreement_waits) == 1);
    auto const both = countersign(vaults.brigade, *drafted, kNow);
    NK_REQUIRE_OK(both);
    NK_REQUIRE_OK(accept_agreement(vaults.museum, *both, kNow));
    CHECK(count(AgendaKind::agreement_waits) == 0);
    CHECK(count(AgendaKind::agreement_ends) == 1);
    CHECK(count(AgendaKind::bundle_expires) == 0);
    static_cast<void>(vaults.seal("one.nkbundle"));
    static_cast<void>(vaults.seal("two.nkbundle"));
    CHECK(count(AgendaKind::bundle_expires) == 1);  // the second one replaced the first
    {
        Records records(vaults.museum, vaults.clock);
        auto object = records.objects.find("W-1")->value();
        object.location_checked_on = std::chrono::floor<std::chrono::days>(kNow);
        NK_REQUIRE_OK(vaults.museum.write([&] { return records.objects.update(object); }));
    }
    CHECK(count(AgendaKind::location_checks) == 0);
    auto const all = items();
    CHECK(std::is_sorted(all.begin(), all.end(),
                         [](auto const& a, auto const& b) { return a.when < b.when; }));
    vaults.clock.advance(200 * kDay);
    CHECK(count(AgendaKind::agreement_ends) == 0);
    CHECK(count(AgendaKind::bundle_expires) == 0);
    CHECK(count(AgendaKind::own_card_expires) == 0);
    vaults.clock.advance(180 * kDay);
    CHECK(count(AgendaKind::own_card_expires) == 1);
    NK_REQUIRE_OK(export_card(vaults.museum, vaults.clock.now()));
    CHECK(count(AgendaKind::own_card_expires) == 0);
}

TEST_CASE("a clock in doubt is the first thing on the agenda", "[session]") {
    TwoVaults vaults;
    vaults.agree();
    vaults.approve();
    static_cast<void>(vaults.seal("one.nkbundle"));  // the vault has seen this time
    auto const first = [&] {
        auto const agenda = read_agenda(vaults.museum, vaults.clock);
        NK_REQUIRE_OK(agenda);
        REQUIRE_FALSE(agenda->items.empty());
        return agenda->items.front().kind;
    };
    CHECK(first() != AgendaKind::clock_behind);
    vaults.clock.advance(-1 * kDay);
    CHECK(first() == AgendaKind::clock_behind);
    vaults.clock.advance(500 * kDay);
    CHECK(first() == AgendaKind::clock_jumped);
    NK_REQUIRE_OK(believe_clock(vaults.museum, vaults.clock));
    CHECK(first() != AgendaKind::clock_jumped);
}
