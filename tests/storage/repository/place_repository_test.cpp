// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/place_repository.h"

#include "crypto/base/limits.h"
#include "storage/repository/test_database.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::TestDatabase;

TEST_CASE("a path makes the place it names, once", "[places]") {
    TestDatabase db;
    auto const id = db.places.find_or_create_location("Hoofdgebouw/-1/K.03/vitrine 7/plank 2");
    NK_REQUIRE_OK(id);
    CHECK(db.places.find_or_create_location(" Hoofdgebouw /-1/ K.03/vitrine 7/plank 2 ").value() ==
          *id);
    auto const location = db.places.get(*id).value();
    CHECK(location.path == "Hoofdgebouw/-1/K.03/vitrine 7/plank 2");
    CHECK(location.position == "vitrine 7/plank 2");
    auto const tree = db.places.tree().value();
    REQUIRE(tree.size() == 1);
    CHECK(tree[0].building.name == "Hoofdgebouw");
    REQUIRE(tree[0].floors.size() == 1);
    CHECK(tree[0].floors[0].floor.level == -1);
    CHECK(tree[0].floors[0].floor.label == "-1");
    REQUIRE(tree[0].floors[0].rooms.size() == 1);
    CHECK(tree[0].floors[0].rooms[0].code == "K.03");
    CHECK(tree[0].floors[0].rooms[0].id == location.room);

    // less precise places are places of their own, of the same building, floor and room
    auto const room =
        db.places.get(db.places.find_or_create_location("Hoofdgebouw/-1/K.03").value());
    NK_REQUIRE_OK(room);
    CHECK(room->room == location.room);
    CHECK(room->position.empty());
    auto const building = db.places.get(db.places.find_or_create_location("Hoofdgebouw").value());
    NK_REQUIRE_OK(building);
    CHECK(building->building == location.building);
    CHECK_FALSE(building->floor.has_value());
    CHECK(db.places.tree()->size() == 1);
    CHECK(db.places.locations()->size() == 3);
    CHECK(db.places.find_location("Hoofdgebouw/-1/K.03").value() == *room);
    CHECK(db.places.find_location("Hoofdgebouw/-1/K.0").value() == std::nullopt);
    CHECK(db.places.find_or_create_location("Hoofdgebouw/bg").has_value());
    CHECK(db.places.find_floor(location.building, "bg").value()->level == 0);
}

TEST_CASE("a path with an empty part is refused and makes nothing", "[places]") {
    TestDatabase db;
    for (auto const* const bad :
         {"", " ", "/", "A/", "/A", "A//B", "A/ /B", "A/B/C/", "A\x01", "A\xff", "A/B\nC"}) {
        INFO(bad);
        NK_REQUIRE_ERROR(db.places.find_or_create_location(bad), invalid_argument);
    }
    NK_REQUIRE_ERROR(
        db.places.find_or_create_location("A/" + std::string(limits::kTitleMax + 1, 'x')),
        field_too_long);
    NK_REQUIRE_ERROR(
        db.places.find_or_create_location("A/B/C/" + std::string(limits::kLineMax, 'x')),
        field_too_long);
    CHECK(db.places.tree()->empty());
    CHECK(db.places.locations()->empty());
}

