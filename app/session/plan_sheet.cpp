// SPDX-License-Identifier: Apache-2.0
#include "app/session/plan_sheet.h"

#include <algorithm>

namespace noodkluis::app {
namespace {

/// Objects in the same place together.
void gather_spots(PlanSheet& sheet) {
    std::map<storage::RoomId, std::optional<storage::PlanPoint>> pins;
    for (auto const& room : sheet.rooms) {
        pins[room.room.id] = room.pin;
    }
    std::map<std::pair<double, double>, PlanSpot> spots;
    for (std::size_t i = 0; i < sheet.objects.size(); ++i) {
        auto const& object = sheet.objects[i];
        auto const at = object.pin || !object.room ? object.pin : pins[*object.room];
        if (!at) {
            sheet.unplaced.push_back(i);
            continue;
        }
        sheet.placed.push_back(i);
        auto& spot = spots[{at->x, at->y}];
        spot.at = *at;
        spot.objects.push_back(i);
        if (object.salvage_class &&
            (!spot.salvage_class || *object.salvage_class < *spot.salvage_class)) {
            spot.salvage_class = object.salvage_class;
        }
    }
    for (auto& [at, spot] : spots) {
        sheet.spots.push_back(std::move(spot));
    }
    // A is 0, and comes last.
    auto const rank = [](PlanSpot const& spot) {
        return spot.salvage_class ? -static_cast<int>(*spot.salvage_class) : -1000;
    };
    std::stable_sort(sheet.spots.begin(), sheet.spots.end(),
                     [&](auto const& a, auto const& b) { return rank(a) < rank(b); });
}

}  // namespace

Result<PlanIndex> read_plan_index(Records& records) {
    PlanIndex index;
    NK_TRY(index.places, records.places.tree());
    NK_TRY(index.counts, records.plans.counts());
    return index;
}

Result<PlanSheet> read_plan_sheet(Records& records, storage::FloorId id) {
    PlanSheet sheet;
    NK_TRY(sheet.floor, records.places.get(id));
    NK_TRY(sheet.building, records.places.get(sheet.floor.building));
    NK_TRY(auto const tree, records.places.tree());
    for (auto const& building : tree) {
        for (auto const& floor : building.floors) {
            if (floor.floor.id != id) {
                continue;
            }
            for (auto const& room : floor.rooms) {
                NK_TRY(auto route, records.plans.route(room.id));
                sheet.rooms.push_back({room, storage::pin_of(room), std::move(route)});
            }
        }
    }
    NK_TRY(sheet.objects, records.plans.objects_on(id));
    NK_TRY(sheet.assembly_point, records.plans.assembly_point(id));
    gather_spots(sheet);
    return sheet;
}

PlanRoom const* PlanSheet::room(storage::RoomId id) const {
    auto const found = std::find_if(rooms.begin(), rooms.end(),
                                    [&](auto const& candidate) { return candidate.room.id == id; });
    return found == rooms.end() ? nullptr : &*found;
}

storage::FloorObject const* PlanSheet::object(storage::ObjectId id) const {
    auto const found = std::find_if(objects.begin(), objects.end(),
                                    [&](auto const& candidate) { return candidate.id == id; });
    return found == objects.end() ? nullptr : &*found;
}

std::optional<storage::PlanPoint> PlanSheet::place_of(storage::FloorObject const& object) const {
    auto const* const of = object.room ? room(*object.room) : nullptr;
    return object.pin || of == nullptr ? object.pin : of->pin;
}

std::vector<storage::PlanPoint> PlanSheet::route_to(storage::FloorObject const& object) const {
    auto const* const of = object.room ? room(*object.room) : nullptr;
    if (of == nullptr || of->route.empty()) {
        return {};
    }
    auto points = of->route;
    if (object.pin && *object.pin != points.back()) {
        points.push_back(*object.pin);
    }
    return points;
}

}  // namespace noodkluis::app
