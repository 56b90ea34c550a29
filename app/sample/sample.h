// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "storage/model/priority_list.h"

// Museum De Zilveren Vaart in Noorderwiel: an invented museum in an invented town, for the demo,
// for tests and to try things out. No person, place or object in it exists. Everything is the same
// each time.
namespace noodkluis::app::sample {

inline constexpr char const* kMuseum = "Museum De Zilveren Vaart";
inline constexpr char const* kBrigade = "Brandweer Noorderwiel";
inline constexpr char const* kBuilding = "Raadhuis";
inline constexpr char const* kList = "Brand Raadhuis";

/// The export of the collection system, as Excel in the Netherlands saves it: Windows-1252, `;`.
[[nodiscard]] Bytes collection_csv();
/// What the salvage team adds about the objects that matter most: class, rank, people, handling.
[[nodiscard]] Bytes priority_csv();
/// The mapping file (JSON) that the second one needs.
[[nodiscard]] std::string_view priority_mapping();

/// The accession numbers of all objects, in order.
[[nodiscard]] std::vector<std::string> const& numbers();
/// A drawn picture of one object, as PNG. The number must be one of ours (asserted).
[[nodiscard]] Bytes picture(std::string_view number);

/// One line of the priority list; its place is its rank.
struct Priority {
    std::string number;
    storage::SalvageClass salvage_class = storage::SalvageClass::b;
    storage::SalvageAction action = storage::SalvageAction::carry_out;
    std::string destination;
    std::string reason;
};
[[nodiscard]] std::vector<Priority> const& priorities();

/// A building, floor or room, with fields for edit_place.
struct Place {
    std::string path;
    std::vector<std::pair<std::string, std::string>> fields;
};
/// From the building down.
[[nodiscard]] std::vector<Place> const& places();

/// Where one object is, more precisely than its room.
struct Pin {
    std::string number;
    std::string place;  ///< on the plan of its floor, as for pin_object
};
[[nodiscard]] std::vector<Pin> const& pins();

struct Plan {
    std::string floor;  ///< path of the floor
    std::string label;  ///< "bg", "1"
};
[[nodiscard]] std::vector<Plan> const& plans();
/// The floor plan as PNG, by label (asserted).
[[nodiscard]] Bytes plan_picture(std::string_view label);

}  // namespace noodkluis::app::sample
