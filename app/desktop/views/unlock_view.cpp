// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/unlock_view.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

UnlockView::UnlockView(VaultThread& thread, Clock const& clock, Path folder, Timestamp opened_at)
    : m_thread(thread), m_clock(clock), m_folder(std::move(folder)), m_opened_at(opened_at) {}

UnlockView::Outcome UnlockView::draw(Theme const& theme) {
    if (auto result = m_opening.take()) {
        m_question.clear();
        if (*result) {
            m_opened = std::move(**result);
            return Outcome::opened;
        }
        m_question.ask_again(opening_message(result->error()));
    }
    if (m_question.fills_view()) {
        m_question.draw_chooser(theme);
        return Outcome::waiting;
    }
    ui::head(theme, vault_name(m_folder));
    ui::muted(theme, m_folder.string());
    ui::gap(theme, Space::l);
    bool const working = busy();
    bool wanted = false;
    {
        ui::DisabledScope const disabled(working);
        wanted = m_question.draw(theme);
    }
    ui::gap(theme, Space::m);
    if (working) {
        ui::progress(theme, m_opening.progress(), tr("Opening the vault…"));
        if (ui::button(theme, nullptr, tr("Cancel"), ui::ButtonKind::normal)) {
            m_opening.cancel();
        }
        return Outcome::waiting;
    }
    {
        ui::DisabledScope const disabled(m_question.empty());
        wanted |= ui::button(theme, icon::kUnlock, tr("Open"), ui::ButtonKind::main);
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Back")));
    if (ui::button(theme, nullptr, tr("Back"), ui::ButtonKind::quiet)) {
        return Outcome::left;
    }
    ui::gap(theme, Space::m);
    m_question.draw_key_file(theme);
    if (ui::button(theme, icon::kRedo, tr("The passphrase is lost"), ui::ButtonKind::quiet)) {
        return Outcome::lost;
    }
    if (ui::button(theme, icon::kSearch, tr("Check the vault"), ui::ButtonKind::quiet)) {
        return Outcome::check;
    }
    if (m_opened_at > Timestamp{}) {
        ui::gap(theme, Space::l);
        ui::FontScope const font(theme.fonts.small);
        ui::muted(theme,
                  fmt::format(fmt::runtime(tr("Last opened {0}")), display_time(m_opened_at)));
    }
    if (wanted && !m_question.empty()) {
        open();
    }
    return Outcome::waiting;
}

void UnlockView::open() {
    auto answer = m_question.answer();
    if (!answer) {
        return;
    }
    m_opening = m_thread.submit_to_slot(
        [folder = m_folder, answer = std::move(*answer), &clock = m_clock](
            std::optional<storage::Vault>& slot, Job& job) -> Result<OpenedVault> {
            NK_TRY(auto const key, answer.key());
            return open_vault(slot, folder, key, clock, job);
        });
}

}  // namespace noodkluis::app::desktop
