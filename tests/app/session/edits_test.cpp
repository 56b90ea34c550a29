// SPDX-License-Identifier: Apache-2.0
#include "app/session/edits.h"

#include "app/five_on_a_list.h"
#include "app/lists/approve.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

struct Fixture : test::FiveOnAList {
    /// The edit, its inverse and the inverse of that one lead to and fro.
    void check_round_trip(Edit const& edit) {
        auto const before = entries();
        auto const undo = do_edit(edit);
        auto const after = entries();
        CHECK(after != before);
        auto const redo = do_edit(undo);
        CHECK(entries() == before);
        static_cast<void>(do_edit(redo));
        CHECK(entries() == after);
    }
};

}  // namespace

TEST_CASE("fields of an object change and come back", "[session]") {
    Fixture f;
    auto const undo =
        f.do_edit(SetObjectFields{f.objects[0], {{"title", "Kelk"}, {"people_needed", "2"}}});
    auto const changed = f.records.objects.get(f.objects[0]).value();
    CHECK(changed.title == "Kelk");
    CHECK(changed.people_needed == 2);
    auto const redo = f.do_edit(undo);
    CHECK(f.records.objects.get(f.objects[0])->title.empty());
    CHECK_FALSE(f.records.objects.get(f.objects[0])->people_needed);
    static_cast<void>(f.do_edit(redo));
    CHECK(f.records.objects.get(f.objects[0])->title == "Kelk");

    auto const refused = f.vault.write([&] {
        return apply(f.records, SetObjectFields{f.objects[0], {{"people_needed", "many"}}},
                     f.files.job);
    });
    NK_REQUIRE_ERROR(refused, not_in_range);
}

TEST_CASE("entries of a list change and come back", "[session]") {
    Fixture f;
    SECTION("moved") {
        f.check_round_trip(MoveEntries{f.list, {{f.objects[3], 1}}});
    }
    SECTION("several moved together") {
        f.check_round_trip(MoveEntries{f.list, {{f.objects[4], 1}, {f.objects[2], 2}}});
    }
    SECTION("several changed together") {
        auto entries = f.records.lists.entries(f.list).value();
        for (auto& entry : entries) {
            entry.salvage_class = storage::SalvageClass::c;
        }
        entries.pop_back();
        f.check_round_trip(SetEntries{f.list, entries});
    }
    SECTION("changed") {
        auto entry = f.records.lists.find_entry(f.list, f.objects[2])->value();
        entry.salvage_class = storage::SalvageClass::a;
        entry.reason = "uniek";
        f.check_round_trip(SetEntries{f.list, {entry}});
    }
    SECTION("removed, from the middle and the end") {
        auto entry = f.records.lists.find_entry(f.list, f.objects[1])->value();
        entry.instruction = "eerst de vitrine openen";
        static_cast<void>(f.do_edit(SetEntries{f.list, {entry}}));
        f.check_round_trip(RemoveEntries{f.list, {f.objects[4], f.objects[1], f.objects[2]}});
    }
    SECTION("put back what is there does nothing") {
        auto const before = f.entries();
        auto const inverse = f.do_edit(PutEntries{f.list, before});
        CHECK(std::get<RemoveEntries>(inverse).objects.empty());
        CHECK(f.entries() == before);
    }
}

TEST_CASE("properties of a list change and come back", "[session][lists]") {
    Fixture f;
    storage::Building building;
    building.name = "Waag";
    NK_REQUIRE_OK(f.vault.write([&] { return f.records.places.insert(building); }));
    auto const properties = [&] {
        auto list = f.records.lists.get(f.list).value();
        list.version = 0;
        list.updated_at = {};
        return list;
    };
    auto const before = properties();
    auto const undo = f.do_edit(SetListFields{f.list,
                                              {{"name", "Water"},
                                               {"kind", "salvage"},
                                               {"scenario", "flood"},
                                               {"building", "Waag"},
                                               {"status", "in-review"},
                                               {"review_due", "2027-11-20"}}});
    auto const after = properties();
    CHECK(after.name == "Water");
    CHECK(after.kind == storage::ListKind::salvage);
    CHECK(after.scenario == storage::Scenario::flood);
    CHECK(after.building);
    CHECK(after.status == storage::ListStatus::in_review);
    CHECK(after.review_due);
    auto const redo = f.do_edit(undo);
    CHECK(properties() == before);
    static_cast<void>(f.do_edit(redo));
    CHECK(properties() == after);

    auto const refused = [&](char const* field, char const* value) {
        return f.vault.write([&] {
            return apply(f.records, SetListFields{f.list, {{field, value}}});
        });
    };
    NK_REQUIRE_ERROR(refused("review_due", "20-11-2027"), invalid_argument);
    NK_REQUIRE_ERROR(refused("building", "Kerk"), record_not_found);
    NK_REQUIRE_ERROR(refused("scenario", "aliens"), invalid_argument);
    NK_REQUIRE_ERROR(refused("colour", "red"), field_unknown);
    NK_REQUIRE_ERROR(refused("status", "approved"), invalid_argument);
}

