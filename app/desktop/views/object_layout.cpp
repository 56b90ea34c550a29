// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/object_layout.h"

#include <array>

#include "crypto/base/error.h"

namespace noodkluis::app::desktop {
namespace {

using enum FieldShape;

constexpr char const* kSeveral = translatable("several with ; between");

constexpr std::array kIdentity{
    PlacedField{"accession_number"},
    PlacedField{"unit_kind"},
    PlacedField{"short_name", whole, translatable("what a fire officer would call it")},
    PlacedField{"title", whole},
    PlacedField{"object_name"},
    PlacedField{"maker"},
    PlacedField{"date"},
    PlacedField{"quantity"},
    PlacedField{"materials", whole, kSeveral},
    PlacedField{"alternative_numbers", whole, kSeveral},
    PlacedField{"description", area}};
constexpr std::array kSize{
    PlacedField{"dimensions", whole, translatable("h 40 × w 30 cm, framed 52 × 41 cm")},
    PlacedField{"weight_kg", half, translatable("ca. 12.5 kg")}, PlacedField{"shelf_length_mm"}};
constexpr std::array kPlace{
    PlacedField{"location_path", whole, translatable("building/floor/room/position")},
    PlacedField{"location_checked_on", half, translatable("2026-11-20")}};
constexpr std::array kSaving{PlacedField{"people_needed"},
                             PlacedField{"minutes_needed"},
                             PlacedField{"removable"},
                             PlacedField{"fixing"},
                             PlacedField{"tools", whole, kSeveral},
                             PlacedField{"handling", whole, kSeveral},
                             PlacedField{"protect_in_place", whole},
                             PlacedField{"crew_hazard", whole},
                             PlacedField{"vulnerable_to", whole, kSeveral}};
constexpr std::array kOwner{PlacedField{"owner_kind"},
                            PlacedField{"owner"},
                            PlacedField{"legal_status"},
                            PlacedField{"value_eur"},
                            PlacedField{"condition"},
                            PlacedField{"source_system"},
                            PlacedField{"condition_note", area},
                            PlacedField{"identifying_marks", area},
                            PlacedField{"security_note", area},
                            PlacedField{"notes", area}};

constexpr std::array<FieldGroup, 5> kGroups{{{translatable("What it is"), kIdentity},
                                             {translatable("Size and weight"), kSize},
                                             {translatable("Where it is"), kPlace},
                                             {translatable("How to save it"), kSaving},
                                             {translatable("For ourselves"), kOwner}}};

}  // namespace

std::span<FieldGroup const> field_groups() {
    return kGroups;
}

}  // namespace noodkluis::app::desktop
