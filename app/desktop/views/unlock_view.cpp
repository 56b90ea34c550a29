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
        m_passphrase.clear();
        m_focus = true;
        if (*result) {
            m_opened = std::move(**result);
            return Outcome::opened;
        }
        m_error = opening_message(result->error());
    }
    if (m_chooser.is_open()) {
        if (auto file = m_chooser.draw(theme)) {
            m_key_file = *std::move(file);
        }
        return Outcome::waiting;
    }
    ui::head(theme, vault_name(m_folder));
    ui::muted(theme, m_folder.string());
    ui::gap(theme, Space::l);
    bool const working = busy();
    ui::FieldLook look;
    look.label = tr("Passphrase");
    look.error = m_error;
    look.focus = m_focus && !working;
    m_focus = m_focus && working;
    bool wanted = false;
    {
        ui::DisabledScope const disabled(working);
        wanted = m_passphrase.draw(theme, look);
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
        ui::DisabledScope const disabled(m_passphrase.empty());
        wanted |= ui::button(theme, icon::kUnlock, tr("Open"), ui::ButtonKind::main);
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Back")));
    if (ui::button(theme, nullptr, tr("Back"), ui::ButtonKind::quiet)) {
        return Outcome::left;
    }
    ui::gap(theme, Space::m);
    draw_key_file(theme);
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
    if (wanted && !m_passphrase.empty()) {
        open();
    }
    return Outcome::waiting;
}

void UnlockView::open() {
    auto passphrase = m_passphrase.passphrase();
    if (!passphrase) {
        m_error = message_of(passphrase.error());
        m_focus = true;
        return;
    }
    m_error.clear();
    m_opening = m_thread.submit_to_slot(
        [folder = m_folder, passphrase = std::move(*passphrase), file = m_key_file,
         &clock = m_clock](std::optional<storage::Vault>& slot, Job& job) -> Result<OpenedVault> {
            if (file.empty()) {
                return open_vault(slot, folder, crypto::PassphraseKey(passphrase), clock, job);
            }
            NK_TRY(auto key_file, crypto::read_key_file(file));
            return open_vault(slot, folder,
                              crypto::PassphraseKey(passphrase.clone(), std::move(key_file)), clock,
                              job);
        });
}

void UnlockView::draw_key_file(Theme const& theme) {
    if (m_key_file.empty()) {
        if (ui::button(theme, icon::kFile, tr("I have a key file"), ui::ButtonKind::quiet)) {
            m_chooser.open({FileChooser::Purpose::open_file, tr("Which key file")});
        }
        return;
    }
    ui::align_with_controls();
    ui::clipped(fmt::format(fmt::runtime(tr("with {0}")), m_key_file.filename().string()),
                ImGui::GetContentRegionAvail().x -
                    ui::button_width(theme, icon::kClose, tr("Without")) - theme.space(Space::m));
    ui::beside(ui::button_width(theme, icon::kClose, tr("Without")));
    if (ui::button(theme, icon::kClose, tr("Without"), ui::ButtonKind::quiet)) {
        m_key_file.clear();
    }
}

}  // namespace noodkluis::app::desktop
