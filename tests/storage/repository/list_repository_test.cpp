// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/list_repository.h"

#include <algorithm>
#include <random>

#include "crypto/base/limits.h"
#include "storage/repository/list_fixture.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::new_list;
using test::objects;
using test::order;
using test::TestDatabase;

TEST_CASE("a list is created, found and edited, with its history", "[lists]") {
    TestDatabase db;
    auto const building = db.places.insert(Building{{}, "Museum", {}, {}, {}, {}, {}, {}, {}});
    NK_REQUIRE_OK(building);
    auto const id = new_list(db);
    auto list = db.lists.get(id).value();
    CHECK(list.version == 1);
    CHECK(list.status == ListStatus::draft);
    CHECK(db.lists.find("Brand").value() == list);
    CHECK(db.lists.find("brand").value() == std::nullopt);
    static_cast<void>(new_list(db, "Akut"));
    CHECK(db.lists.lists()->front().name == "Akut");

    db.clock.advance(std::chrono::seconds(5));
    list.name = "Brand begane grond";
    list.scenario = Scenario::fire;
    list.building = *building;
    list.review_due = std::chrono::sys_days(std::chrono::days(20'800));
    NK_REQUIRE_OK(db.lists.update(list));
    NK_REQUIRE_ERROR(db.lists.update(list), record_changed);
    list = db.lists.get(id).value();
    CHECK(list.version == 2);
    NK_REQUIRE_OK(db.lists.update(list));
    auto const history = db.lists.history(id);
    NK_REQUIRE_OK(history);
    REQUIRE(history->size() == 2);
    CHECK(history->at(0).action == RevisionAction::created);
    CHECK(history->at(1) == Revision{2,
                                     db.clock.now(),
                                     db.user,
                                     RevisionAction::changed,
                                     std::nullopt,
                                     {{"name", "Brand", "Brand begane grond"},
                                      {"scenario", "all", "fire"},
                                      {"building", "", "Museum"},
                                      {"review_due", "", "2026-12-13"}},
                                     {}});
}

TEST_CASE("a list needs a name of its own", "[lists]") {
    TestDatabase db;
    auto const id = new_list(db);
    PriorityList other;
    NK_REQUIRE_ERROR(db.lists.create(other), name_missing);
    other.name = "Brand";
    NK_REQUIRE_ERROR(db.lists.create(other), name_taken);
    other.name = "a\nb";
    NK_REQUIRE_ERROR(db.lists.create(other), invalid_argument);
    other.name = std::string(limits::kListNameMax + 1, 'x');
    NK_REQUIRE_ERROR(db.lists.create(other), field_too_long);
    other.name = "Water";
    other.id = db.lists.create(other).value();
    other = db.lists.get(other.id).value();
    other.name = "Brand";
    NK_REQUIRE_ERROR(db.lists.update(other), name_taken);
    NK_REQUIRE_ERROR(db.lists.get(ListId::random()), record_not_found);
    auto forced = db.lists.get(id).value();
    forced.status = ListStatus::approved;
    NK_REQUIRE_ERROR(db.lists.update(forced), invalid_argument);
    forced.status = ListStatus::in_review;
    NK_REQUIRE_OK(db.lists.update(forced));
}

TEST_CASE("objects are added once, moved and removed", "[lists]") {
    TestDatabase db;
    auto const list = new_list(db);
    auto const ids = objects(db, 5);
    CHECK(db.lists.add(list, std::span(ids).first(3)).value() == 3);
    CHECK(db.lists.add(list, ids, {SalvageClass::a, SalvageAction::move_higher}).value() == 2);
    CHECK(db.lists.add(list, ids).value() == 0);
    CHECK(order(db, list) == ids);
    CHECK(db.lists.find_entry(list, ids[0])->value().salvage_class == SalvageClass::b);
    CHECK(db.lists.find_entry(list, ids[4])->value().action == SalvageAction::move_higher);

    NK_REQUIRE_OK(db.lists.move(list, ids[4], 1));
    CHECK(order(db, list) == std::vector{ids[4], ids[0], ids[1], ids[2], ids[3]});
    NK_REQUIRE_OK(db.lists.move(list, ids[4], 5));
    NK_REQUIRE_OK(db.lists.move(list, ids[0], 2));
    NK_REQUIRE_OK(db.lists.move(list, ids[0], 2));
    CHECK(order(db, list) == std::vector{ids[1], ids[0], ids[2], ids[3], ids[4]});
    NK_REQUIRE_ERROR(db.lists.move(list, ids[0], 0), not_in_range);
    NK_REQUIRE_ERROR(db.lists.move(list, ids[0], 6), not_in_range);
    NK_REQUIRE_ERROR(db.lists.move(ListId::random(), ids[0], 1), record_not_found);

    std::array const gone{ids[0], ids[3], ObjectId::random()};
    CHECK(db.lists.remove(list, gone).value() == 2);
    CHECK(order(db, list) == std::vector{ids[1], ids[2], ids[4]});
    NK_REQUIRE_ERROR(db.lists.move(list, ids[0], 1), record_not_found);
    CHECK(db.lists.find_entry(list, ids[0]).value() == std::nullopt);
    CHECK(db.lists.entry_count(list).value() == 3);
    std::array const stranger{ids[0], ObjectId::random()};
    NK_REQUIRE_ERROR(db.lists.add(list, stranger), record_not_found);
    CHECK(order(db, list).size() == 3);

    auto const history = db.lists.history(list).value();
    REQUIRE(history.size() == 7);
    CHECK(history[1].changes == std::vector<FieldChange>{{"objects", "", "A1; A2; A3"}});
    CHECK(history[3].object == ids[4]);
    CHECK(history[3].changes == std::vector<FieldChange>{{"rank", "5", "1"}});
    CHECK(history[6].changes == std::vector<FieldChange>{{"objects", "A1; A4", ""}});
    CHECK(db.lists.get(list)->version == 7);
}

TEST_CASE("ranks stay 1 to n through many random changes", "[lists]") {
    TestDatabase db;
    auto const list = new_list(db);
    auto const all = objects(db, 40);
    std::vector<ObjectId> expected;
    std::mt19937 random(7);
    auto const pick = [&](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
    };
    for (int i = 0; i < 600; ++i) {
        auto const object = all[pick(all.size())];
        auto const found = std::find(expected.begin(), expected.end(), object);
        if (found == expected.end()) {
            REQUIRE(db.lists.add(list, {&object, 1}).value() == 1);
            expected.push_back(object);
        } else if (pick(5) == 0) {
            REQUIRE(db.lists.remove(list, {&object, 1}).value() == 1);
            expected.erase(found);
        } else {
            auto const rank = pick(expected.size());
            NK_REQUIRE_OK(db.lists.move(list, object, static_cast<std::int64_t>(rank) + 1));
            expected.erase(found);
            expected.insert(expected.begin() + static_cast<std::ptrdiff_t>(rank), object);
        }
        REQUIRE(order(db, list) == expected);
    }
}

TEST_CASE("the rank in a room counts the whole list", "[lists]") {
    TestDatabase db;
    auto const list = new_list(db);
    auto ids = objects(db, 6);  // rooms 1 2 0 1 2 0
    ids.push_back(db.add("nergens"));
    ids.push_back(db.add("verdieping", "", "B/1"));
    NK_REQUIRE_OK(db.lists.add(list, ids));
    auto entry = db.lists.find_entry(list, ids[3])->value();
    entry.salvage_class = SalvageClass::a;
    NK_REQUIRE_OK(db.lists.update_entry(list, entry));
    std::vector<std::int64_t> in_room;
    auto const every = db.lists.entries(list).value();
    in_room.reserve(every.size());
    for (auto const& each : every) {
        in_room.push_back(each.rank_in_room);
    }
    CHECK(in_room == std::vector<std::int64_t>{1, 1, 1, 2, 2, 2, 0, 0});
    auto const room = db.places.get(*db.objects.get(ids[3])->location)->room;
    auto const there = db.lists.entries(list, {room, {}}).value();
    REQUIRE(there.size() == 2);
    CHECK(there[1].object == ids[3]);
    CHECK(there[1].rank == 4);
    auto const first_class = db.lists.entries(list, {room, SalvageClass::a}).value();
    REQUIRE(first_class.size() == 1);
    CHECK(first_class[0] == there[1]);
    CHECK(first_class[0].rank_in_room == 2);
}

TEST_CASE("an entry says what to do, and its history says what it said", "[lists]") {
    TestDatabase db;
    auto const list = new_list(db);
    auto const ids = objects(db, 2);
    NK_REQUIRE_OK(db.lists.add(list, ids));
    auto entry = db.lists.find_entry(list, ids[1])->value();
    entry.salvage_class = SalvageClass::c;
    entry.action = SalvageAction::cover_in_place;
    entry.destination = "Kerk";
    entry.reason = "uniek";
    entry.instruction = "folie\nboven";
    entry.rank = 1;
    NK_REQUIRE_OK(db.lists.update_entry(list, entry));
    NK_REQUIRE_OK(db.lists.update_entry(list, entry));
    auto const stored = db.lists.find_entry(list, ids[1])->value();
    CHECK(stored.rank == 2);
    entry.rank = 2;
    CHECK(stored == entry);
    auto const history = db.lists.history(list).value();
    REQUIRE(history.size() == 3);
    CHECK(history[2] == Revision{3,
                                 db.clock.now(),
                                 db.user,
                                 RevisionAction::entry_changed,
                                 ids[1],
                                 {{"class", "B", "C"},
                                  {"action", "carry-out", "cover-in-place"},
                                  {"destination", "", "Kerk"},
                                  {"reason", "", "uniek"},
                                  {"instruction", "", "folie\nboven"}},
                                 {}});
    entry.reason = "\xff";
    NK_REQUIRE_ERROR(db.lists.update_entry(list, entry), invalid_argument);
    entry.reason = std::string(limits::kLineMax + 1, 'x');
    NK_REQUIRE_ERROR(db.lists.update_entry(list, entry), field_too_long);
    entry.object = ObjectId::random();
    entry.reason.clear();
    NK_REQUIRE_ERROR(db.lists.update_entry(list, entry), record_not_found);
}

TEST_CASE("an approved version is numbered, hashed and frozen", "[lists]") {
    TestDatabase db;
    auto const list = new_list(db);
    auto const other = new_list(db, "Water");
    CHECK(db.lists.latest_version(list).value() == std::nullopt);
    auto const first = db.lists.approve(list, {as_bytes("een"), {}, "eerste"});
    NK_REQUIRE_OK(first);
    db.clock.advance(std::chrono::hours(1));
    auto const second = db.lists.approve(list, {as_bytes("twee"), {}, ""});
    NK_REQUIRE_OK(second);
    CHECK(*first == ListVersion{first->id, list, 1, crypto::blake2b_256(as_bytes("een")), db.user,
                                from_unix(TestDatabase::kStart), "eerste", ""});
    CHECK(second->number == 2);
    CHECK(db.lists.approve(other, {as_bytes("een"), {}, ""})->number == 1);
    CHECK(db.lists.versions(list).value() == std::vector{*second, *first});
    CHECK(db.lists.latest_version(list).value() == *second);
    CHECK(db.lists.version(first->id).value() == *first);
    CHECK(as_text(db.lists.version_content(first->id).value()) == "een");
    NK_REQUIRE_ERROR(db.lists.version(ListVersionId::random()), record_not_found);
    NK_REQUIRE_ERROR(db.lists.version_content(ListVersionId::random()), record_not_found);
    auto const missing = BlobId::random();
    NK_REQUIRE_ERROR(db.lists.approve(list, {as_bytes("x"), {&missing, 1}, ""}), record_conflict);
    CHECK(db.lists.versions(list)->size() == 2);
    CHECK(db.lists.history(list)->back().changes ==
          std::vector<FieldChange>{{"version", "1", "2"}});

    NK_REQUIRE_OK(db.connection.execute("UPDATE list_version SET content = x'00'"));
    NK_REQUIRE_ERROR(db.lists.version_content(first->id), database_damaged);
}

TEST_CASE("a change after approval makes the list a draft again", "[lists]") {
    TestDatabase db;
    auto const list = new_list(db);
    auto const ids = objects(db, 2);
    auto const approve_then = [&](auto change) {
        NK_REQUIRE_OK(db.lists.approve(list, {as_bytes("x"), {}, ""}));
        CHECK(db.lists.get(list)->status == ListStatus::approved);
        NK_REQUIRE_OK(change());
        CHECK(db.lists.get(list)->status == ListStatus::draft);
        CHECK(db.lists.history(list)->back().changes.back() ==
              FieldChange{"status", "approved", "draft"});
    };
    approve_then([&] { return db.lists.add(list, ids); });
    approve_then([&] { return db.lists.move(list, ids[0], 2); });
    approve_then([&] {
        auto entry = db.lists.find_entry(list, ids[0])->value();
        entry.reason = "r";
        return db.lists.update_entry(list, entry);
    });
    approve_then([&] { return db.lists.remove(list, ids); });
    approve_then([&] {
        auto edited = db.lists.get(list).value();
        edited.name = "Anders";
        return db.lists.update(edited);
    });
    CHECK(db.lists.versions(list)->size() == 5);
}

TEST_CASE("a list of 5,000 entries is filled and ranked", "[lists][scale]") {
    TestDatabase db;
    auto const list = new_list(db);
    auto ids = objects(db, 5000);
    CHECK(db.lists.add(list, ids).value() == 5000);
    for (int i = 0; i < 20; ++i) {
        NK_REQUIRE_OK(db.lists.move(list, ids.back(), 1));
        std::rotate(ids.begin(), ids.end() - 1, ids.end());
    }
    CHECK(order(db, list) == ids);
}

TEST_CASE("a list takes so many objects and no more", "[lists][scale]") {
    TestDatabase db;
    auto const list = new_list(db);
    auto const ids = objects(db, static_cast<int>(limits::kListEntriesMax) + 1);
    CHECK(db.lists.add(list, std::span(ids).first(limits::kListEntriesMax)).value() ==
          static_cast<std::int64_t>(limits::kListEntriesMax));
    NK_REQUIRE_ERROR(db.lists.add(list, std::span(ids).last(1)), list_full);
    CHECK(db.lists.entry_count(list).value() == static_cast<std::int64_t>(limits::kListEntriesMax));
}