TEST_CASE("an approval does not come back by undoing", "[session][lists]") {
    Fixture f;
    NK_REQUIRE_OK(approve_list(f.vault, f.records, "Brand", ""));
    auto const undo = f.do_edit(SetListFields{f.list, {{"status", "in-review"}}});
    static_cast<void>(f.do_edit(undo));
    CHECK(f.records.lists.get(f.list)->status == storage::ListStatus::draft);
}

TEST_CASE("an empty list is made, deleted and made again", "[session][lists]") {
    Fixture f;
    storage::PriorityList list;
    list.name = "Water";
    list.scenario = storage::Scenario::flood;
    auto const undo = f.do_edit(AddList{list});
    CHECK(f.records.lists.find("Water")->value().scenario == storage::Scenario::flood);
    auto const redo = f.do_edit(undo);
    CHECK_FALSE(f.records.lists.find("Water").value());
    static_cast<void>(f.do_edit(redo));
    CHECK(f.records.lists.find("Water")->value().scenario == storage::Scenario::flood);
    NK_REQUIRE_ERROR(f.vault.write([&] { return apply(f.records, DeleteList{f.list}); }),
                     invalid_argument);
}

TEST_CASE("pins, routes and assembly points change and come back", "[session][plans]") {
    Fixture f;
    auto object = f.records.objects.get(f.objects[0]).value();
    object.location_path = "Waag/1/Zaal";
    NK_REQUIRE_OK(f.vault.write([&] { return f.records.objects.update(object); }));
    auto const place = f.records.places.find_location("Waag/1/Zaal")->value();
    auto const floor = *place.floor;
    auto const room = *place.room;
    auto const marks = [&] {
        return std::tuple(f.records.plans.pin(object.id).value(),
                          storage::pin_of(f.records.places.get(room).value()),
                          f.records.plans.route(room).value(),
                          f.records.plans.assembly_point(floor).value());
    };
    // Each is set, changed and taken away; undoing all of it leads back to the beginning.
    std::vector<Edit> const edits{SetObjectPin{object.id, storage::ObjectPin{floor, {0.25, 0.5}}},
                                  SetObjectPin{object.id, storage::ObjectPin{floor, {0.75, 0.5}}},
                                  SetObjectPin{object.id, std::nullopt},
                                  SetRoomPin{room, storage::PlanPoint{0.5, 0.5}},
                                  SetRoomPin{room, std::nullopt},
                                  SetRoomRoute{room, {{0.5, 1}, {0.5, 0.5}}},
                                  SetRoomRoute{room, {}},
                                  SetAssemblyPoint{floor, storage::PlanPoint{1, 1}},
                                  SetAssemblyPoint{floor, std::nullopt}};
    for (auto const& edit : edits) {
        auto const before = marks();
        auto const undo = f.do_edit(edit);
        auto const after = marks();
        CHECK(after != before);
        auto const redo = f.do_edit(undo);
        CHECK(marks() == before);
        static_cast<void>(f.do_edit(redo));
        CHECK(marks() == after);
    }
    auto const refused = f.vault.write([&] {
        return apply(f.records, SetRoomRoute{room, {storage::PlanPoint{0.5, 0.5}}});
    });
    NK_REQUIRE_ERROR(refused, invalid_argument);
}

TEST_CASE("what was undone can be done again until something else is done", "[session]") {
    EditHistory history;
    auto const step = [](char const* label) { return EditHistory::Step{MoveEntries{}, label}; };
    CHECK_FALSE(history.can_undo());
    history.done(step("one"));
    history.done(step("two"));
    CHECK(history.undo_label() == "two");
    history.undone(history.take_undo());
    CHECK(history.undo_label() == "one");
    CHECK(history.redo_label() == "two");
    history.redone(history.take_redo());
    CHECK(history.undo_label() == "two");
    CHECK_FALSE(history.can_redo());
    history.undone(history.take_undo());
    history.done(step("three"));
    CHECK_FALSE(history.can_redo());
    CHECK(history.undo_label() == "three");
}
