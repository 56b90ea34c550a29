// SPDX-License-Identifier: Apache-2.0
#include "app/lists/approve.h"

#include <set>

#include <nlohmann/json.hpp>

#include "app/lists/list_names.h"
#include "app/session/lookup.h"
#include "app/sharing/disclosure.h"
#include "storage/model/field_text.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app {
namespace {

void put(NamedTexts& texts, char const* name, std::string value) {
    if (!value.empty()) {
        texts.emplace_back(name, std::move(value));
    }
}

std::string part_text(std::optional<double> part) {
    return part ? storage::format_part(*part) : std::string();
}

/// Gathers what the entries refer to, each place once.
class SnapshotTaker {
  public:
    explicit SnapshotTaker(Records& records) : m_records(records) {}

    Result<ListSnapshot> take(storage::PriorityList const& list) {
        m_snapshot.list = list.id;
        m_snapshot.name = list.name;
        m_snapshot.kind = name_of(list.kind);
        m_snapshot.scenario = name_of(list.scenario);
        m_snapshot.review_due = list.review_due ? storage::format_date(*list.review_due) : "";
        if (list.building) {
            NK_CHECK(add_building(*list.building));
        }
        NK_TRY(auto const entries, m_records.lists.entries(list.id));
        for (auto const& entry : entries) {
            NK_CHECK(add_entry(entry));
        }
        return std::move(m_snapshot);
    }

  private:
    Result<SnapshotPicture> picture(storage::BlobId id, std::string kind, std::string caption) {
        NK_TRY(auto const info, m_records.blobs.info(id));
        return SnapshotPicture{id,
                               info.hash,
                               info.crc32,
                               info.size,
                               info.media_type,
                               std::move(kind),
                               std::move(caption)};
    }

    Status add_entry(storage::ListEntry const& entry) {
        NK_TRY(auto const object, m_records.objects.get(entry.object));
        SnapshotEntry taken;
        put(taken.entry, "class", name_of(entry.salvage_class));
        put(taken.entry, "rank", std::to_string(entry.rank));
        put(taken.entry, "rank_in_room",
            entry.rank_in_room == 0 ? "" : std::to_string(entry.rank_in_room));
        put(taken.entry, "action", name_of(entry.action));
        put(taken.entry, "destination", entry.destination);
        put(taken.entry, "instruction", entry.instruction);
        put(taken.entry, "reason", entry.reason);
        for (auto const& field : storage::object_fields()) {
            put(taken.object, field.name, storage::get_field(object, field));
        }
        for (auto const& photo : object.photos) {
            NK_TRY(auto shown,
                   picture(photo.blob, kPhotoKindNames[static_cast<std::size_t>(photo.kind)],
                           photo.caption));
            taken.photos.push_back(std::move(shown));
        }
        if (object.location) {
            NK_TRY(auto const location, m_records.places.get(*object.location));
            NK_CHECK(add_location(location, taken));
            NK_CHECK(add_pin(location, object.id, taken));
        }
        m_snapshot.entries.push_back(std::move(taken));
        return {};
    }

    Status add_location(storage::Location const& location, SnapshotEntry& taken) {
        NK_CHECK(add_building(location.building));
        if (location.floor) {
            NK_CHECK(add_floor(*location.floor));
        }
        if (location.room) {
            taken.room = location.room->text();
            NK_CHECK(add_room(*location.room));
        }
        return {};
    }

    Status add_pin(storage::Location const& location, storage::ObjectId object,
                   SnapshotEntry& taken) {
        NK_TRY(auto const pin, m_records.plans.pin(object));
        if (pin && location.floor == pin->floor) {  // else it was moved since
            taken.pin = {{"floor", pin->floor.text()},
                         {"plan_x", storage::format_part(pin->at.x)},
                         {"plan_y", storage::format_part(pin->at.y)}};
        }
        return {};
    }

