// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/users_page.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/panel_head.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/table_row.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/kdf.h"
#include "storage/repository/user_repository.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kSideWidth = 420;

/// In the order of UserRole.
std::array<char const*, 3> role_sentences() {
    return {tr("Keeps the collection, the lists, the agreements and the users, and shares."),
            tr("Approves lists and signs for what goes out."),
            tr("Reads everything, and changes nothing.")};
}

}  // namespace

void UsersPage::enter() {
    m_reading = m_workspace.thread.submit([](storage::Vault& vault, Job&) -> Result<People> {
        NK_TRY(auto users, storage::UserRepository(vault.connection()).list());
        return People{std::move(users), vault.user(), vault.current_user().role};
    });
}

void UsersPage::flush() {
    m_passphrase.clear();
    m_side = Side::none;
}

std::string UsersPage::under_way() const {
    return m_working.active() ? tr("changing who opens the vault") : "";
}

std::string UsersPage::status() const {
    if (!m_people) {
        return {};
    }
    auto const count = std::count_if(m_people->users.begin(), m_people->users.end(),
                                     [](auto const& user) { return !user.removed_at; });
    return counted("{0} user", "{0} users", std::int64_t{count});
}

std::vector<Command> UsersPage::commands() {
    return {{icon::kAdd, tr("Add a user"), "", [this] { show(Side::add); }},
            {icon::kLock, tr("Change my passphrase"), "", [this] { show(Side::passphrase); }},
            {icon::kRedo, tr("Give the vault another key"), "", [this] { show(Side::key); }}};
}

void UsersPage::show(Side side) {
    m_side = m_side == side && side != Side::user ? Side::none : side;
    m_passphrase.clear();
    m_removing = false;
    m_error.clear();
    m_note.clear();
}

storage::User const* UsersPage::chosen() const {
    auto const& users = m_people->users;
    auto const found = std::find_if(users.begin(), users.end(),
                                    [&](auto const& user) { return user.id == m_chosen; });
    return found == users.end() ? nullptr : &*found;
}

void UsersPage::poll() {
    if (auto people = m_reading.take()) {
        if (*people) {
            m_people = std::move(**people);
        } else {
            m_error = message_of(people->error());
        }
    }
    if (auto note = m_working.take()) {
        if (*note) {
            show(Side::none);
            m_note = std::move(**note);
        } else {
            m_error = message_of(note->error());
        }
        enter();
    }
}

void UsersPage::add() {
    auto passphrase = m_passphrase.passphrase();
    if (!passphrase) {
        m_error = message_of(passphrase.error());
        return;
    }
    m_working = m_workspace.thread.submit(
        [name = m_name, role = static_cast<storage::UserRole>(m_role),
         passphrase = std::move(*passphrase)](storage::Vault& vault, Job&) -> Result<std::string> {
            NK_TRY(auto const user,
                   vault.add_user(name, role, passphrase, crypto::calibrate_kdf()));
            return fmt::format(
                fmt::runtime(tr("{0} opens this vault with a passphrase of their own now.")),
                user.name);
        });
}

void UsersPage::change_passphrase() {
    auto passphrase = m_passphrase.passphrase();
    if (!passphrase) {
        m_error = message_of(passphrase.error());
        return;
    }
    m_working = m_workspace.thread.submit(
        [passphrase = std::move(*passphrase)](storage::Vault& vault, Job&) -> Result<std::string> {
            NK_CHECK(vault.change_passphrase(passphrase, crypto::calibrate_kdf()));
            return tr("From now on the new passphrase opens the vault for you.");
        });
}

void UsersPage::change_key() {
    m_working = m_workspace.thread.submit_to_slot(
        [](std::optional<storage::Vault>& slot, Job& job) -> Result<std::string> {
            if (!slot) {
                return fail(ErrorCode::vault_locked);
            }
            auto vault = std::move(*slot);
            slot.reset();
            NK_TRY(slot, storage::Vault::change_key(std::move(vault), job));
            return tr(
                "The vault has another key, and everybody opens it as before. Older copies "
                "keep the old key: make a new backup and destroy the old ones.");
        });
}

void UsersPage::change_role(storage::UserRole role) {
    m_working = m_workspace.thread.submit(
        [name = chosen()->name, role](storage::Vault& vault, Job&) -> Result<std::string> {
            NK_TRY(auto const user, vault.set_role(name, role));
            return fmt::format(fmt::runtime(tr("{0} works here as {1} now.")), user.name,
                               label_of_choice(name_of(user.role)));
        });
}

