// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/plan_repository.h"

#include <cmath>

#include "storage/repository/test_database.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::TestDatabase;

namespace {

/// One object in a room, one on its floor, one elsewhere.
struct FloorWithObject {
    TestDatabase db;
    ObjectId kelk = db.add("K-1", "Kelk", "Waag/1/Zaal/wand");
    ObjectId stoel = db.add("K-2", "Stoel", "Waag/1");
    ObjectId kist = db.add("K-3", "Kist", "Waag/2");
    Location place = db.places.get(*db.objects.get(kelk)->location).value();
    FloorId floor = *place.floor;
    RoomId room = *place.room;
    FloorId other = *db.places.get(*db.objects.get(kist)->location)->floor;
};

}  // namespace

TEST_CASE("an object has a pin of its own until it is taken away", "[plans]") {
    FloorWithObject f;
    CHECK(f.db.plans.pin(f.kelk).value() == std::nullopt);
    ObjectPin const pin{f.floor, {0.25, 0.5}};
    NK_REQUIRE_OK(f.db.plans.set_pin(f.kelk, pin));
    CHECK(f.db.plans.pin(f.kelk).value() == pin);
    ObjectPin const moved{f.other, {1, 0}};
    NK_REQUIRE_OK(f.db.plans.set_pin(f.kelk, moved));
    CHECK(f.db.plans.pin(f.kelk).value() == moved);
    NK_REQUIRE_OK(f.db.plans.set_pin(f.kelk, std::nullopt));
    CHECK(f.db.plans.pin(f.kelk).value() == std::nullopt);

    NK_REQUIRE_ERROR(f.db.plans.set_pin(ObjectId::random(), pin), record_not_found);
    NK_REQUIRE_ERROR(f.db.plans.set_pin(f.kelk, ObjectPin{FloorId::random(), {0, 0}}),
                     record_not_found);
    for (auto const point : {PlanPoint{1.001, 0}, PlanPoint{0, -0.001}, PlanPoint{NAN, 0}}) {
        NK_REQUIRE_ERROR(f.db.plans.set_pin(f.kelk, ObjectPin{f.floor, point}), invalid_argument);
    }
    CHECK(f.db.plans.pin(f.kelk).value() == std::nullopt);
}

TEST_CASE("a room has a route of some points, or none", "[plans]") {
    FloorWithObject f;
    CHECK(f.db.plans.route(f.room)->empty());
    std::vector<PlanPoint> const route{{0.5, 1}, {0.5, 0.25}, {0.125, 0.25}};
    NK_REQUIRE_OK(f.db.plans.set_route(f.room, route));
    CHECK(f.db.plans.route(f.room).value() == route);
    NK_REQUIRE_ERROR(f.db.plans.set_route(f.room, {{0.5, 0.5}}), invalid_argument);
    NK_REQUIRE_ERROR(f.db.plans.set_route(f.room, {{0.5, 0.5}, {2, 0}}), invalid_argument);
    NK_REQUIRE_ERROR(
        f.db.plans.set_route(f.room, std::vector<PlanPoint>(kRoutePointsMax + 1, PlanPoint{0, 0})),
        invalid_argument);
    NK_REQUIRE_ERROR(f.db.plans.set_route(RoomId::random(), route), record_not_found);
    CHECK(f.db.plans.route(f.room).value() == route);
    NK_REQUIRE_OK(f.db.plans.set_route(f.room, {}));
    CHECK(f.db.plans.route(f.room)->empty());
}

TEST_CASE("a floor has a place where people gather, or none", "[plans]") {
    FloorWithObject f;
    CHECK(f.db.plans.assembly_point(f.floor).value() == std::nullopt);
    NK_REQUIRE_OK(f.db.plans.set_assembly_point(f.floor, PlanPoint{0.75, 1}));
    CHECK(f.db.plans.assembly_point(f.floor).value() == PlanPoint{0.75, 1});
    CHECK(f.db.plans.assembly_point(f.other).value() == std::nullopt);
    NK_REQUIRE_ERROR(f.db.plans.set_assembly_point(f.floor, PlanPoint{0, 7}), invalid_argument);
    NK_REQUIRE_ERROR(f.db.plans.set_assembly_point(FloorId::random(), PlanPoint{}),
                     record_not_found);
    NK_REQUIRE_OK(f.db.plans.set_assembly_point(f.floor, std::nullopt));
    CHECK(f.db.plans.assembly_point(f.floor).value() == std::nullopt);
}

TEST_CASE("a floor knows its objects with their pins and their highest class", "[plans]") {
    FloorWithObject f;
    for (auto const* const name : {"Brand", "Water"}) {
        PriorityList list;
        list.name = name;
        auto const id = f.db.lists.create(list).value();
        NK_REQUIRE_OK(f.db.lists.add(
            id, std::span(&f.kelk, 1),
            {*name == 'B' ? SalvageClass::c : SalvageClass::a, SalvageAction::carry_out}));
    }
    NK_REQUIRE_OK(f.db.plans.set_pin(f.kelk, ObjectPin{f.floor, {0.25, 0.5}}));
    // A pin on a floor where the object is not does not count.
    NK_REQUIRE_OK(f.db.plans.set_pin(f.stoel, ObjectPin{f.other, {0.1, 0.1}}));
    auto const objects = f.db.plans.objects_on(f.floor).value();
    REQUIRE(objects.size() == 2);
    CHECK(objects[0] == FloorObject{f.kelk, "K-1", "Kelk", "Waag/1/Zaal/wand", f.room,
                                    PlanPoint{0.25, 0.5}, SalvageClass::a});
    CHECK(objects[1] ==
          FloorObject{f.stoel, "K-2", "Stoel", "Waag/1", std::nullopt, std::nullopt, std::nullopt});
    CHECK(f.db.plans.counts().value() ==
          std::map<FloorId, FloorCount>{{f.floor, {2, 1}}, {f.other, {1, 0}}});
}
