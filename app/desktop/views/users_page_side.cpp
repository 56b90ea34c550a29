// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/users_page.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/panel_head.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"

// What is done with a user, beside the table of all.
namespace noodkluis::app::desktop {
namespace {

/// In the order of UserRole.
std::array<char const*, 3> role_sentences() {
    return {tr("Keeps the collection, the lists, the agreements and the users, and shares."),
            tr("Approves lists and signs for what goes out."),
            tr("Reads everything, and changes nothing.")};
}

}  // namespace

void UsersPage::draw_side(Theme const& theme) {
    ui::IdScope const id(static_cast<int>(m_side));
    ui::PanelScope const panel(theme, "side", {0, 0}, ui::PanelScope::Frame::bordered);
    auto const* const title = m_side == Side::add          ? tr("Add a user")
                              : m_side == Side::passphrase ? tr("Change my passphrase")
                              : m_side == Side::key        ? tr("Give the vault another key")
                              : m_side == Side::removed    ? tr("What they still know")
                                                           : chosen()->name.c_str();
    if (ui::panel_head(theme, title)) {
        m_side = Side::none;
        return;
    }
    ui::gap(theme, Space::m);
    if (m_working.active()) {
        ui::progress(theme, m_working.progress(), tr("Working…"));
        return;
    }
    switch (m_side) {
        case Side::none:
            break;
        case Side::user:
            draw_user(theme);
            break;
        case Side::add:
            draw_add(theme);
            break;
        case Side::passphrase:
            draw_passphrase(theme);
            break;
        case Side::key:
            draw_key(theme);
            break;
        case Side::removed:
            draw_removed(theme);
            break;
    }
}

void UsersPage::draw_user(Theme const& theme) {
    auto const& user = *chosen();
    if (user.removed_at) {
        ui::wrapped_muted(theme, tr("No longer opens this vault. What they did keeps their name."));
        return;
    }
    if (user.id == m_people->me) {
        ui::wrapped(role_sentences().at(static_cast<std::size_t>(user.role)));
        ui::gap(theme, Space::s);
        ui::wrapped_muted(theme, tr("Another registrar can change your role or remove you."));
        return;
    }
    ui::FieldLook look;
    look.label = tr("Role");
    int role = static_cast<int>(user.role);
    look.help = role_sentences().at(static_cast<std::size_t>(role));
    if (ui::choice(theme, role, labels_of_choices(storage::kUserRoleNames), look)) {
        change_role(static_cast<storage::UserRole>(role));
    }
    ui::gap(theme, Space::l);
    draw_removal(theme, user);
}

void UsersPage::draw_removal(Theme const& theme, storage::User const& user) {
    if (!m_removing) {
        m_removing = ui::button(theme, icon::kRemove, tr("Remove"), ui::ButtonKind::quiet);
        return;
    }
    ui::message(theme, Tone::warning,
                fmt::format(fmt::runtime(tr("{0} can no longer open this vault then. What they "
                                            "saw, printed or copied they still know.")),
                            user.name));
    ui::gap(theme, Space::s);
    if (ui::button(theme, icon::kRemove, tr("Remove this user"), ui::ButtonKind::danger)) {
        remove();
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Keep")));
    if (ui::button(theme, nullptr, tr("Keep"))) {
        m_removing = false;
    }
}

void UsersPage::draw_add(Theme const& theme) {
    ui::FieldLook look;
    look.label = tr("Name");
    ui::text_field(theme, m_name, look);
    look = {};
    look.label = tr("Role");
    look.help = role_sentences().at(static_cast<std::size_t>(m_role));
    static_cast<void>(ui::choice(theme, m_role, labels_of_choices(storage::kUserRoleNames), look));
    ui::gap(theme, Space::s);
    ui::wrapped_muted(theme, tr("Let them type this themselves: it is theirs alone."));
    m_passphrase.draw(theme);
    ui::gap(theme, Space::m);
    ui::DisabledScope const disabled(m_name.empty() || !m_passphrase.complete());
    if (ui::button(theme, icon::kAdd, tr("Add"), ui::ButtonKind::main)) {
        add();
    }
}

void UsersPage::draw_passphrase(Theme const& theme) {
    m_passphrase.draw(theme);
    ui::gap(theme, Space::m);
    if (m_people->with_file) {
        draw_key_file(theme);
    }
    ui::wrapped_muted(theme, tr("An old copy of the vault or a backup still opens with the old "
                                "passphrase."));
    ui::gap(theme, Space::s);
    ui::DisabledScope const disabled(!m_passphrase.complete() ||
                                     (m_people->with_file && m_key_file.empty()));
    if (ui::button(theme, icon::kGood, tr("Use this passphrase"), ui::ButtonKind::main)) {
        change_passphrase();
    }
}

void UsersPage::draw_key_file(Theme const& theme) {
    ui::wrapped(m_key_file.empty()
                    ? std::string(tr("You open the vault with a key file as well. It stays the "
                                     "same, and is needed to make the new slot."))
                    : fmt::format(fmt::runtime(tr("with {0}")), m_key_file.filename().string()));
    if (ui::button(theme, icon::kFile, tr("Which key file"))) {
        m_chooser.open({FileChooser::Purpose::open_file, tr("Which key file")});
    }
    ui::gap(theme, Space::s);
}

/// What nobody can take away, and what still can be done.
void UsersPage::draw_removed(Theme const& theme) {
    ui::wrapped(fmt::format(fmt::runtime(tr("What {0} saw, printed or copied they still know.")),
                            m_removed));
    ui::gap(theme, Space::s);
    ui::wrapped(fmt::format(
        fmt::runtime(tr("Whoever has an old copy of the vault or a backup, and {0}'s passphrase, "
                        "opens that copy, and with its key this vault too. Another key ends that: "
                        "what is written from then on stays closed.")),
        m_removed));
    ui::gap(theme, Space::m);
    if (ui::button(theme, icon::kRedo, tr("Encrypt everything anew"), ui::ButtonKind::main)) {
        change_key();
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Not now")));
    if (ui::button(theme, nullptr, tr("Not now"), ui::ButtonKind::quiet)) {
        m_side = Side::none;
    }
}

void UsersPage::draw_key(Theme const& theme) {
    ui::wrapped(
        tr("Everything in the vault is encrypted anew, under a key that no old copy has. "
           "Do this when a user left, or when a copy of the vault was lost."));
    ui::gap(theme, Space::s);
    ui::wrapped_muted(theme, tr("Everybody opens the vault as before. Backups from before today "
                                "keep the old key."));
    ui::gap(theme, Space::m);
    if (ui::button(theme, icon::kRedo, tr("Encrypt everything anew"), ui::ButtonKind::main)) {
        change_key();
    }
}

}  // namespace noodkluis::app::desktop
