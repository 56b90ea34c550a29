// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/disclosure_preview.h"

#include <algorithm>
#include <array>

#include "app/lists/approve.h"
#include "app/sharing/composed_list.h"
#include "app/text/field_words.h"
#include "app/text/labels.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app {
namespace {

constexpr char const* kImagined = "…";
constexpr char const* kImaginedPlace = "1";
// What places are made of, for people; the pin on a plan says nothing as a number.
constexpr std::array kRoomTexts{"code", "name", "route", "fire_compartment"};
constexpr std::array kFloorTexts{"label"};
constexpr std::array kBuildingTexts{"name",     "address", "fire_designation", "access",
                                    "shutoffs", "hazards", "assembly_point"};

/// A list of which only one entry is left, with the places that belong to it.
ListSnapshot only(ListSnapshot const& snapshot, std::size_t index) {
    ListSnapshot one;
    one.list = snapshot.list;
    one.name = snapshot.name;
    one.kind = snapshot.kind;
    one.scenario = snapshot.scenario;
    one.review_due = snapshot.review_due;
    one.entries = {snapshot.entries.at(index)};
    for (auto const& room : snapshot.rooms) {
        if (room.id == one.entries.front().room) {
            one.rooms.push_back(room);
        }
    }
    for (auto const& floor : snapshot.floors) {
        if (!one.rooms.empty() && floor.id == one.rooms.front().floor) {
            one.floors.push_back(floor);
        }
    }
    for (auto const& building : snapshot.buildings) {
        if (one.floors.empty() || building.id == one.floors.front().building) {
            one.buildings.push_back(building);
            break;
        }
    }
    return one;
}

std::string words_of(std::string_view name, std::string const& value) {
    return name == "action" ? label_of_choice(value) : words_of_value(name, value);
}

/// `there` has what was composed, or is null when nothing of it was.
PreviewPart texts_part(PreviewSection section, NamedTexts const& here, SharedTexts const* there) {
    PreviewPart part;
    part.section = section;
    for (auto const& [name, value] : here) {
        auto const& got = there == nullptr ? std::string() : text_of(*there, name);
        part.lines.push_back({name, words_of(name, value), words_of(name, got), !got.empty()});
    }
    return part;
}

PreviewPart photos_part(SnapshotEntry const& here, SharedEntry const* there) {
    PreviewPart part;
    part.section = PreviewSection::photos;
    for (auto const& photo : here.photos) {
        bool const goes = there != nullptr &&
                          std::any_of(there->photos.begin(), there->photos.end(),
                                      [&](auto const& got) { return got.kind == photo.kind; });
        auto const& label = label_of_choice(photo.kind);
        part.lines.push_back({photo.kind, label, goes ? label : std::string(), goes});
    }
    return part;
}

template <class Names>
NamedTexts only_of(NamedTexts const& texts, Names const& names) {
    NamedTexts kept;
    std::copy_if(texts.begin(), texts.end(), std::back_inserter(kept), [&](auto const& item) {
        return std::find(names.begin(), names.end(), item.first) != names.end();
    });
    return kept;
}

template <class Place>
SharedTexts const* texts_of(std::vector<Place> const& places) {
    return places.empty() ? nullptr : &places.front().texts;
}

SharedList composed(ListSnapshot const& snapshot, Disclosure const& disclosure, Tlp tlp) {
    auto composed = compose_list(snapshot, disclosure, tlp, 1, Timestamp{});
    NK_ASSERT(composed.has_value());
    return std::move(composed->list);
}

NamedTexts imagined(std::vector<std::string> const& names) {
    NamedTexts texts;
    std::transform(names.begin(), names.end(), std::back_inserter(texts), [](auto const& name) {
        return std::pair{name, std::string(kImagined)};
    });
    return texts;
}

std::string name_of(SnapshotEntry const& entry) {
    for (std::string_view const wanted :
         {"short_name", "title", "object_name", "accession_number"}) {
        for (auto const& [name, value] : entry.object) {
            if (name == wanted) {
                return value;
            }
        }
    }
    return {};
}

}  // namespace

