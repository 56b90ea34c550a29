// SPDX-License-Identifier: Apache-2.0
#include "app/lists/snapshot.h"

#include "app/text/json_document.h"

namespace noodkluis::app {
namespace {

Json json_of(NamedTexts const& texts) {
    // An array of pairs keeps the reading order, which an object would sort away.
    Json array = Json::array();
    for (auto const& [name, text] : texts) {
        array.push_back({name, text});
    }
    return array;
}

Json json_of(SnapshotPicture const& picture) {
    return {{"blob", picture.blob.text()}, {"b2", to_hex(picture.hash)}, {"crc", picture.crc},
            {"size", picture.size},        {"media", picture.media},     {"kind", picture.kind},
            {"caption", picture.caption}};
}

template <class Value>
Json json_array(std::vector<Value> const& values, Json (*convert)(Value const&)) {
    Json array = Json::array();
    for (auto const& value : values) {
        array.push_back(convert(value));
    }
    return array;
}

Json json_of(SnapshotEntry const& entry) {
    Json json{{"entry", json_of(entry.entry)},
              {"object", json_of(entry.object)},
              {"room", entry.room},
              {"photos", json_array<SnapshotPicture>(entry.photos, json_of)}};
    if (!entry.pin.empty()) {  // versions of before there were pins of objects have no member
        json["pin"] = json_of(entry.pin);
    }
    return json;
}

Json json_of(SnapshotRoom const& room) {
    return {{"id", room.id}, {"floor", room.floor}, {"texts", json_of(room.texts)}};
}

Json json_of(SnapshotFloor const& floor) {
    Json plans = Json::array();
    if (floor.plan) {
        plans.push_back(json_of(*floor.plan));
    }
    return {{"id", floor.id},
            {"building", floor.building},
            {"texts", json_of(floor.texts)},
            {"plan", std::move(plans)}};
}

Json json_of(SnapshotBuilding const& building) {
    return {{"id", building.id}, {"texts", json_of(building.texts)}};
}

NamedTexts read_texts(MemberReader& members, char const* key) {
    NamedTexts texts;
    for (auto const* pair : members.array(key, 256)) {
        if (!pair->is_array() || pair->size() != 2 || !(*pair)[0].is_string() ||
            !(*pair)[1].is_string()) {
            members.reject(key);
            return {};
        }
        texts.emplace_back((*pair)[0].get<std::string>(), (*pair)[1].get<std::string>());
    }
    return texts;
}

Result<SnapshotPicture> read_picture(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    SnapshotPicture picture;
    picture.blob = members.id<storage::BlobId>("blob");
    picture.hash = members.hex<32>("b2");
    picture.crc = static_cast<std::uint32_t>(members.integer("crc", 0, 0xffffffff));
    picture.size = static_cast<std::uint64_t>(members.integer("size", 0, 0xffffffff));
    picture.media = members.text("media", 64);
    picture.kind = members.text("kind", 64);
    picture.caption = members.text("caption", limits::kLineMax);
    NK_CHECK(members.finish());
    return picture;
}

Result<std::vector<SnapshotPicture>> read_pictures(std::vector<Json const*> const& values,
                                                   std::string const& name) {
    std::vector<SnapshotPicture> pictures;
    for (auto const* value : values) {
        NK_TRY(auto picture, read_picture(*value, name));
        pictures.push_back(std::move(picture));
    }
    return pictures;
}

Result<SnapshotEntry> read_entry(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    SnapshotEntry entry;
    entry.entry = read_texts(members, "entry");
    entry.object = read_texts(members, "object");
    entry.room = members.text("room", 64);
    auto const photos = members.array("photos", limits::kPhotosMax);
    if (value.contains("pin")) {
        entry.pin = read_texts(members, "pin");
        if (entry.pin.empty()) {
            members.reject("pin");
        }
    }
    NK_CHECK(members.finish());
    NK_TRY(entry.photos, read_pictures(photos, name));
    return entry;
}

Result<SnapshotRoom> read_room(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    SnapshotRoom room;
    room.id = members.text("id", 64);
    room.floor = members.text("floor", 64);
    room.texts = read_texts(members, "texts");
    NK_CHECK(members.finish());
    return room;
}

Result<SnapshotFloor> read_floor(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    SnapshotFloor floor;
    floor.id = members.text("id", 64);
    floor.building = members.text("building", 64);
    floor.texts = read_texts(members, "texts");
    auto const plans = members.array("plan", 1);
    NK_CHECK(members.finish());
    NK_TRY(auto const pictures, read_pictures(plans, name));
    if (!pictures.empty()) {
        floor.plan = pictures.front();
    }
    return floor;
}

Result<SnapshotBuilding> read_building(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    SnapshotBuilding building;
    building.id = members.text("id", 64);
    building.texts = read_texts(members, "texts");
    NK_CHECK(members.finish());
    return building;
}

template <class Value, class Read>
Status read_all(std::vector<Json const*> const& values, std::string const& name,
                std::vector<Value>& out, Read read) {
    for (auto const* value : values) {
        NK_TRY(auto item, read(*value, name));
        out.push_back(std::move(item));
    }
    return {};
}

}  // namespace

std::string ListSnapshot::encode() const {
    return canonical_json({{"v", 1},
                           {"list", list.text()},
                           {"name", name},
                           {"kind", kind},
                           {"scenario", scenario},
                           {"review_due", review_due},
                           {"entries", json_array<SnapshotEntry>(entries, json_of)},
                           {"rooms", json_array<SnapshotRoom>(rooms, json_of)},
                           {"floors", json_array<SnapshotFloor>(floors, json_of)},
                           {"buildings", json_array<SnapshotBuilding>(buildings, json_of)}});
}

Result<ListSnapshot> ListSnapshot::parse(ByteView bytes, std::string const& name) {
    NK_TRY(auto const json, parse_canonical_json(bytes, name, limits::kSnapshotBytesMax));
    MemberReader members(json, name);
    ListSnapshot snapshot;
    (void)members.integer("v", 1, 1);
    snapshot.list = members.id<storage::ListId>("list");
    snapshot.name = members.text("name", limits::kListNameMax);
    snapshot.kind = members.text("kind", 64);
    snapshot.scenario = members.text("scenario", 64);
    snapshot.review_due = members.text("review_due", 10);
    auto const entry_values = members.array("entries", limits::kListEntriesMax);
    auto const room_values = members.array("rooms", limits::kListEntriesMax);
    auto const floor_values = members.array("floors", limits::kListEntriesMax);
    auto const building_values = members.array("buildings", limits::kListEntriesMax);
    NK_CHECK(members.finish());
    NK_CHECK(read_all(entry_values, name, snapshot.entries, read_entry));
    NK_CHECK(read_all(room_values, name, snapshot.rooms, read_room));
    NK_CHECK(read_all(floor_values, name, snapshot.floors, read_floor));
    NK_CHECK(read_all(building_values, name, snapshot.buildings, read_building));
    return snapshot;
}

}  // namespace noodkluis::app
