// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/shared_list.h"

#include <algorithm>

#include "app/sharing/compose.h"
#include "app/text/json_document.h"

namespace noodkluis::app {
namespace {

constexpr std::size_t kTextsMax = 256;

SharedTexts read_texts(MemberReader& members, char const* key) {
    auto const& object = members.object(key);
    SharedTexts texts;
    if (object.size() > kTextsMax) {
        members.reject(key);
        return texts;
    }
    MemberReader inside(object, key);
    for (auto const& item : object.items()) {
        texts[item.key()] = inside.text(item.key().c_str(), limits::kTextMax);
    }
    if (!inside.finish()) {
        members.reject(key);
    }
    return texts;
}

Result<SharedPhoto> read_photo(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    SharedPhoto photo{members.text("file", 200), members.text("kind", 64)};
    NK_CHECK(members.finish());
    return photo;
}

Result<SharedEntry> read_entry(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    SharedEntry entry;
    entry.entry = read_texts(members, "entry");
    entry.object = read_texts(members, "object");
    if (value.contains("room")) {
        entry.room = members.text("room", 64);
    }
    auto const photos = members.array("photos", limits::kPhotosMax);
    if (value.contains("pin")) {
        entry.pin = read_texts(members, "pin");
    }
    NK_CHECK(members.finish());
    for (auto const* photo : photos) {
        NK_TRY(auto read, read_photo(*photo, name));
        entry.photos.push_back(std::move(read));
    }
    return entry;
}

Result<SharedRoom> read_room(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    SharedRoom room{members.text("id", 64), members.text("floor", 64),
                    read_texts(members, "texts")};
    NK_CHECK(members.finish());
    return room;
}

Result<SharedFloor> read_floor(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    SharedFloor floor{members.text("id", 64), members.text("building", 64),
                      read_texts(members, "texts"), members.text("plan", 200)};
    NK_CHECK(members.finish());
    return floor;
}

Result<SharedBuilding> read_building(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    SharedBuilding building{members.text("id", 64), read_texts(members, "texts")};
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

template <class Place>
Place const* find_place(std::vector<Place> const& places, std::string const& id) {
    auto const found = std::find_if(places.begin(), places.end(),
                                    [&](auto const& place) { return place.id == id; });
    return found == places.end() ? nullptr : &*found;
}

}  // namespace

std::string const& text_of(SharedTexts const& texts, std::string_view name) {
    static std::string const none;
    auto const found = texts.find(name);
    return found == texts.end() ? none : found->second;
}

std::string const& SharedEntry::name() const {
    for (auto const* field : {"short_name", "object_name", "title"}) {
        if (auto const& text = text_of(object, field); !text.empty()) {
            return text;
        }
    }
    return text_of(object, "accession_number");
}

SharedRoom const* SharedList::room_of(SharedEntry const& entry) const {
    return find_place(rooms, entry.room);
}

std::optional<storage::PlanPoint> SharedFloor::assembly_point() const {
    return storage::parse_point(text_of(texts, "assembly_x"), text_of(texts, "assembly_y"));
}

std::optional<storage::PlanPoint> SharedList::pin_of(SharedEntry const& entry) const {
    auto const own =
        storage::parse_point(text_of(entry.pin, "plan_x"), text_of(entry.pin, "plan_y"));
    auto const* const room = room_of(entry);
    return own || room == nullptr ? own
                                  : storage::parse_point(text_of(room->texts, "plan_x"),
                                                         text_of(room->texts, "plan_y"));
}

std::vector<storage::PlanPoint> SharedList::route_of(SharedEntry const& entry) const {
    auto const* const room = room_of(entry);
    auto points = room == nullptr ? std::nullopt
                                  : storage::parse_points(text_of(room->texts, "route_points"));
    if (!points || points->empty()) {
        return {};
    }
    auto const pin = pin_of(entry);
    if (pin && !entry.pin.empty() && *pin != points->back()) {
        points->push_back(*pin);
    }
    return *std::move(points);
}

SharedFloor const* SharedList::floor_of(SharedEntry const& entry) const {
    auto const* const room = room_of(entry);
    if (!entry.pin.empty()) {
        return find_place(floors, text_of(entry.pin, "floor"));
    }
    return room == nullptr ? nullptr : find_place(floors, room->floor);
}

Result<SharedList> SharedList::parse(ByteView document, std::string const& name) {
    NK_TRY(auto const json, parse_canonical_json(document, name, limits::kSnapshotBytesMax));
    MemberReader members(json, name);
    (void)members.integer("v", 1, 1);
    auto const& head = members.object("list");
    SharedList list;
    list.tlp = members.text("tlp", 32);
    auto const entries = members.array("entries", limits::kListEntriesMax);
    auto const rooms = members.array("rooms", limits::kListEntriesMax);
    auto const floors = members.array("floors", limits::kListEntriesMax);
    auto const buildings = members.array("buildings", limits::kListEntriesMax);
    NK_CHECK(members.finish());
    MemberReader about(head, name);
    list.name = about.text("name", limits::kListNameMax);
    (void)about.text("kind", 64);
    list.scenario = about.text("scenario", 64);
    list.version = about.integer("version", 1, kUnixTimeMax);
    list.approved_at = about.time("approved_at");
    (void)about.text("review_due", 10);
    NK_CHECK(about.finish());
    NK_CHECK(read_all(entries, name, list.entries, read_entry));
    NK_CHECK(read_all(rooms, name, list.rooms, read_room));
    NK_CHECK(read_all(floors, name, list.floors, read_floor));
    NK_CHECK(read_all(buildings, name, list.buildings, read_building));
    return list;
}

Result<SharedList> read_shared_list(OpenedBundle const& bundle) {
    NK_TRY(auto const document, bundle.read("list.json", limits::kSnapshotBytesMax));
    return SharedList::parse(document, "list.json");
}

}  // namespace noodkluis::app
