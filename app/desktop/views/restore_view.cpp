// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/restore_view.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/file_names.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

RestoreView::RestoreView(VaultThread& thread, Path backup, Path replaced, Path const& home)
    : m_thread(thread),
      m_backup(std::move(backup)),
      m_replaced(std::move(replaced)),
      m_folder(free_file(m_replaced.empty() ? home : m_replaced.parent_path(),
                         restored_vault_name(m_backup))) {}

RestoreView::Outcome RestoreView::draw(Theme const& theme) {
    if (auto done = m_restoring.take()) {
        m_question.ask_again(*done ? "" : message_of(done->error()));
        m_done = *done ? std::optional(std::move(**done)) : std::nullopt;
    }
    if (m_question.fills_view()) {
        m_question.draw_chooser(theme);
        return Outcome::waiting;
    }
    if (m_chooser.is_open()) {
        if (auto folder = m_chooser.draw(theme)) {
            m_folder = *std::move(folder);
        }
        return Outcome::waiting;
    }
    ui::head(theme, tr("Restore a backup"));
    ui::clipped_path(m_backup.string(), ImGui::GetContentRegionAvail().x);
    ui::gap(theme, Space::m);
    if (m_restoring.active()) {
        ui::progress(theme, m_restoring.progress(),
                     tr("Verifying the backup and making the vault…"));
        if (ui::button(theme, nullptr, tr("Cancel"))) {
            m_restoring.cancel();
        }
        return Outcome::waiting;
    }
    if (m_done) {
        return draw_done(theme);
    }
    draw_question(theme);
    ui::beside(ui::button_width(theme, nullptr, tr("Back")));
    return ui::button(theme, nullptr, tr("Back"), ui::ButtonKind::quiet) ? Outcome::left
                                                                         : Outcome::waiting;
}

void RestoreView::draw_question(Theme const& theme) {
    ui::wrapped_muted(theme, tr("The whole backup is verified first; only then a new vault is made "
                                "of it. No vault that is there is touched."));
    ui::gap(theme, Space::m);
    ui::text(tr("The vault that is made"));
    ui::clipped_path(m_folder.string(), ImGui::GetContentRegionAvail().x);
    if (ui::button(theme, icon::kFolder, tr("Another place…"))) {
        m_chooser.open({FileChooser::Purpose::save_file,
                        tr("Where should the vault be?"),
                        {"kluis"},
                        m_folder.string()});
    }
    ui::gap(theme, Space::m);
    bool wanted = m_question.draw(theme, tr("One that opened the vault when the backup was made."));
    ui::gap(theme, Space::s);
    m_question.draw_key_file(theme);
    ui::gap(theme, Space::m);
    {
        ui::DisabledScope const disabled(m_question.empty());
        wanted |= ui::button(theme, icon::kUndo, tr("Restore"), ui::ButtonKind::main);
    }
    if (wanted && !m_question.empty()) {
        restore();
    }
}

void RestoreView::restore() {
    auto answer = m_question.answer();
    m_question.clear();
    if (!answer) {
        return;
    }
    m_restoring = m_thread.submit_to_slot(
        [backup = m_backup, folder = m_folder, replaced = m_replaced, answer = std::move(*answer)](
            std::optional<storage::Vault>&, Job& job) -> Result<storage::RestoreDone> {
            NK_TRY(auto const key, answer.key());
            return storage::restore_backup(backup, folder, replaced, key, job);
        });
}

RestoreView::Outcome RestoreView::draw_done(Theme const& theme) {
    ui::message(theme, Tone::good,
                fmt::format(fmt::runtime(tr("The vault is there again, as it was on {0}. It opens "
                                            "with the passphrases of that time.")),
                            display_time(m_done->claims.made_at)));
    ui::clipped_path(m_folder.string(), ImGui::GetContentRegionAvail().x);
    if (m_done->newer) {
        ui::gap(theme, Space::s);
        ui::message(theme, Tone::warning,
                    fmt::format(fmt::runtime(tr("This is not the newest: {0} knows more. What was "
                                                "agreed, sealed, opened or revoked in between is "
                                                "not in this one.")),
                                m_done->newer->file.filename().string()));
    }
    ui::gap(theme, Space::m);
    if (ui::button(theme, icon::kUnlock, tr("Open it"), ui::ButtonKind::main)) {
        return Outcome::open;
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Back")));
    return ui::button(theme, nullptr, tr("Back"), ui::ButtonKind::quiet) ? Outcome::left
                                                                         : Outcome::waiting;
}

}  // namespace noodkluis::app::desktop
