// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/compose.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "app/text/json_document.h"

namespace noodkluis::app {
namespace {

bool contains(std::vector<std::string> const& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

NamedTexts keep(NamedTexts const& texts, std::vector<std::string> const& allowed) {
    NamedTexts kept;
    std::copy_if(texts.begin(), texts.end(), std::back_inserter(kept),
                 [&](auto const& item) { return contains(allowed, item.first); });
    return kept;
}

NamedTexts without(NamedTexts const& texts, std::initializer_list<std::string_view> names) {
    NamedTexts kept;
    std::copy_if(texts.begin(), texts.end(), std::back_inserter(kept), [&](auto const& item) {
        return std::find(names.begin(), names.end(), item.first) == names.end();
    });
    return kept;
}

Json json_of(NamedTexts const& texts) {
    Json object = Json::object();
    for (auto const& [name, text] : texts) {
        object[name] = text;
    }
    return object;
}

std::string picture_name(std::string_view folder, std::size_t number, std::size_t index,
                         SnapshotPicture const& picture) {
    std::array<char, 64> text{};
    auto const length = std::snprintf(text.data(), text.size(), "%.*s/%05zu-%zu.%s",
                                      static_cast<int>(folder.size()), folder.data(), number, index,
                                      picture.media == "image/png" ? "png" : "jpg");
    return {text.data(), static_cast<std::size_t>(length)};
}

PayloadFile picture_file(std::string name, SnapshotPicture const& picture) {
    return {std::move(name), picture.media, {}, picture};
}

/// Quoted when needed. A leading = + - @ would be a formula to a spreadsheet: kept as text by an
/// apostrophe before it.
std::string csv_cell(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos) {
        text.insert(text.begin(), '\'');
    }
    if (text.find_first_of("\";\n\r") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (char const c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

std::string const& value_of(NamedTexts const& texts, std::string const& name) {
    static std::string const empty;
    auto const found = std::find_if(texts.begin(), texts.end(),
                                    [&](auto const& item) { return item.first == name; });
    return found == texts.end() ? empty : found->second;
}

/// Semicolons and a byte order mark, as Dutch Excel opens it.
std::string list_csv(ListSnapshot const& snapshot, Disclosure const& disclosure) {
    std::string csv = "\xEF\xBB\xBF";
    auto const row = [&](auto const& cell_of) {
        std::string line;
        for (auto const& [names, is_entry] : {std::pair{&disclosure.entry_fields, true},
                                              std::pair{&disclosure.object_fields, false}}) {
            for (auto const& name : *names) {
                line += (line.empty() ? "" : ";") + csv_cell(cell_of(name, is_entry));
            }
        }
        csv += line + "\r\n";
    };
    if (disclosure.entry_fields.empty() && disclosure.object_fields.empty()) {
        return csv;
    }
    row([](std::string const& name, bool) { return name; });
    for (auto const& entry : snapshot.entries) {
        row([&](std::string const& name, bool is_entry) {
            return value_of(is_entry ? entry.entry : entry.object, name);
        });
    }
    return csv;
}

/// Entries with the agreed fields; the files of their agreed photos are added to `files`.
Json entries_json(ListSnapshot const& snapshot, Disclosure const& disclosure,
                  std::vector<PayloadFile>& files) {
    Json entries = Json::array();
    if (disclosure.entry_fields.empty() && disclosure.object_fields.empty() &&
        disclosure.photos.empty()) {
        return entries;  // not even how many there are
    }
    for (std::size_t i = 0; i < snapshot.entries.size(); ++i) {
        auto const& entry = snapshot.entries[i];
        Json photos = Json::array();
        for (auto const& photo : entry.photos) {
            if (contains(disclosure.photos, photo.kind)) {
                auto name = picture_name("photos", i + 1, photos.size() + 1, photo);
                photos.push_back({{"file", name}, {"kind", photo.kind}});
                files.push_back(picture_file(std::move(name), photo));
            }
        }
        Json item{{"entry", json_of(keep(entry.entry, disclosure.entry_fields))},
                  {"object", json_of(keep(entry.object, disclosure.object_fields))},
                  {"photos", std::move(photos)}};
        if (disclosure.rooms) {
            item["room"] = entry.room;
        }
        if (disclosure.rooms && disclosure.plans && !entry.pin.empty()) {
            item["pin"] = json_of(entry.pin);
        }
        entries.push_back(std::move(item));
    }
    return entries;
}

/// Rooms, floors and buildings as far as agreed. A floor is named when its plan or rooms are.
Json places_json(ListSnapshot const& snapshot, Disclosure const& disclosure,
                 std::vector<PayloadFile>& files) {
    Json rooms = Json::array();
    Json floors = Json::array();
    Json buildings = Json::array();
    if (disclosure.rooms) {
        for (auto const& room : snapshot.rooms) {
            auto const texts =
                disclosure.plans ? room.texts : without(room.texts, {"route_points"});
            rooms.push_back({{"id", room.id}, {"floor", room.floor}, {"texts", json_of(texts)}});
        }
    }
    if (disclosure.rooms || disclosure.plans) {
        for (auto const& floor : snapshot.floors) {
            auto const texts = disclosure.plans && disclosure.buildings
                                   ? floor.texts
                                   : without(floor.texts, {"assembly_x", "assembly_y"});
            Json item{{"id", floor.id},
                      {"building", floor.building},
                      {"texts", json_of(texts)},
                      {"plan", ""}};
            if (disclosure.plans && floor.plan) {
                auto name = picture_name("plans", floors.size() + 1, 1, *floor.plan);
                item["plan"] = name;
                files.push_back(picture_file(std::move(name), *floor.plan));
            }
            floors.push_back(std::move(item));
        }
    }
    if (disclosure.buildings) {
        for (auto const& building : snapshot.buildings) {
            buildings.push_back({{"id", building.id}, {"texts", json_of(building.texts)}});
        }
    }
    return {{"rooms", std::move(rooms)},
            {"floors", std::move(floors)},
            {"buildings", std::move(buildings)}};
}

}  // namespace

std::vector<PayloadFile> compose(ListSnapshot const& snapshot, Disclosure const& disclosure,
                                 Tlp tlp, std::int64_t number, Timestamp approved_at) {
    std::vector<PayloadFile> files;
    Json json = places_json(snapshot, disclosure, files);
    json["v"] = 1;
    json["list"] = {{"name", snapshot.name},
                    {"kind", snapshot.kind},
                    {"scenario", snapshot.scenario},
                    {"version", number},
                    {"approved_at", to_unix(approved_at)},
                    {"review_due", snapshot.review_due}};
    json["tlp"] = kTlpNames[static_cast<std::size_t>(tlp)];
    json["entries"] = entries_json(snapshot, disclosure, files);
    files.push_back({"list.csv", "text/csv", list_csv(snapshot, disclosure), std::nullopt});
    files.push_back({kListName, "application/json", canonical_json(json), std::nullopt});
    std::sort(files.begin(), files.end(),
              [](auto const& a, auto const& b) { return a.name < b.name; });
    return files;
}

}  // namespace noodkluis::app
