// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/desktop/theme/theme.h"
#include "storage/model/plan.h"
#include "storage/model/priority_list.h"

// What is drawn on the plan of a floor. Every mark has a rim of the surface's colour, because a
// plan is white paper in every theme.
namespace noodkluis::app::desktop {

/// A mark that can be pressed.
struct PlanPin {
    enum class Look : std::uint8_t {
        object,  ///< the badge of its class, or a dot
        room     ///< its code in a frame, below the place
    };
    storage::PlanPoint at;
    Look look = Look::object;
    std::optional<storage::SalvageClass> salvage_class;  ///< null: on no list
    std::size_t count = 1;                               ///< how many objects stand there
    std::string name;                                    ///< a number or code
    std::string words;                                   ///< shown under the pointer
    bool chosen = false;
    bool movable = false;
};

struct PlanMarks {
    std::vector<PlanPin> pins;                            ///< later ones on top
    std::vector<std::vector<storage::PlanPoint>> routes;  ///< thin, in the background
    std::vector<storage::PlanPoint> route;                ///< the one that matters now
    std::vector<storage::PlanPoint> draft;                ///< a route that is being drawn
    std::optional<storage::PlanPoint> assembly_point;
    std::uint64_t serial = 0;  ///< another one when pins were changed
};

/// Where a plan lies on the screen.
struct PlanView {
    ImVec2 corner;
    ImVec2 size;
    [[nodiscard]] ImVec2 on_screen(storage::PlanPoint point) const;
    [[nodiscard]] storage::PlanPoint on_plan(ImVec2 place) const;  ///< within the plan
};

/// Half the width and height of what is pressed, around `pin_middle`.
[[nodiscard]] ImVec2 pin_extent(Theme const& theme, PlanPin const& pin);
[[nodiscard]] ImVec2 pin_middle(Theme const& theme, PlanPin const& pin, ImVec2 at);
void draw_pin(Theme const& theme, PlanPin const& pin, ImVec2 at, bool hovered);

enum class RouteLook : std::uint8_t { thin, strong, draft };
void draw_route(Theme const& theme, PlanView const& view,
                std::span<storage::PlanPoint const> points, RouteLook look);
/// The sign with its words.
void draw_assembly_point(Theme const& theme, ImVec2 at);

}  // namespace noodkluis::app::desktop