void UsersPage::remove() {
    m_working = m_workspace.thread.submit(
        [name = chosen()->name](storage::Vault& vault, Job&) -> Result<std::string> {
            NK_TRY(auto const user, vault.remove_user(name));
            return fmt::format(
                fmt::runtime(tr("{0} no longer opens this vault. An old copy of its key slots "
                                "still does: give the vault another key to be sure.")),
                user.name);
        });
}

void UsersPage::draw(Theme const& theme) {
    poll();
    ui::head(theme, tr("Users"));
    draw_tools(theme);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    if (!m_note.empty()) {
        ui::message(theme, Tone::good, m_note);
    }
    if (!m_people) {
        return;
    }
    bool const beside = m_side != Side::none && (m_side != Side::user || chosen() != nullptr);
    float const whole = ImGui::GetContentRegionAvail().x;
    float const side = beside ? std::min(theme.px(kSideWidth), whole / 2) : 0;
    draw_table(theme, beside ? whole - side - theme.space(Space::m) : whole);
    if (beside) {
        ImGui::SameLine(0, theme.space(Space::m));
        draw_side(theme);
    }
}

void UsersPage::draw_tools(Theme const& theme) {
    bool first = true;
    for (auto& command : commands()) {
        if (!std::exchange(first, false)) {
            ui::beside(ui::button_width(theme, command.icon, command.label.c_str()));
        }
        if (ui::button(theme, command.icon, command.label.c_str())) {
            command.run();
        }
    }
    ui::gap(theme, Space::s);
}

void UsersPage::draw_table(Theme const& theme, float width) {
    constexpr auto kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                            ImGuiTableFlags_BordersOuter | ImGuiTableFlags_BordersInnerH;
    if (!ImGui::BeginTable("users", 3, kFlags, {width, 0})) {
        return;
    }
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn(tr("Name"), ImGuiTableColumnFlags_WidthStretch, 2);
    ImGui::TableSetupColumn(tr("Role"), ImGuiTableColumnFlags_WidthStretch, 1);
    ImGui::TableSetupColumn(tr("Since"), ImGuiTableColumnFlags_WidthStretch, 2);
    {
        ui::FontScope const font(theme.fonts.small);
        ImGui::TableHeadersRow();
    }
    for (auto const& user : m_people->users) {
        ui::IdScope const id(user.id);
        bool const gone = user.removed_at.has_value();
        ui::ColourScope const colour(ImGuiCol_Text,
                                     gone ? theme.palette.muted : theme.palette.text);
        ui::next_row(theme);
        ImGui::TableNextColumn();
        bool const here = m_side == Side::user && m_chosen == user.id;
        if (ImGui::Selectable("##user", here, ImGuiSelectableFlags_SpanAllColumns,
                              {0, ui::inside_row(theme)})) {
            m_chosen = user.id;
            show(Side::user);
        }
        ui::named(user.name);
        ImGui::SameLine(0, 0);
        ui::move_to_middle(theme);
        ui::clipped(user.id == m_people->me ? fmt::format(fmt::runtime(tr("{0} (you)")), user.name)
                                            : user.name,
                    ImGui::GetContentRegionAvail().x);
        ui::next_cell(theme);
        ui::clipped(gone ? tr("removed") : label_of_choice(name_of(user.role)),
                    ImGui::GetContentRegionAvail().x);
        ui::next_cell(theme);
        ui::clipped(display_date(user.created_at) +
                        (gone ? " – " + display_date(*user.removed_at) : std::string()),
                    ImGui::GetContentRegionAvail().x);
    }
    ImGui::EndTable();
}

void UsersPage::draw_side(Theme const& theme) {
    ui::IdScope const id(static_cast<int>(m_side));
    ui::PanelScope const panel(theme, "side", {0, 0}, ui::PanelScope::Frame::bordered);
    auto const* const title = m_side == Side::add          ? tr("Add a user")
                              : m_side == Side::passphrase ? tr("Change my passphrase")
                              : m_side == Side::key        ? tr("Give the vault another key")
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
    ui::wrapped_muted(theme, tr("An old copy of the vault or a backup still opens with the old "
                                "passphrase."));
    ui::gap(theme, Space::s);
    ui::DisabledScope const disabled(!m_passphrase.complete());
    if (ui::button(theme, icon::kGood, tr("Use this passphrase"), ui::ButtonKind::main)) {
        change_passphrase();
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
