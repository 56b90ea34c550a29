// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/seal_form.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/days.h"
#include "app/text/labels.h"
#include "app/text/message.h"

// What stands there once a bundle is sealed.
namespace noodkluis::app::desktop {

void SealForm::draw_made(Theme const& theme) {
    ui::PanelScope const panel(theme, "made", {theme.px(720), theme.px(330)},
                               ui::PanelScope::Frame::bordered);
    ui::state(theme, m_made->waits ? Tone::warning : Tone::good,
              m_made->waits ? icon::kEdit : icon::kGood,
              m_made->waits ? tr("Signed; a colleague must sign too") : tr("The bundle is ready"));
    ui::gap(theme, Space::m);
    if (m_made->waits) {
        ui::wrapped(
            tr("Nothing has gone out yet. A colleague opens this vault with their own "
               "passphrase, finds it at the top of this page and signs too; then it is "
               "sealed. You can withdraw it until then."));
        ui::gap(theme, Space::m);
    } else {
        ui::title(theme, m_made->file.filename().string());
        ui::clipped_path(m_made->file.parent_path().string(), ImGui::GetContentRegionAvail().x);
        ui::muted(theme, display_size(m_made->bytes));
        ui::gap(theme, Space::m);
        ui::wrapped(fmt::format(
            fmt::runtime(
                tr("Hand it over by mail, on a USB stick or any other way: it protects itself. "
                   "Only {0} can open it, until {1}; after that nobody can.")),
            m_made->partner, display_moment(m_made->until)));
        if (m_made->code.empty()) {
            ui::wrapped_muted(theme,
                              tr("No password goes with it. Tell them that it is on its way, so "
                                 "that they miss it when it does not come."));
        } else {
            ui::wrapped(
                tr("It opens with this code only. Your duty officer says it on the "
                   "telephone when it is needed, and finds it in this vault."));
            ui::title(theme, as_text(m_made->code.expose()));
        }
        ui::gap(theme, Space::m);
    }
    m_closed |= ui::button(theme, icon::kGood, tr("Done"), ui::ButtonKind::main);
    ui::beside(ui::button_width(theme, icon::kLock, tr("Seal another one")));
    if (ui::button(theme, icon::kLock, tr("Seal another one"))) {
        m_made.reset();
    }
}

}  // namespace noodkluis::app::desktop
