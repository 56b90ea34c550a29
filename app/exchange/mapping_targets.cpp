// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/mapping_targets.h"

#include <algorithm>
#include <array>

#include "app/text/message.h"

namespace noodkluis::app {
namespace {

using Group = TargetGroup;

// The labels of fields are those of storage::object_fields; the others are of parts of a field.
constexpr std::array kTargets{
    MappingTarget{"accession_number", translatable("Accession number"), Group::what},
    MappingTarget{"title", translatable("Title"), Group::what},
    MappingTarget{"short_name", translatable("Short name"), Group::what},
    MappingTarget{"object_name", translatable("Object name"), Group::what},
    MappingTarget{"maker", translatable("Maker"), Group::what},
    MappingTarget{"date", translatable("Date"), Group::what},
    MappingTarget{"date_start", translatable("Date from"), Group::what},
    MappingTarget{"date_end", translatable("Date until"), Group::what},
    MappingTarget{"description", translatable("Description"), Group::what},
    MappingTarget{"materials", translatable("Materials"), Group::what},
    MappingTarget{"alternative_numbers", translatable("Other numbers"), Group::what},
    MappingTarget{"quantity", translatable("Quantity"), Group::what},
    MappingTarget{"unit_kind", translatable("Kind of unit"), Group::what},
    MappingTarget{"dimensions", translatable("Dimensions"), Group::size},
    MappingTarget{"height", translatable("Height"), Group::size},
    MappingTarget{"width", translatable("Width"), Group::size},
    MappingTarget{"depth", translatable("Depth"), Group::size},
    MappingTarget{"length", translatable("Length"), Group::size},
    MappingTarget{"diameter", translatable("Diameter"), Group::size},
    MappingTarget{"dimension_unit", translatable("Unit of length"), Group::size},
    MappingTarget{"weight", translatable("Weight"), Group::size},
    MappingTarget{"weight_unit", translatable("Unit of weight"), Group::size},
    MappingTarget{"shelf_length_mm", translatable("Shelf length (mm)"), Group::size},
    MappingTarget{"location_path", translatable("Location"), Group::place},
    MappingTarget{"building", translatable("Building"), Group::place},
    MappingTarget{"floor", translatable("Floor"), Group::place},
    MappingTarget{"room", translatable("Room"), Group::place},
    MappingTarget{"position", translatable("Position"), Group::place},
    MappingTarget{"location_checked_on", translatable("Location checked on"), Group::place},
    MappingTarget{"people_needed", translatable("People needed"), Group::rescue},
    MappingTarget{"minutes_needed", translatable("Minutes needed"), Group::rescue},
    MappingTarget{"removable", translatable("Removable"), Group::rescue},
    MappingTarget{"fixing", translatable("Fixing"), Group::rescue},
    MappingTarget{"tools", translatable("Tools"), Group::rescue},
    MappingTarget{"handling", translatable("Handling"), Group::rescue},
    MappingTarget{"protect_in_place", translatable("Protect in place"), Group::rescue},
    MappingTarget{"crew_hazard", translatable("Hazard to crew"), Group::rescue},
    MappingTarget{"vulnerable_to", translatable("Vulnerable to"), Group::rescue},
    MappingTarget{"owner_kind", translatable("Kind of owner"), Group::own},
    MappingTarget{"owner", translatable("Owner"), Group::own},
    MappingTarget{"legal_status", translatable("Legal status"), Group::own},
    MappingTarget{"identifying_marks", translatable("Identifying marks"), Group::own},
    MappingTarget{"value_eur", translatable("Value (EUR)"), Group::own},
    MappingTarget{"condition", translatable("Condition"), Group::own},
    MappingTarget{"condition_note", translatable("Note on the condition"), Group::own},
    MappingTarget{"security_note", translatable("Note on security"), Group::own},
    MappingTarget{"notes", translatable("Notes"), Group::own},
};

}  // namespace

char const* group_label(TargetGroup group) {
    switch (group) {
        case TargetGroup::what:
            return tr("What it is");
        case TargetGroup::size:
            return tr("Size and weight");
        case TargetGroup::place:
            return tr("Where it is");
        case TargetGroup::rescue:
            return tr("How to save it");
        case TargetGroup::own:
            return tr("For ourselves");
    }
    return "";
}

std::span<MappingTarget const> mapping_targets() {
    return kTargets;
}

MappingTarget const* find_mapping_target(std::string_view name) {
    auto const* const found = std::find_if(
        kTargets.begin(), kTargets.end(), [name](auto const& entry) { return entry.name == name; });
    return found == kTargets.end() ? nullptr : found;
}

std::string_view target_label(std::string_view name) {
    auto const* const found = find_mapping_target(name == "weight_kg" ? "weight" : name);
    return found == nullptr ? name : tr(found->label);
}

}  // namespace noodkluis::app