ObjectPreview preview_object(ListSnapshot const& snapshot, std::size_t index,
                             Disclosure const& disclosure, Tlp tlp) {
    auto const here = only(snapshot, index);
    auto const there = composed(here, disclosure, tlp);
    auto const& own = here.entries.front();
    auto const* const got = there.entries.empty() ? nullptr : &there.entries.front();
    ObjectPreview preview;
    preview.name = name_of(own);
    if (!own.photos.empty()) {
        preview.photo = own.photos.front();
    }
    preview.parts = {
        texts_part(PreviewSection::object, own.object, got == nullptr ? nullptr : &got->object),
        texts_part(PreviewSection::entry, own.entry, got == nullptr ? nullptr : &got->entry),
        photos_part(own, got)};
    if (preview.photo) {
        preview.photo_goes_out = preview.parts.back().lines.front().goes_out;
    }
    if (!here.rooms.empty()) {
        preview.parts.push_back(texts_part(PreviewSection::room,
                                           only_of(here.rooms.front().texts, kRoomTexts),
                                           texts_of(there.rooms)));
    }
    if (!here.floors.empty()) {
        auto part =
            texts_part(PreviewSection::floor, only_of(here.floors.front().texts, kFloorTexts),
                       texts_of(there.floors));
        if (here.floors.front().plan) {
            bool const goes = !there.floors.empty() && !there.floors.front().plan.empty();
            auto const label = label_of_choice("plans");
            part.lines.push_back({"plan", label, goes ? label : std::string(), goes});
        }
        preview.parts.push_back(std::move(part));
    }
    if (!here.buildings.empty()) {
        preview.parts.push_back(texts_part(PreviewSection::building,
                                           only_of(here.buildings.front().texts, kBuildingTexts),
                                           texts_of(there.buildings)));
    }
    std::erase_if(preview.parts, [](auto const& part) { return part.lines.empty(); });
    return preview;
}

Result<ListSnapshot> read_sample(Records& records, storage::ListId list) {
    NK_TRY(auto const stored, records.lists.get(list));
    NK_TRY(auto const snapshot, take_snapshot(records, stored));
    if (snapshot.entries.empty()) {
        return fail(ErrorCode::list_empty, stored.name);
    }
    // The object of which most is known shows best what goes out.
    auto const fullest = std::max_element(
        snapshot.entries.begin(), snapshot.entries.end(), [](auto const& a, auto const& b) {
            return a.object.size() + a.photos.size() < b.object.size() + b.photos.size();
        });
    return only(snapshot, static_cast<std::size_t>(fullest - snapshot.entries.begin()));
}

ListSnapshot imagined_sample() {
    ListSnapshot sample;
    SnapshotEntry entry;
    std::vector<std::string> names;
    for (auto const& field : storage::object_fields()) {
        names.emplace_back(field.name);
    }
    entry.object = imagined(names);
    entry.entry = imagined({kEntryFields.begin(), kEntryFields.end()});
    entry.room = kImaginedPlace;
    for (std::string const kind : kPhotoKindNames) {
        SnapshotPicture picture;
        picture.media = "image/jpeg";
        picture.kind = kind;
        entry.photos.push_back(std::move(picture));
    }
    sample.entries.push_back(std::move(entry));
    sample.rooms.push_back(
        {kImaginedPlace, kImaginedPlace, imagined({kRoomTexts.begin(), kRoomTexts.end()})});
    SnapshotPicture plan;
    plan.media = "image/png";
    plan.kind = "plan";
    sample.floors.push_back(
        {kImaginedPlace, kImaginedPlace, imagined({kFloorTexts.begin(), kFloorTexts.end()}), plan});
    sample.buildings.push_back(
        {kImaginedPlace, imagined({kBuildingTexts.begin(), kBuildingTexts.end()})});
    return sample;
}

}  // namespace noodkluis::app
