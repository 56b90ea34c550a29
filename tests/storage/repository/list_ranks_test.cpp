// SPDX-License-Identifier: Apache-2.0
// Several entries of a list at once, what the history keeps of them, and lines with their objects.
#include "storage/repository/list_fixture.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::new_list;
using test::objects;
using test::order;
using test::TestDatabase;

TEST_CASE("entries are put on a list at their ranks, with all they say", "[lists]") {
    TestDatabase db;
    auto const list = new_list(db);
    auto const ids = objects(db, 5);
    NK_REQUIRE_OK(db.lists.add(list, std::span(ids).first(3)));
    ListEntry second;
    second.object = ids[3];
    second.rank = 2;
    second.salvage_class = SalvageClass::a;
    second.reason = "uniek";
    ListEntry known = second;
    known.object = ids[0];
    ListEntry beyond = second;
    beyond.object = ids[4];
    beyond.rank = 99;
    auto const added = db.lists.put(list, std::vector{second, known, beyond});
    NK_REQUIRE_OK(added);
    CHECK(*added == std::vector{ids[3], ids[4]});
    CHECK(order(db, list) == std::vector{ids[0], ids[3], ids[1], ids[2], ids[4]});
    CHECK(db.lists.find_entry(list, ids[3])->value().reason == "uniek");
    CHECK(db.lists.find_entry(list, ids[0])->value().reason.empty());
    CHECK(db.lists.history(list)->back().changes ==
          std::vector{FieldChange{"objects", "", "A4; A5"}});

    auto const versions = db.lists.history(list)->size();
    NK_REQUIRE_OK(db.lists.put(list, std::vector{second}));
    CHECK(db.lists.history(list)->size() == versions);
}

TEST_CASE("several entries are moved at once, each to its place", "[lists]") {
    TestDatabase db;
    auto const list = new_list(db);
    auto const ids = objects(db, 6);
    NK_REQUIRE_OK(db.lists.add(list, ids));
    NK_REQUIRE_OK(db.lists.move(list, std::vector<EntryRank>{{ids[4], 1}, {ids[1], 2}}));
    CHECK(order(db, list) == std::vector{ids[4], ids[1], ids[0], ids[2], ids[3], ids[5]});

    auto const revision = db.lists.history(list)->back();
    CHECK(revision.action == RevisionAction::entry_moved);
    REQUIRE(revision.entries.size() == 2);
    CHECK(revision.entries[0].object == ids[4]);
    CHECK(revision.entries[0].rank == 5);
    CHECK(revision.entries[1].rank == 2);

    NK_REQUIRE_ERROR(db.lists.move(list, std::vector<EntryRank>{{ids[0], 1}, {ids[1], 1}}),
                     invalid_argument);
    NK_REQUIRE_ERROR(db.lists.move(list, std::vector<EntryRank>{{ids[0], 7}, {ids[1], 1}}),
                     not_in_range);
    CHECK(order(db, list) == std::vector{ids[4], ids[1], ids[0], ids[2], ids[3], ids[5]});
}

TEST_CASE("the history keeps what an entry said that was removed", "[lists]") {
    TestDatabase db;
    auto const list = new_list(db);
    auto const ids = objects(db, 3);
    NK_REQUIRE_OK(db.lists.add(list, ids));
    auto entry = db.lists.find_entry(list, ids[1])->value();
    entry.action = SalvageAction::keep_closed;
    entry.instruction = "eerst \"de vitrine\";\n\tdan ";
    NK_REQUIRE_OK(db.lists.update_entry(list, entry));
    NK_REQUIRE_OK(db.lists.remove(list, std::vector{ids[2], ids[1]}));
    auto const revision = db.lists.history(list)->back();
    REQUIRE(revision.entries.size() == 2);
    entry.id = {};
    entry.rank_in_room = 0;
    CHECK(revision.entries[0] == entry);
    CHECK(revision.entries[1].object == ids[2]);
}

TEST_CASE("a line of a list tells of its object", "[lists]") {
    TestDatabase db;
    auto const list = new_list(db);
    Object object;
    object.accession_number = "K-1";
    object.short_name = "Kelk";
    object.title = "Avondmaalskelk";
    object.location_path = "Kerk/0/Sacristie/kast";
    object.location_checked_on = std::chrono::sys_days(std::chrono::days(20'000));
    object.people_needed = 2;
    object.handling = {"rechtop", "handschoenen"};
    auto const id = db.objects.insert(object);
    NK_REQUIRE_OK(id);
    auto const bare = db.add("K-2");
    NK_REQUIRE_OK(db.lists.add(list, std::vector{*id, bare}));
    auto const lines = db.lists.lines(list);
    NK_REQUIRE_OK(lines);
    REQUIRE(lines->size() == 2);
    CHECK(lines->at(0).entry == db.lists.find_entry(list, *id)->value());
    CHECK(lines->at(0).accession_number == "K-1");
    CHECK(lines->at(0).short_name == "Kelk");
    CHECK(lines->at(0).title == "Avondmaalskelk");
    CHECK(lines->at(0).location_path == "Kerk/0/Sacristie/kast");
    CHECK(lines->at(0).room);
    CHECK(lines->at(0).location_checked_on == object.location_checked_on);
    CHECK(lines->at(0).people == 2);
    CHECK_FALSE(lines->at(0).minutes);
    CHECK(lines->at(0).handling == "rechtop; handschoenen");
    CHECK(lines->at(0).photos == 0);
    CHECK_FALSE(lines->at(1).room);
    CHECK(lines->at(1).location_path.empty());
}

TEST_CASE("only a list that nobody can have goes away", "[lists]") {
    TestDatabase db;
    auto const ids = objects(db, 1);
    auto const empty = new_list(db, "Leeg");
    NK_REQUIRE_OK(db.lists.erase(empty));
    NK_REQUIRE_ERROR(db.lists.get(empty), record_not_found);
    NK_REQUIRE_ERROR(db.lists.erase(empty), record_not_found);

    auto const list = new_list(db);
    NK_REQUIRE_OK(db.lists.add(list, ids));
    NK_REQUIRE_ERROR(db.lists.erase(list), invalid_argument);
    NK_REQUIRE_OK(db.lists.approve(list, {as_bytes("{}"), {}, ""}));
    NK_REQUIRE_OK(db.lists.remove(list, ids));
    NK_REQUIRE_ERROR(db.lists.erase(list), invalid_argument);
}
