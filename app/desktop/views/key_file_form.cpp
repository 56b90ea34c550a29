// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/key_file_form.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/recovery.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

bool KeyFileForm::draw(Theme const& theme) {
    ui::strong(theme, tr("A key file"));
    ui::wrapped_muted(theme, tr("It opens the vault together with this passphrase. Keep it on a "
                                "stick, away from the computer, and a second one elsewhere."));
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    m_passphrase.draw(theme);
    ui::tick("##always", m_always, tr("My passphrase alone no longer opens the vault"));
    if (m_always) {
        ui::wrapped_muted(theme, tr("Without the file you do not get in any more. Make a recovery "
                                    "key first."));
    }
    ui::gap(theme, Space::s);
    {
        ui::DisabledScope const disabled(!m_passphrase.complete());
        if (ui::button(theme, icon::kMedium, tr("Make the key file…"), ui::ButtonKind::main)) {
            m_chooser.open({FileChooser::Purpose::save_file,
                            tr("Where the key file goes"),
                            {"nkkey"},
                            m_workspace.vault.name + ".nkkey"});
        }
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Cancel")));
    if (ui::button(theme, nullptr, tr("Cancel"), ui::ButtonKind::quiet)) {
        m_done = true;
    }
    return !std::exchange(m_done, false);
}

void KeyFileForm::draw_chooser(Theme const& theme) {
    if (auto const file = m_chooser.draw(theme)) {
        make(*file);
    }
}

void KeyFileForm::make(Path const& file) {
    auto passphrase = m_passphrase.passphrase();
    if (!passphrase) {
        m_error = message_of(passphrase.error());
        return;
    }
    m_error.clear();
    m_done = true;
    m_passphrase.clear();
    m_work = m_workspace.thread.submit([file, passphrase = std::move(*passphrase),
                                        use = m_always ? KeyFileUse::always : KeyFileUse::beside](
                                           storage::Vault& vault, Job&) -> Result<std::string> {
        NK_CHECK(make_key_file_slot(vault, passphrase, file, use));
        return fmt::format(
            fmt::runtime(use == KeyFileUse::always
                             ? tr("From now on you open the vault with the new passphrase and "
                                  "{0}. Copy the file to a second stick.")
                             : tr("{0} opens the vault together with its passphrase. Yours "
                                  "alone still opens it too.")),
            file.string());
    });
}

}  // namespace noodkluis::app::desktop
