// SPDX-License-Identifier: Apache-2.0
#include "app/lists/list_sheet.h"

#include <algorithm>
#include <map>

namespace noodkluis::app {
namespace {

/// The path without the position in the room.
std::string room_of(std::string const& path) {
    std::size_t end = 0;
    for (int part = 0; part < 3 && end != std::string::npos; ++part) {
        end = path.find('/', part == 0 ? 0 : end + 1);
    }
    return path.substr(0, end);
}

ListRow row_of(storage::ListLine line) {
    ListRow row;
    row.entry = std::move(line.entry);
    row.accession_number = std::move(line.accession_number);
    row.name = std::move(line.short_name.empty() ? line.title : line.short_name);
    row.room = line.room ? room_of(line.location_path) : std::string();
    row.location_path = std::move(line.location_path);
    row.location_checked_on = line.location_checked_on;
    row.people = line.people;
    row.minutes = line.minutes;
    row.handling = std::move(line.handling);
    row.photos = line.photos;
    return row;
}

bool contains(std::vector<storage::ObjectId> const& sorted, storage::ObjectId object) {
    return std::binary_search(sorted.begin(), sorted.end(), object);
}

}  // namespace

Result<ListSheet> read_list_sheet(Records& records, storage::ListId list) {
    ListSheet sheet;
    NK_TRY(sheet.list, records.lists.get(list));
    if (sheet.list.building) {
        NK_TRY(auto building, records.places.get(*sheet.list.building));
        sheet.building = std::move(building.name);
    }
    NK_TRY(sheet.versions, records.lists.versions(list));
    NK_TRY(auto lines, records.lists.lines(list));
    sheet.rows.reserve(lines.size());
    for (auto& line : lines) {
        sheet.rows.push_back(row_of(std::move(line)));
    }
    return sheet;
}

ListTotals totals_of(std::vector<ListRow> const& rows) {
    ListTotals totals;
    totals.objects = static_cast<std::int64_t>(rows.size());
    for (auto const& row : rows) {
        totals.minutes += row.minutes.value_or(0);
        totals.without_minutes += row.minutes ? 0 : 1;
        totals.people_max = std::max(totals.people_max, row.people.value_or(0));
    }
    return totals;
}

std::vector<storage::EntryRank> places_before(std::vector<ListRow> const& rows,
                                              std::vector<storage::ObjectId> const& objects,
                                              std::int64_t rank) {
    auto moving = objects;
    std::sort(moving.begin(), moving.end());
    std::int64_t next = 1;  // behind the rows before the place that stay
    for (auto const& row : rows) {
        next += row.entry.rank < rank && !contains(moving, row.entry.object) ? 1 : 0;
    }
    std::vector<storage::EntryRank> places;
    bool differs = false;
    for (auto const& row : rows) {
        if (contains(moving, row.entry.object)) {
            differs = differs || row.entry.rank != next;
            places.push_back({row.entry.object, next++});
        }
    }
    return differs ? places : std::vector<storage::EntryRank>();
}

void move_rows(std::vector<ListRow>& rows, std::vector<storage::EntryRank> const& places) {
    auto sorted = places;
    std::sort(sorted.begin(), sorted.end(),
              [](auto const& a, auto const& b) { return a.rank < b.rank; });
    std::map<storage::ObjectId, std::size_t> moving;
    for (auto const& place : sorted) {
        moving.emplace(place.object, moving.size());
    }
    std::vector<ListRow> moved(sorted.size());
    std::vector<ListRow> others;
    for (auto& row : rows) {
        auto const place = moving.find(row.entry.object);
        if (place == moving.end()) {
            others.push_back(std::move(row));
        } else {
            moved[place->second] = std::move(row);
        }
    }
    rows.clear();
    auto other = others.begin();
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        while (other != others.end() &&
               static_cast<std::int64_t>(rows.size()) < sorted[i].rank - 1) {
            rows.push_back(std::move(*other++));
        }
        rows.push_back(std::move(moved[i]));
    }
    std::move(other, others.end(), std::back_inserter(rows));
    std::int64_t rank = 0;
    for (auto& row : rows) {
        row.entry.rank = ++rank;
    }
}

}  // namespace noodkluis::app
