// SPDX-License-Identifier: Apache-2.0
#include "app/session/plan_sheet.h"

#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::app;
using storage::PlanPoint;

namespace {

struct FloorFixture {
    test::VaultFixture files;
    storage::Vault vault = files.create();
    Records records{vault, files.clock};

    storage::ObjectId add(std::string const& number, std::string const& location) {
        storage::Object object;
        object.accession_number = number;
        object.location_path = location;
        auto const id = vault.write([&] { return records.objects.insert(object); });
        NK_REQUIRE_OK(id);
        return *id;
    }
    storage::Location place(std::string const& path) {
        return records.places.find_location(path)->value();
    }
};

}  // namespace

TEST_CASE("a plan shows each object at its own pin, else at its room's", "[session][plans]") {
    FloorFixture f;
    auto const own = f.add("K-1", "Waag/1/Zaal");
    auto const in_room = f.add("K-2", "Waag/1/Zaal/kast");
    f.add("K-3", "Waag/1/Zaal");
    f.add("K-4", "Waag/1/Gang");
    f.add("K-5", "Waag/1");
    f.add("K-6", "Waag/2");
    auto const room = *f.place("Waag/1/Zaal").room;
    auto const floor = *f.place("Waag/1/Zaal").floor;
    NK_REQUIRE_OK(f.vault.write([&]() -> Status {
        auto zaal = f.records.places.get(room).value();
        zaal.plan_x = 0.5;
        zaal.plan_y = 0.25;
        NK_CHECK(f.records.places.update(zaal));
        NK_CHECK(f.records.plans.set_route(room, {{0, 1}, {0.5, 0.25}}));
        NK_CHECK(f.records.plans.set_pin(own, storage::ObjectPin{floor, {0.75, 0.25}}));
        storage::PriorityList list;
        list.name = "Brand";
        NK_TRY(auto const id, f.records.lists.create(list));
        NK_CHECK(f.records.lists.add(id, std::span(&own, 1),
                                     {storage::SalvageClass::c, storage::SalvageAction::none}));
        return {};
    }));

    auto const sheet = read_plan_sheet(f.records, floor).value();
    CHECK(sheet.building.name == "Waag");
    CHECK(sheet.floor.label == "1");
    REQUIRE(sheet.rooms.size() == 2);
    REQUIRE(sheet.objects.size() == 5);
    CHECK(sheet.unplaced == std::vector<std::size_t>{3, 4});
    REQUIRE(sheet.spots.size() == 2);
    CHECK(sheet.spots[0].at == PlanPoint{0.5, 0.25});
    CHECK(sheet.spots[0].objects == std::vector<std::size_t>{1, 2});
    CHECK_FALSE(sheet.spots[0].salvage_class);
    CHECK(sheet.spots[1].at == PlanPoint{0.75, 0.25});
    CHECK(sheet.spots[1].salvage_class == storage::SalvageClass::c);
    REQUIRE(sheet.object(own) != nullptr);
    CHECK(sheet.place_of(*sheet.object(own)) == PlanPoint{0.75, 0.25});
    CHECK(sheet.place_of(*sheet.object(in_room)) == PlanPoint{0.5, 0.25});
    CHECK(sheet.route_to(*sheet.object(own)) ==
          std::vector<PlanPoint>{{0, 1}, {0.5, 0.25}, {0.75, 0.25}});
    CHECK(sheet.route_to(*sheet.object(in_room)) == std::vector<PlanPoint>{{0, 1}, {0.5, 0.25}});
    CHECK(sheet.route_to(sheet.objects[3]).empty());

    auto const index = read_plan_index(f.records).value();
    REQUIRE(index.places.size() == 1);
    CHECK(index.counts.at(floor) == storage::FloorCount{5, 1});
    NK_REQUIRE_ERROR(read_plan_sheet(f.records, storage::FloorId::random()), record_not_found);
}
