// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/object_facts.h"

#include <algorithm>
#include <array>

#include "app/text/field_words.h"
#include "app/text/message.h"

namespace noodkluis::app {
namespace {

struct Source {
    FactKind kind;
    std::array<char const*, 3> fields;
};

constexpr std::array kOfEntry{Source{FactKind::instruction, {"instruction", "", ""}},
                              Source{FactKind::destination, {"destination", "", ""}}};
constexpr std::array kOfObject{Source{FactKind::danger, {"crew_hazard", "", ""}},
                               Source{FactKind::freeing, {"removable", "fixing", "tools"}},
                               Source{FactKind::carrying, {"handling", "", ""}},
                               Source{FactKind::size, {"dimensions", "weight_kg", ""}},
                               Source{FactKind::protection, {"protect_in_place", "", ""}}};
constexpr std::array kOfBuilding{Source{FactKind::assembly_point, {"assembly_point", "", ""}},
                                 Source{FactKind::building_danger, {"hazards", "", ""}},
                                 Source{FactKind::access, {"access", "", ""}},
                                 Source{FactKind::shutoffs, {"shutoffs", "", ""}}};

std::string said(SharedTexts const& texts, Source const& source) {
    std::string all;
    for (std::string_view const field : source.fields) {
        auto const& text = text_of(texts, field);
        if (text.empty() || text == "unknown") {
            continue;
        }
        all += (all.empty() ? "" : " · ") + words_of_value(field, text) +
               (field == "weight_kg" ? " kg" : "");
    }
    return all;
}

void add(std::vector<ObjectFact>& facts, FactKind kind, std::string words) {
    if (!words.empty()) {
        facts.push_back({kind, std::move(words)});
    }
}

template <class Sources>
void add_all(std::vector<ObjectFact>& facts, SharedTexts const& texts, Sources const& sources) {
    for (auto const& source : sources) {
        add(facts, source.kind, said(texts, source));
    }
}

std::string where(SharedList const& list, SharedEntry const& entry) {
    auto words = text_of(entry.object, "location_path");
    if (auto const* const room = list.room_of(entry)) {
        auto const& route = text_of(room->texts, "route");
        words += (words.empty() || route.empty() ? "" : "\n") + route;
    }
    return words;
}

}  // namespace

std::vector<ObjectFact> facts_of(SharedBuilding const& building) {
    std::vector<ObjectFact> facts;
    add_all(facts, building.texts, kOfBuilding);
    return facts;
}

std::vector<ObjectFact> facts_of(SharedList const& list, SharedEntry const& entry) {
    std::vector<ObjectFact> facts;
    add(facts, FactKind::location, where(list, entry));
    add_all(facts, entry.object, kOfObject);
    add_all(facts, entry.entry, kOfEntry);
    std::stable_sort(facts.begin(), facts.end(),
                     [](auto const& left, auto const& right) { return left.kind < right.kind; });
    auto const* const floor = list.floor_of(entry);
    auto const building = std::find_if(
        list.buildings.begin(), list.buildings.end(),
        [&](auto const& candidate) { return floor != nullptr && candidate.id == floor->building; });
    if (building != list.buildings.end()) {
        auto const shared = facts_of(*building);
        facts.insert(facts.end(), shared.begin(), shared.end());
    }
    return facts;
}

std::string label_of(FactKind kind) {
    switch (kind) {
        case FactKind::danger:
            return tr("Danger");
        case FactKind::location:
            return tr("Where it is");
        case FactKind::instruction:
            return tr("Instruction");
        case FactKind::freeing:
            return tr("How to free it");
        case FactKind::carrying:
            return tr("How to carry it");
        case FactKind::size:
            return tr("Size and weight");
        case FactKind::protection:
            return tr("To protect it where it is");
        case FactKind::destination:
            return tr("Where it goes");
        case FactKind::assembly_point:
            return tr("Assembly point");
        case FactKind::building_danger:
            return tr("Dangers in the building");
        case FactKind::access:
            return tr("How to get in");
        case FactKind::shutoffs:
            return tr("Where to shut off");
    }
    return {};
}

}  // namespace noodkluis::app
