// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/term_changes.h"

#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

void draw_term_changes(Theme const& theme, std::vector<TermChange> const& changes) {
    if (changes.empty()) {
        ui::wrapped_muted(theme, tr("Nothing changes but the signatures."));
        return;
    }
    for (auto const& change : changes) {
        ui::GroupScope const together;
        ui::StyleScope const tight(ImGuiStyleVar_ItemSpacing, ImVec2(0, theme.space(Space::xs)));
        {
            ui::FontScope const font(theme.fonts.small);
            ui::wrapped_muted(theme, change.what);
        }
        if (!change.before.empty() && !change.after.empty()) {
            ui::wrapped(change.before + "  \u2192  " + change.after);
        } else if (change.after.empty()) {
            ui::wrapped(change.before + (change.what == tr("No longer seen")
                                             ? std::string()
                                             : std::string("  \u2192  ") + tr("nothing")));
        } else {
            ui::wrapped(change.after);
        }
    }
}

}  // namespace noodkluis::app::desktop
