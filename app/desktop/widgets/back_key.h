// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace noodkluis::app::desktop::ui {

/// Escape on a form: leaves it only when no field or open choice took the key for itself, so that
/// nothing that was typed is lost by closing a list.
class BackKey {
  public:
    /// Once for each frame that the form is drawn.
    [[nodiscard]] bool pressed();

  private:
    bool m_taken = false;  ///< in the frame before, something had the keyboard
};

}  // namespace noodkluis::app::desktop::ui