    Status add_building(storage::BuildingId id) {
        if (!m_seen.insert(id.text()).second) {
            return {};
        }
        NK_TRY(auto const building, m_records.places.get(id));
        SnapshotBuilding taken{id.text(), {}};
        put(taken.texts, "name", building.name);
        put(taken.texts, "address", building.address);
        put(taken.texts, "fire_designation", building.fire_designation);
        put(taken.texts, "access", building.access);
        put(taken.texts, "shutoffs", building.shutoffs);
        put(taken.texts, "hazards", building.hazards);
        put(taken.texts, "assembly_point", building.assembly_point);
        put(taken.texts, "monument_number", building.monument_number);
        m_snapshot.buildings.push_back(std::move(taken));
        return {};
    }

    Status add_floor(storage::FloorId id) {
        if (!m_seen.insert(id.text()).second) {
            return {};
        }
        NK_TRY(auto const floor, m_records.places.get(id));
        SnapshotFloor taken{id.text(), floor.building.text(), {}, std::nullopt};
        put(taken.texts, "label", floor.label);
        put(taken.texts, "level", std::to_string(floor.level));
        NK_TRY(auto const assembly, m_records.plans.assembly_point(id));
        if (assembly) {
            put(taken.texts, "assembly_x", storage::format_part(assembly->x));
            put(taken.texts, "assembly_y", storage::format_part(assembly->y));
        }
        if (floor.plan) {
            NK_TRY(taken.plan, picture(*floor.plan, "plan", ""));
        }
        m_snapshot.floors.push_back(std::move(taken));
        return {};
    }

    Status add_room(storage::RoomId id) {
        if (!m_seen.insert(id.text()).second) {
            return {};
        }
        NK_TRY(auto const room, m_records.places.get(id));
        SnapshotRoom taken{id.text(), room.floor.text(), {}};
        put(taken.texts, "code", room.code);
        put(taken.texts, "name", room.name);
        put(taken.texts, "route", room.route);
        put(taken.texts, "fire_compartment", room.fire_compartment);
        put(taken.texts, "plan_x", part_text(room.plan_x));
        put(taken.texts, "plan_y", part_text(room.plan_y));
        NK_TRY(auto const route, m_records.plans.route(id));
        put(taken.texts, "route_points", storage::format_points(route));
        m_snapshot.rooms.push_back(std::move(taken));
        return {};
    }

    Records& m_records;
    ListSnapshot m_snapshot;
    std::set<std::string> m_seen;
};

/// The pictures that must stay in the vault as long as the version does.
std::vector<storage::BlobId> pictures_of(ListSnapshot const& snapshot) {
    std::set<storage::BlobId> blobs;
    for (auto const& entry : snapshot.entries) {
        for (auto const& photo : entry.photos) {
            blobs.insert(photo.blob);
        }
    }
    for (auto const& floor : snapshot.floors) {
        if (floor.plan) {
            blobs.insert(floor.plan->blob);
        }
    }
    return {blobs.begin(), blobs.end()};
}

}  // namespace

Result<ListSnapshot> take_snapshot(Records& records, storage::PriorityList const& list) {
    return SnapshotTaker(records).take(list);
}

Result<storage::ListVersion> approve_list(storage::Vault& vault, Records& records,
                                          std::string const& name, std::string const& change_note,
                                          std::optional<std::chrono::sys_days> next_review) {
    return vault.write(storage::Right::approve, [&]() -> Result<storage::ListVersion> {
        NK_TRY(auto list, list_by_name(records.lists, name));
        if (next_review && list.review_due != next_review) {
            list.review_due = next_review;
            NK_CHECK(records.lists.update(list));
            NK_TRY(list, records.lists.get(list.id));
        }
        NK_TRY(auto const snapshot, take_snapshot(records, list));
        if (snapshot.entries.empty()) {
            return fail(ErrorCode::list_empty, name);
        }
        auto const content = snapshot.encode();
        auto const blobs = pictures_of(snapshot);
        NK_TRY(auto const version,
               records.lists.approve(
                   list.id, {as_bytes(content), blobs, change_note, &vault.signing_key()}));
        auto const body = nlohmann::json{{"list", list.id.text()},
                                         {"version", version.id.text()},
                                         {"number", version.number},
                                         {"hash", to_hex(version.content_hash)}};
        NK_CHECK(vault.log().append(storage::LogKind::list_approved, body.dump()));
        return version;
    });
}

}  // namespace noodkluis::app
