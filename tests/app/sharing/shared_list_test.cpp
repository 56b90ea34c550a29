// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/shared_list.h"

#include "app/sharing/two_vaults.h"

using namespace noodkluis;
using namespace noodkluis::test;

TEST_CASE("the list in a bundle is read with what was agreed", "[sharing]") {
    TwoVaults vaults;
    {
        Records records(vaults.museum, vaults.clock);
        auto object = records.objects.find("W-1")->value();
        object.location_path = "Waag/1/Zaal 2/wand noord";
        object.people_needed = 2;
        object.value_cents = 100;
        NK_REQUIRE_OK(vaults.museum.write([&] { return records.objects.update(object); }));
    }
    vaults.agree();
    vaults.approve();
    auto const bundle = vaults.try_open(vaults.seal("x"));
    NK_REQUIRE_OK(bundle);
    auto const list = read_shared_list(*bundle);
    NK_REQUIRE_OK(list);
    CHECK(list->name == "Brand");
    CHECK(list->version == 1);
    CHECK(list->approved_at == kNow);
    CHECK(list->tlp == "TLP:AMBER");
    REQUIRE(list->entries.size() == 1);
    auto const& entry = list->entries.front();
    CHECK(entry.name() == "Kelk");
    CHECK(text_of(entry.entry, "class") == "B");
    CHECK(text_of(entry.object, "people_needed") == "2");
    CHECK(text_of(entry.object, "value_euro").empty());
    REQUIRE(list->room_of(entry) != nullptr);
    CHECK(text_of(list->room_of(entry)->texts, "code") == "Zaal 2");
    REQUIRE(list->floor_of(entry) != nullptr);
    CHECK(text_of(list->floor_of(entry)->texts, "label") == "1");
}

TEST_CASE("a shared object is on the plan at its own pin, else at its room's", "[sharing][plans]") {
    SharedList list;
    list.floors = {{"f1", "", {}, "plans/1.png"},
                   {"f2", "", {{"assembly_x", "10000"}, {"assembly_y", "2500"}}, ""}};
    list.rooms = {{"r1",
                   "f1",
                   {{"plan_x", "5000"}, {"plan_y", "2500"}, {"route_points", "0,10000 5000,2500"}}},
                  {"r2", "f1", {{"plan_x", "5000"}, {"route_points", "0,1;2,3"}}}};
    SharedEntry entry;
    CHECK(list.floor_of(entry) == nullptr);
    CHECK_FALSE(list.pin_of(entry));
    CHECK(list.route_of(entry).empty());
    entry.room = "r2";  // what cannot be read is not there
    CHECK_FALSE(list.pin_of(entry));
    CHECK(list.route_of(entry).empty());
    entry.room = "r1";
    CHECK(list.floor_of(entry) == &list.floors[0]);
    CHECK(list.pin_of(entry) == storage::PlanPoint{0.5, 0.25});
    CHECK(list.route_of(entry) == std::vector<storage::PlanPoint>{{0, 1}, {0.5, 0.25}});
    entry.pin = {{"floor", "f1"}, {"plan_x", "7500"}, {"plan_y", "0"}};
    CHECK(list.pin_of(entry) == storage::PlanPoint{0.75, 0});
    CHECK(list.route_of(entry) == std::vector<storage::PlanPoint>{{0, 1}, {0.5, 0.25}, {0.75, 0}});
    entry.room.clear();
    entry.pin["floor"] = "f2";
    CHECK(list.floor_of(entry) == &list.floors[1]);
    CHECK(list.floors[1].assembly_point() == storage::PlanPoint{1, 0.25});
    CHECK_FALSE(list.floors[0].assembly_point());
}

TEST_CASE("a list of another form is refused", "[sharing]") {
    auto const parse = [](std::string const& text) {
        auto const list = SharedList::parse(as_bytes(text), "list");
        return list ? "ok" : error_name(list.error().code);
    };
    std::string const good =
        R"({"buildings":[],"entries":[{"entry":{"rank":"1"},"object":{},"photos":[],"room":""}],)"
        R"("floors":[],"list":{"approved_at":0,"kind":"rescue","name":"n","review_due":"",)"
        R"("scenario":"fire","version":1},"rooms":[],"tlp":"amber","v":1})";
    CHECK(parse(good) == "ok");
    for (auto const& [from, to] :
         {std::pair{"\"rank\":\"1\"", "\"rank\":1"}, std::pair{"\"v\":1}", "\"v\":2}"},
          std::pair{"\"photos\":[]", "\"photos\":[1]"},
          std::pair{"\"room\":\"\"", "\"room\":\"\",\"x\":\"\""},
          std::pair{"\"version\":1", "\"version\":0"}, std::pair{"\"n\"", "\"\\u001b[2J\""}}) {
        auto changed = good;
        auto const at = changed.find(from);
        REQUIRE(at != std::string::npos);
        changed.replace(at, std::string_view(from).size(), to);
        INFO(changed);
        CHECK(parse(changed) == "document-malformed");
    }
}
