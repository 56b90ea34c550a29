// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "app/desktop/theme/theme.h"
#include "app/lists/list_sheet.h"

namespace noodkluis::app::desktop {

/// One entry of a list, to be changed where it stands: class, action and what goes with them.
class EntryPanel {
  public:
    /// The entry as the user changed it in this frame.
    [[nodiscard]] std::optional<storage::ListEntry> draw(Theme const& theme, ListRow const& row);

  private:
    bool draw_choices(Theme const& theme);
    bool draw_texts(Theme const& theme);
    storage::ListEntry m_stored;
    storage::ListEntry m_typing;  ///< as `m_stored`, but for what is not finished yet
};

}  // namespace noodkluis::app::desktop
