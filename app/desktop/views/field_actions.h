// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/views/field_cards.h"

namespace noodkluis::app::desktop {

/// The large buttons under the chosen object: what can be marked now, and the next object; or the
/// question whether this is an incident or a drill.
class FieldActions {
  public:
    /// How high they are at this width: one row, or two.
    [[nodiscard]] float height(Theme const& theme, FieldMarks const& marks, std::size_t index,
                               float width);
    /// Draws them, and takes the keys 1, 2 and 3.
    void draw(Theme const& theme, FieldFocus& focus, FieldMarks& marks, FieldCards& cards,
              float width);

  private:
    struct Action {
        Stop stop;
        FieldButton button;
        storage::SalvageState state = storage::SalvageState::to_do;
    };
    void fill(FieldMarks const& marks, std::size_t index);
    void press(Action const& action, FieldMarks& marks, FieldCards& cards);
    [[nodiscard]] float needed(Theme const& theme, ImFont* font) const;
    [[nodiscard]] ImFont* font_of_row(Theme const& theme, float width) const;
    std::vector<Action> m_actions;  ///< of this frame
    double m_asked_at = 0;          ///< in ImGui's seconds
};

}  // namespace noodkluis::app::desktop
