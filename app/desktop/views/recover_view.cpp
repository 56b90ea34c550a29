// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/recover_view.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

RecoverView::RecoverView(VaultThread& thread, Clock const& clock, Path folder)
    : m_thread(thread), m_clock(clock), m_folder(std::move(folder)) {
    // It is read from paper, where a mistake must be seen.
    m_typed.set_shown(true);
}

RecoverView::Outcome RecoverView::draw(Theme const& theme) {
    if (auto result = m_recovering.take()) {
        if (*result) {
            m_opened = std::move(**result);
        } else {
            m_ask_user |= result->error().code == ErrorCode::recovery_choice;
            m_error = message_of(result->error());
        }
    }
    ui::head(theme, vault_name(m_folder));
    ui::title(theme, tr("The passphrase is lost"));
    ui::gap(theme, Space::m);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        ui::gap(theme, Space::s);
    }
    if (m_recovering.active()) {
        ui::progress(theme, m_recovering.progress(), tr("Opening the vault…"));
        if (ui::button(theme, nullptr, tr("Cancel"))) {
            m_recovering.cancel();
        }
        return Outcome::waiting;
    }
    if (m_opened) {
        return draw_done(theme);
    }
    if (m_input.missing() > 0) {
        draw_input(theme);
    } else {
        draw_passphrase(theme);
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Back")));
    return ui::button(theme, nullptr, tr("Back"), ui::ButtonKind::quiet) ? Outcome::left
                                                                         : Outcome::waiting;
}

void RecoverView::draw_input(Theme const& theme) {
    ui::wrapped(m_input.count() == 0
                    ? std::string(tr("Type the recovery key from its sheet, or one of the shares. "
                                     "Capitals, blanks and dashes do not matter."))
                    : counted("One more share is needed.", "{0} more shares are needed.",
                              m_input.missing()));
    ui::gap(theme, Space::s);
    ui::FieldLook look;
    look.label = m_input.count() == 0 ? tr("Recovery key or share") : tr("Another share");
    look.focus = m_typed.empty();
    bool wanted = m_typed.draw(theme, look);
    ui::gap(theme, Space::m);
    {
        ui::DisabledScope const disabled(m_typed.empty());
        wanted |= ui::button(theme, icon::kGood, tr("Use it"), ui::ButtonKind::main);
    }
    if (wanted && !m_typed.empty()) {
        add();
    }
}

void RecoverView::add() {
    auto typed = m_typed.passphrase();
    auto const added = typed ? m_input.add(*typed) : Status(tl::unexpected(typed.error()));
    m_error = added ? "" : message_of(added.error());
    if (added) {
        m_typed.clear();
    }
}

void RecoverView::draw_passphrase(Theme const& theme) {
    ui::wrapped(tr("That is enough. Choose the passphrase that opens the vault from now on."));
    ui::gap(theme, Space::s);
    if (m_ask_user) {
        ui::FieldLook look;
        look.label = tr("Whose passphrase is lost");
        ui::text_field(theme, m_user, look);
    }
    m_passphrase.draw(theme);
    ui::gap(theme, Space::m);
    ui::DisabledScope const disabled(!m_passphrase.complete());
    if (ui::button(theme, icon::kUnlock, tr("Open"), ui::ButtonKind::main)) {
        recover();
    }
}

/// What is to be done now, before anything else takes the attention.
RecoverView::Outcome RecoverView::draw_done(Theme const& theme) {
    ui::message(theme, Tone::good, tr("The vault opens with the new passphrase."));
    ui::gap(theme, Space::s);
    ui::message(theme, Tone::warning,
                m_by_shares ? tr("The shares were in one place now. Collect and destroy them, give "
                                 "the vault another key (under Users) and make new ones.")
                            : tr("The recovery key still opens the vault. If somebody else saw it, "
                                 "remove it and make another one."));
    for (auto const& user : m_opened->without_way) {
        ui::gap(theme, Space::s);
        ui::message(
            theme, Tone::danger,
            fmt::format(fmt::runtime(tr("{0} cannot open this vault any more: its key slots were "
                                        "made anew. Use the shares once more, and name {0}.")),
                        user));
    }
    ui::gap(theme, Space::m);
    return ui::button(theme, icon::kForward, tr("Go on"), ui::ButtonKind::main) ? Outcome::opened
                                                                                : Outcome::waiting;
}

void RecoverView::recover() {
    auto passphrase = m_passphrase.passphrase();
    auto opener = m_input.key();
    if (!passphrase || !opener) {
        m_error = message_of(passphrase ? opener.error() : passphrase.error());
        return;
    }
    m_error.clear();
    m_by_shares = std::holds_alternative<crypto::CombinedShares>(*opener);
    storage::Recovery recovery{std::move(*opener), crypto::PassphraseKey(*passphrase), m_user};
    m_recovering = m_thread.submit_to_slot(
        [folder = m_folder, recovery = std::move(recovery), &clock = m_clock](
            std::optional<storage::Vault>& slot, Job& job) -> Result<OpenedVault> {
            return recover_vault(slot, folder, recovery, clock, job);
        });
}

}  // namespace noodkluis::app::desktop
