// SPDX-License-Identifier: Apache-2.0
#include "app/lists/snapshot.h"

#include "app/sharing/two_vaults.h"
#include "storage/model/object_fields.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

/// Characters of two bytes each, so that a bound that counts bytes shows.
std::string wide(std::size_t characters) {
    std::string text;
    for (std::size_t i = 0; i < characters; ++i) {
        text += "é";
    }
    return text;
}

}  // namespace

TEST_CASE("a frozen list is read back as it was", "[lists]") {
    ListSnapshot snapshot;
    snapshot.list = storage::ListId::random();
    snapshot.name = wide(limits::kListNameMax);
    snapshot.kind = "salvage";
    snapshot.scenario = "fire";
    snapshot.review_due = "2027-02-28";
    SnapshotPicture const picture{
        storage::BlobId::random(), {1, 2}, 0xffffffff, 4'000'000'000, "image/jpeg", "main",
        wide(limits::kLineMax)};
    // The reading order is kept, and it is not the order of the alphabet.
    SnapshotEntry entry{{{"rank", "1"}, {"class", "A"}, {"instruction", "eerst\n\tdan"}},
                        {{"title", "\"\\ \xF0\x9F\x94\xA5"}, {"notes", wide(limits::kTextMax)}},
                        storage::RoomId::random().text(),
                        {}};
    entry.photos.assign(limits::kPhotosMax, picture);
    entry.pin = {{"floor", "f"}, {"plan_x", "1"}};
    snapshot.entries = {entry, SnapshotEntry{}};
    snapshot.rooms = {{entry.room, storage::FloorId::random().text(), {{"plan_x", "10000"}}}};
    snapshot.floors = {{snapshot.rooms[0].floor, storage::BuildingId::random().text(), {}, picture},
                       {storage::FloorId::random().text(), "", {{"label", "0"}}, std::nullopt}};
    snapshot.buildings = {{snapshot.floors[0].building, {{"name", "Waag"}}}};

    auto const bytes = snapshot.encode();
    auto const read = ListSnapshot::parse(as_bytes(bytes), "list");
    NK_REQUIRE_OK(read);
    CHECK(*read == snapshot);
    CHECK(read->encode() == bytes);
}

TEST_CASE("a list that was frozen before objects had pins is still read", "[lists]") {
    std::string const old =
        R"({"buildings":[],"entries":[{"entry":[],"object":[],"photos":[],"room":""}],)"
        R"("floors":[],"kind":"rescue","list":"00000000000000000000000000000000","name":"n",)"
        R"("review_due":"","rooms":[],"scenario":"fire","v":1})";
    auto const read = ListSnapshot::parse(as_bytes(old), "list");
    NK_REQUIRE_OK(read);
    CHECK(read->entries.at(0).pin.empty());
    CHECK(read->encode() == old);
    auto second_spelling = old;
    second_spelling.replace(old.find("\"photos\""), 0, "\"pin\":[],");
    NK_REQUIRE_ERROR(ListSnapshot::parse(as_bytes(second_spelling), "list"), document_malformed);
}

TEST_CASE("what is marked on the plan is frozen with the list", "[lists][plans]") {
    test::TwoVaults vaults;
    Records records(vaults.museum, vaults.clock);
    auto object = records.objects.find("W-1")->value();
    object.location_path = "Waag/1/Zaal 2";
    NK_REQUIRE_OK(vaults.museum.write([&] { return records.objects.update(object); }));
    auto const place = records.places.find_location("Waag/1/Zaal 2")->value();
    NK_REQUIRE_OK(vaults.museum.write([&]() -> Status {
        NK_CHECK(records.plans.set_pin(object.id, storage::ObjectPin{*place.floor, {0.25, 0.5}}));
        NK_CHECK(records.plans.set_route(*place.room, {{0, 1}, {0.25, 0.5}}));
        return records.plans.set_assembly_point(*place.floor, storage::PlanPoint{1, 0.75});
    }));
    auto const list = list_by_name(records.lists, "Brand").value();
    auto const taken = take_snapshot(records, list);
    NK_REQUIRE_OK(taken);
    CHECK(taken->entries.at(0).pin ==
          NamedTexts{{"floor", place.floor->text()}, {"plan_x", "2500"}, {"plan_y", "5000"}});
    CHECK(taken->rooms.at(0).texts.back() ==
          std::pair<std::string, std::string>{"route_points", "0,10000 2500,5000"});
    CHECK(taken->floors.at(0).texts.back() ==
          std::pair<std::string, std::string>{"assembly_y", "7500"});

    // The object was carried elsewhere since: then its pin says nothing.
    object = records.objects.get(object.id).value();
    object.location_path = "Waag/2";
    NK_REQUIRE_OK(vaults.museum.write([&] { return records.objects.update(object); }));
    CHECK(take_snapshot(records, list)->entries.at(0).pin.empty());
}

TEST_CASE("whatever texts a vault accepts can be sealed and opened", "[lists][sharing]") {
    test::TwoVaults vaults;
    Records records(vaults.museum, vaults.clock);
    auto object = records.objects.find("W-1")->value();
    NK_REQUIRE_OK(
        set_field(object, *storage::find_object_field("short_name"), wide(limits::kShortNameMax)));
    NK_REQUIRE_OK(set_field(object, *storage::find_object_field("handling"),
                            "met\ttwee\n" + wide(limits::kLineMax - 9)));
    NK_REQUIRE_OK(vaults.museum.write([&] { return records.objects.update(object); }));
    auto list = list_by_name(records.lists, "Brand").value();
    list.name = wide(limits::kListNameMax);
    NK_REQUIRE_OK(vaults.museum.write([&] { return records.lists.update(list); }));
    vaults.approve(list.name);

    auto draft = vaults.draft_for({{list.id, list.name}});
    draft.title = wide(limits::kTitleMax);
    draft.purpose = "één\n\ttwee" + wide(limits::kNoteMax - 9);
    draft.own_contacts = {{wide(limits::kPartyNameMax), "06", wide(limits::kPartyNameMax), "07"}};
    auto const drafted = draft_and_sign(vaults.museum, draft, vaults.clock.now());
    NK_REQUIRE_OK(drafted);
    auto const both = countersign(vaults.brigade, *drafted, vaults.clock.now());
    NK_REQUIRE_OK(both);
    NK_REQUIRE_OK(accept_agreement(vaults.museum, *both, vaults.clock.now()));
    auto const file = vaults.folder / "wide.nkbundle";
    NK_REQUIRE_OK(seal_list(
        vaults.museum,
        {draft.title, list.name, vaults.clock.now(), vaults.clock.now() + 14 * test::kDay, file},
        vaults.clock, vaults.job));
    CHECK(vaults.open(file) == "ok");
}