TEST_CASE("places come back as they were stored, in order", "[places]") {
    TestDatabase db;
    Byte const pixel = 1;
    auto const plan = db.blobs.insert({"image/png", 1, 1, ByteView(&pixel, 1), 5, {}}).value();
    Building building{{}, "Museum", "Plein 1", "M1", "oost", "kelder", "asbest", "plein", "123"};
    building.id = db.places.insert(building).value();
    CHECK(db.places.get(building.id).value() == building);
    Floor upper{{}, building.id, 1, "1", std::nullopt};
    upper.id = db.places.insert(upper).value();
    Floor cellar{{}, building.id, -1, "kelder", plan};
    cellar.id = db.places.insert(cellar).value();
    Room room{{}, cellar.id, "K1", "Depot", "trap af, links", "C2", 0.25, 1.0};
    room.id = db.places.insert(room).value();
    Room first{{}, cellar.id, "A1", "Gang", "", "", std::nullopt, std::nullopt};
    first.id = db.places.insert(first).value();
    auto const tree = db.places.tree().value();
    REQUIRE(tree.size() == 1);
    REQUIRE(tree[0].floors.size() == 2);
    CHECK(tree[0].floors[0].floor == cellar);
    CHECK(tree[0].floors[0].rooms == std::vector{first, room});
    CHECK(tree[0].floors[1].floor == upper);
    cellar.plan.reset();
    cellar.level = -2;
    NK_REQUIRE_OK(db.places.update(cellar));
    CHECK(db.places.get(cellar.id).value() == cellar);
}

TEST_CASE("names of places are needed, free of slashes, and used once", "[places]") {
    TestDatabase db;
    auto const named = [](std::string name) {
        Building building;
        building.name = std::move(name);
        return building;
    };
    auto const museum = db.places.insert(named("Museum")).value();
    NK_REQUIRE_ERROR(db.places.insert(named("Museum")), name_taken);
    NK_REQUIRE_ERROR(db.places.insert(named("")), name_missing);
    NK_REQUIRE_ERROR(db.places.insert(named("A/B")), invalid_argument);
    NK_REQUIRE_ERROR(db.places.insert(named(" A")), invalid_argument);
    NK_REQUIRE_ERROR(db.places.insert(named(std::string(limits::kTitleMax + 1, 'x'))),
                     field_too_long);
    NK_REQUIRE_ERROR(db.places.insert(Floor{{}, BuildingId::random(), 0, "bg", {}}),
                     record_not_found);
    auto const floor = db.places.insert(Floor{{}, museum, 0, "bg", {}}).value();
    NK_REQUIRE_ERROR(db.places.insert(Floor{{}, museum, 0, "bg", {}}), name_taken);
    Room room;
    room.floor = floor;
    room.code = "1";
    room.plan_x = 1.01;
    NK_REQUIRE_ERROR(db.places.insert(room), invalid_argument);
    room.plan_x = 0.5;
    NK_REQUIRE_OK(db.places.insert(room));
    NK_REQUIRE_ERROR(db.places.insert(room), name_taken);
}

TEST_CASE("a renamed place is renamed in every path below it and nowhere else", "[places]") {
    TestDatabase db;
    auto const path_of = [&](LocationId id) { return db.places.get(id)->path; };
    auto const deep = db.places.find_or_create_location("Façade/bg/1/vitrine").value();
    auto const flat = db.places.find_or_create_location("Façade/bg").value();
    auto const top = db.places.find_or_create_location("Façade").value();
    auto const other = db.places.find_or_create_location("Façade 2/bg/1/vitrine").value();
    auto const location = db.places.get(deep).value();

    auto room = db.places.get(*location.room).value();
    room.code = "1.04 zaal";
    NK_REQUIRE_OK(db.places.update(room));
    CHECK(path_of(deep) == "Façade/bg/1.04 zaal/vitrine");
    auto floor = db.places.get(*location.floor).value();
    floor.label = "begane grond";
    NK_REQUIRE_OK(db.places.update(floor));
    CHECK(path_of(deep) == "Façade/begane grond/1.04 zaal/vitrine");
    CHECK(path_of(flat) == "Façade/begane grond");
    auto building = db.places.get(location.building).value();
    building.name = "Voorgevel";
    NK_REQUIRE_OK(db.places.update(building));
    CHECK(path_of(deep) == "Voorgevel/begane grond/1.04 zaal/vitrine");
    CHECK(path_of(flat) == "Voorgevel/begane grond");
    CHECK(path_of(top) == "Voorgevel");
    CHECK(path_of(other) == "Façade 2/bg/1/vitrine");
    building.name = "Façade 2";
    NK_REQUIRE_ERROR(db.places.update(building), name_taken);
}
