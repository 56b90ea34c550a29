// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/desktop/platform/texture.h"
#include "app/desktop/widgets/plan_marks.h"

namespace noodkluis::app::desktop {

/// The plan of a floor to look around in: the wheel zooms around the pointer, dragging moves it,
/// and so do the arrow keys after it was pressed; +, - and 0 zoom. Pins that stand close together
/// are drawn as one with their number.
class PlanCanvas {
  public:
    /// What a press beside the pins means.
    enum class Use : std::uint8_t { look, place };
    struct Move {
        std::size_t pin = 0;
        storage::PlanPoint to;
    };
    struct Outcome {
        std::vector<std::size_t> pressed;         ///< pins in one place; mostly one or none
        std::optional<storage::PlanPoint> place;  ///< that was pressed, to put something there
        std::optional<Move> moved;                ///< a movable pin was dragged
    };
    [[nodiscard]] Outcome draw(Theme const& theme, Texture const& plan, PlanMarks const& marks,
                               ImVec2 size, Use use);
    /// Its buttons, where the page wants them: a row of them, and how wide it is.
    void draw_buttons(Theme const& theme);
    [[nodiscard]] static float buttons_width(Theme const& theme);
    /// The whole plan, from the next frame on.
    void fit();
    /// Brings this place to the middle, as far as that can be.
    void show(storage::PlanPoint place);
    /// How long the long side of the plan is on the screen, in pixels.
    [[nodiscard]] float long_side() const;

  private:
    struct Cluster {
        PlanPin pin;
        std::vector<std::size_t> members;
    };
    void gather(Theme const& theme, PlanMarks const& marks);
    void look_around(Theme const& theme, ImVec2 corner, ImVec2 size, bool dragged);
    void zoom(float factor, ImVec2 around);
    void keep_in_box(ImVec2 size);
    void draw_pins(Theme const& theme, ImVec2 corner, ImVec2 size, Outcome& outcome);
    PlanView m_view{};
    ImVec2 m_middle{};  ///< of the box on the screen
    ImVec2 m_fitted{};
    float m_zoom = 1;
    ImVec2 m_centre{0.5F, 0.5F};  ///< of what is shown, in parts of the plan
    std::vector<Cluster> m_clusters;
    std::uint64_t m_gathered_serial = 0;
    float m_gathered_width = 0;
    std::optional<std::size_t> m_dragging;  ///< a pin
};

}  // namespace noodkluis::app::desktop
