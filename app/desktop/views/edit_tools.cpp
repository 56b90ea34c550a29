// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/edit_tools.h"

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

bool tool(Theme const& theme, char const* icon, char const* label, std::string const* what) {
    bool wanted = false;
    {
        ui::DisabledScope const disabled(what == nullptr);
        wanted = ui::button(theme, icon, label);
    }
    if (what != nullptr && ImGui::IsItemHovered()) {
        ImGui::BeginTooltip();
        ui::text(*what);
        ImGui::EndTooltip();
    }
    return wanted;
}

}  // namespace

void draw_edit_tools(Theme const& theme, EditQueue& edits) {
    // A text that is being typed has an undo of its own.
    bool const typing = ImGui::GetIO().WantTextInput;
    auto const& history = edits.history();
    if (tool(theme, icon::kUndo, tr("Undo"),
             history.can_undo() ? &history.undo_label() : nullptr) ||
        (!typing && pressed(Key::undo))) {
        edits.undo();
    }
    ImGui::SameLine();
    if (tool(theme, icon::kRedo, tr("Redo"),
             history.can_redo() ? &history.redo_label() : nullptr) ||
        (!typing && pressed(Key::redo))) {
        edits.redo();
    }
}

}  // namespace noodkluis::app::desktop
