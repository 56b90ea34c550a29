// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/shortcuts_view.h"

#include <algorithm>
#include <array>

#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

struct Shortcut {
    char const* keys;      ///< a gettext key: names of keys differ
    char const* sentence;  ///< a gettext key; "" begins a group with the title `keys`
};

constexpr std::array kShortcuts{
    Shortcut{translatable("Everywhere"), ""},
    Shortcut{translatable("Ctrl K"), translatable("do anything, by its name")},
    Shortcut{translatable("F1"), translatable("this overview")},
    Shortcut{translatable("Ctrl 1 to 9"), translatable("go to a page")},
    Shortcut{translatable("Ctrl L"), translatable("lock the vault")},
    Shortcut{translatable("Ctrl Z"), translatable("undo")},
    Shortcut{translatable("Ctrl Shift Z"), translatable("redo")},
    Shortcut{translatable("Esc"), translatable("back")},
    Shortcut{translatable("Enter"), translatable("the main button")},
    Shortcut{translatable("Tab"), translatable("the next field")},
    Shortcut{translatable("Collection"), ""},
    Shortcut{translatable("Ctrl F"), translatable("search")},
    Shortcut{translatable("↑ ↓"), translatable("the object before or after")},
    Shortcut{translatable("Shift ↑ ↓"), translatable("choose up to there")},
    Shortcut{translatable("Space"), translatable("choose this one as well, or not")},
    Shortcut{translatable("Ctrl A"), translatable("choose all")},
    Shortcut{translatable("Lists"), ""},
    Shortcut{translatable("Alt ↑ ↓"), translatable("move the entry up or down")},
    Shortcut{translatable("An opened bundle"), ""},
    Shortcut{translatable("↑ ↓"), translatable("the object before or after")},
    Shortcut{translatable("← →"), translatable("the buttons, photo and plan; Enter presses")},
    Shortcut{translatable("1 2 3"), translatable("the buttons below the object")}};
constexpr float kKeysWidth = 180;
constexpr float kShortcutsWidth = 640;

}  // namespace

void draw_shortcuts(Theme const& theme) {
    ui::head(theme, tr("Keys"));
    ui::gap(theme, Space::m);
    ui::PanelScope const panel(
        theme, "shortcuts",
        {std::min(theme.px(kShortcutsWidth), ImGui::GetContentRegionAvail().x), 0},
        ui::PanelScope::Frame::bordered);
    bool first = true;
    for (auto const& shortcut : kShortcuts) {
        if (*shortcut.sentence == '\0') {
            if (!std::exchange(first, false)) {
                ui::gap(theme, Space::m);
            }
            ui::strong(theme, tr(shortcut.keys));
            continue;
        }
        ui::text(tr(shortcut.keys));
        ImGui::SameLine(theme.px(kKeysWidth));
        ui::muted(theme, tr(shortcut.sentence));
    }
}

}  // namespace noodkluis::app::desktop
