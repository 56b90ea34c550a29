// SPDX-License-Identifier: Apache-2.0
#include "app/lists/list_review.h"

#include "app/lists/list_changes.h"
#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::app;
using std::chrono::sys_days;
using namespace std::chrono_literals;

TEST_CASE("the next review is due a year after approval", "[lists]") {
    sys_days const today = 2026y / 11 / 24;
    CHECK(next_review(std::nullopt, today) == sys_days(2027y / 11 / 24));
    CHECK(next_review(std::nullopt, sys_days(2028y / 2 / 29)) == sys_days(2029y / 2 / 28));
    CHECK(next_review(std::nullopt, today, std::chrono::months{6}) == sys_days(2027y / 5 / 24));
    // A review that was due, or nearly, is done by this.
    CHECK(next_review(sys_days(2026y / 11 / 1), today) == sys_days(2027y / 11 / 24));
    CHECK(next_review(sys_days(2026y / 12 / 31), today) == sys_days(2027y / 11 / 24));
    // One that somebody chose further ahead stays.
    CHECK(next_review(sys_days(2027y / 9 / 1), today) == sys_days(2027y / 9 / 1));
    CHECK(next_review(sys_days(2029y / 1 / 1), today) == sys_days(2029y / 1 / 1));
}

TEST_CASE("approving sets the next review, which is part of what is frozen", "[lists]") {
    test::TwoVaults vaults;
    Records records(vaults.museum, vaults.clock);
    sys_days const next = 2028y / 1 / 2;
    auto const version = approve_list(vaults.museum, records, "Brand", "herzien", next);
    NK_REQUIRE_OK(version);
    CHECK(version->change_note == "herzien");
    auto const list = list_by_name(records.lists, "Brand").value();
    CHECK(list.review_due == next);
    CHECK(list.status == storage::ListStatus::approved);
    CHECK(read_list_changes(records, list)->changes.empty());
}

TEST_CASE("what is missing on a list is named by object", "[lists]") {
    auto const now = sys_days(2026y / 11 / 24);
    ListRow complete;
    complete.entry.object.bytes[0] = Byte{1};
    complete.location_path = "W/1/1";
    complete.location_checked_on = now - std::chrono::days{729};
    complete.people = 1;
    complete.photos = 1;
    auto row = [&complete](int id) {
        auto made = complete;
        made.entry.object.bytes[0] = static_cast<Byte>(id);
        return made;
    };
    CHECK(gaps_of({complete}, now).photo.empty());
    CHECK(gaps_of({complete}, now).location_check.empty());

    auto bare = row(2);
    bare.location_path.clear();
    bare.photos = 0;
    bare.people.reset();
    auto old = row(3);
    old.location_checked_on = now - std::chrono::days{731};
    auto never = row(4);
    never.location_checked_on.reset();
    auto stays = row(5);
    stays.people.reset();
    stays.entry.action = storage::SalvageAction::keep_closed;
    auto const gaps = gaps_of({complete, bare, old, never, stays}, now);
    CHECK(gaps.photo == std::vector{bare.entry.object});
    CHECK(gaps.location == std::vector{bare.entry.object});
    CHECK(gaps.location_check == std::vector{old.entry.object, never.entry.object});
    CHECK(gaps.people == std::vector{bare.entry.object});
}
