// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/unlock_question.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

Result<crypto::UnlockKey> UnlockAnswer::key() const {
    if (key_file.empty()) {
        return crypto::PassphraseKey(passphrase);
    }
    NK_TRY(auto file, crypto::read_key_file(key_file));
    return crypto::PassphraseKey(passphrase.clone(), std::move(file));
}

void UnlockQuestion::draw_chooser(Theme const& theme) {
    if (auto file = m_chooser.draw(theme)) {
        m_key_file = *std::move(file);
    }
}

bool UnlockQuestion::draw(Theme const& theme, std::string_view help) {
    ui::FieldLook look;
    look.label = tr("Passphrase");
    look.help = help;
    look.error = m_error;
    look.focus = std::exchange(m_focus, false);
    return m_passphrase.draw(theme, look);
}

void UnlockQuestion::draw_key_file(Theme const& theme) {
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

Result<UnlockAnswer> UnlockQuestion::answer() {
    auto passphrase = m_passphrase.passphrase();
    if (!passphrase) {
        ask_again(message_of(passphrase.error()));
        return tl::unexpected(passphrase.error());
    }
    m_error.clear();
    return UnlockAnswer{std::move(*passphrase), m_key_file};
}

void UnlockQuestion::ask_again(std::string error) {
    m_error = std::move(error);
    m_focus = true;
}

}  // namespace noodkluis::app::desktop
