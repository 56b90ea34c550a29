// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"
#include "app/lists/list_changes.h"
#include "app/lists/list_history.h"
#include "app/lists/list_review.h"

// What stands beside the table of a list, one at a time.
namespace noodkluis::app::desktop {

using Steps = std::vector<EditHistory::Step>;

/// The heading of a panel. True when it is to be closed.
[[nodiscard]] bool draw_panel_head(Theme const& theme, char const* title);

/// What changed since the approved version, with an icon and words for each. Returns the accession
/// number of the line that was pressed.
[[nodiscard]] std::optional<std::string> draw_changes(Theme const& theme,
                                                      ChangesSince const& since);

/// Who changed what, and the way back from each change.
[[nodiscard]] Steps draw_history(Theme const& theme, storage::ListId list,
                                 std::vector<ListEvent> const& events);

/// What becomes of several entries that are chosen together; an empty member leaves it as it is.
struct SeveralChange {
    std::optional<storage::SalvageClass> salvage_class;
    std::optional<storage::SalvageAction> action;
};
[[nodiscard]] SeveralChange draw_several(Theme const& theme, std::size_t count);

}  // namespace noodkluis::app::desktop
