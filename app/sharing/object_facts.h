// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/sharing/shared_list.h"

// What somebody needs to know who stands before an object, on screen and on paper.
namespace noodkluis::app {

enum class FactKind : std::uint8_t {
    danger,
    location,
    instruction,
    freeing,
    carrying,
    size,
    protection,
    destination,
    // of the building
    assembly_point,
    building_danger,
    access,
    shutoffs
};

struct ObjectFact {
    FactKind kind = FactKind::danger;
    std::string words;
};

/// In the order in which they are needed; what was not shared or is not known is left out.
[[nodiscard]] std::vector<ObjectFact> facts_of(SharedList const& list, SharedEntry const& entry);
/// Those of the building alone.
[[nodiscard]] std::vector<ObjectFact> facts_of(SharedBuilding const& building);
/// "How to free it"
[[nodiscard]] std::string label_of(FactKind kind);

}  // namespace noodkluis::app
