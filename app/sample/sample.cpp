// SPDX-License-Identifier: Apache-2.0
#include "app/sample/sample.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/sample/drawing/picture.h"
#include "app/sample/drawing/plan.h"
#include "app/sample/tables.h"
#include "embedded/sample_collection.h"
#include "embedded/sample_doors.h"
#include "embedded/sample_pictures.h"
#include "embedded/sample_pins.h"
#include "embedded/sample_places.h"
#include "embedded/sample_priority.h"
#include "embedded/sample_priority_mapping.h"

namespace noodkluis::app::sample {
namespace {

/// Where things stand in data/prioriteit.csv.
enum PriorityColumn : std::size_t { kNumber = 0, kClass = 3, kAction = 5, kTo = 14, kReason = 15 };

storage::SalvageAction action_of(std::string const& word) {
    constexpr std::array kWords{"meenemen", "afdekken", "hoger plaatsen", "dichtlaten", "niets"};
    auto const* const found = std::find(kWords.begin(), kWords.end(), word);
    NK_ASSERT(found != kWords.end());
    return static_cast<storage::SalvageAction>(found - kWords.begin());
}

PlanRoom room_of(Row const& row) {
    return {row[0].substr(row[0].rfind('/') + 1), std::stod(row[4]), std::stod(row[5]),
            std::stod(row[6]), std::stod(row[7])};
}

std::string floor_path(std::string_view label) {
    return fmt::format("{}/{}", kBuilding, label);
}

std::string place_text(PlanPin pin) {
    return fmt::format("{:.3f},{:.3f}", pin.x, pin.y);
}

/// From "970 1400,970 900": centimetres from the left and the top.
std::string route_text(std::string_view line) {
    std::string text;
    while (!line.empty()) {
        auto const point = line.substr(0, line.find(','));
        line.remove_prefix(std::min(point.size() + 1, line.size()));
        auto const space = point.find(' ');
        auto const pin = pin_at(std::stod(std::string(point.substr(0, space))),
                                std::stod(std::string(point.substr(space + 1))));
        text += (text.empty() ? "" : " ") + place_text(pin);
    }
    return text;
}

}  // namespace

Bytes collection_csv() {
    return as_excel_csv(embedded::sample_collection);
}

Bytes priority_csv() {
    return as_excel_csv(embedded::sample_priority);
}

std::string_view priority_mapping() {
    return embedded::sample_priority_mapping;
}

std::vector<std::string> const& numbers() {
    static std::vector<std::string> const all = [] {
        std::vector<std::string> found;
        for (auto const& row : read_table(embedded::sample_pictures)) {
            found.push_back(row[0]);
        }
        return found;
    }();
    return all;
}

Bytes picture(std::string_view number) {
    auto const rows = read_table(embedded::sample_pictures);
    auto const row = std::find_if(rows.begin(), rows.end(),
                                  [&](Row const& candidate) { return candidate[0] == number; });
    NK_ASSERT(row != rows.end());
    return draw_picture({(*row)[0], (*row)[1], (*row)[2], (*row)[3]});
}

std::vector<Priority> const& priorities() {
    static std::vector<Priority> const all = [] {
        std::vector<Priority> found;
        for (auto const& row : read_table(embedded::sample_priority)) {
            found.push_back({row[kNumber],
                             static_cast<storage::SalvageClass>(row[kClass].front() - 'A'),
                             action_of(row[kAction]), row[kTo], row[kReason]});
        }
        return found;
    }();
    return all;
}

std::vector<Place> const& places() {
    static std::vector<Place> const all = [] {
        std::vector<Place> found{
            {kBuilding,
             {{"address", "Wielkade 1, Noorderwiel"},
              {"fire_designation", "NW-0101"},
              {"access", "Hoofdingang Wielkade; sleutelbuis links naast de deur"},
              {"shutoffs", "Water en gas: meterkast in de hal. Brandmeldpaneel: naast de voordeur"},
              {"hazards", "Houten vloeren boven de Raadzaal; glas in vitrines"},
              {"assembly_point", "Plein voor de Wielschool"},
              {"monument_number", "verzonnen-001"}}},
            // The square lies south of the building.
            {floor_path("bg"), {{"assembly_pin", place_text(pin_at(1850, 1440))}}}};
        for (auto const& row : read_table(embedded::sample_places)) {
            found.push_back({row[0],
                             {{"name", row[1]},
                              {"route", row[2]},
                              {"fire_compartment", row[3]},
                              {"pin", place_text(pin_of(room_of(row)))},
                              {"route_points", route_text(row[8])}}});
        }
        return found;
    }();
    return all;
}

std::vector<Pin> const& pins() {
    static std::vector<Pin> const all = [] {
        std::vector<Pin> found;
        for (auto const& row : read_table(embedded::sample_pins)) {
            found.push_back({row[0], place_text(pin_at(std::stod(row[1]), std::stod(row[2])))});
        }
        return found;
    }();
    return all;
}

std::vector<Plan> const& plans() {
    static std::vector<Plan> const all{{floor_path("bg"), "bg"}, {floor_path("1"), "1"}};
    return all;
}

Bytes plan_picture(std::string_view label) {
    bool const ground = label == "bg";
    NK_ASSERT(ground || label == "1");
    PlanOrder order;
    order.title = fmt::format("{}, {}: {}", kMuseum, kBuilding,
                              ground ? "begane grond" : "eerste verdieping");
    order.entrance = ground;
    for (auto const& row : read_table(embedded::sample_places)) {
        if (row[0].starts_with(floor_path(label) + "/")) {
            order.rooms.push_back(room_of(row));
        }
    }
    for (auto const& row : read_table(embedded::sample_doors)) {
        if (row[0] == label) {
            // The last cell: h and z in a horizontal wall, of which z opens south; v in a vertical
            // one.
            auto const wall = row[4] == "v" ? PlanWall::vertical : PlanWall::horizontal;
            order.doors.push_back(
                {std::stod(row[1]), std::stod(row[2]), std::stod(row[3]), wall, row[4] == "z"});
        }
    }
    return draw_plan(order);
}

}  // namespace noodkluis::app::sample
