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
#include "storage/vault_slots.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kSideWidth = 420;

}  // namespace

void UsersPage::enter() {
    m_reading = m_workspace.thread.submit([](storage::Vault& vault, Job&) -> Result<People> {
        NK_TRY(auto users, storage::UserRepository(vault.connection()).list());
        auto const slots = vault.slots();
        bool const with_file =
            slots.kind_of(slots.opened_with()) == crypto::SlotKind::passphrase_and_file;
        return People{std::move(users), vault.user(), vault.current_user().role, with_file};
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
            show(m_working_on == Side::removed ? Side::removed : Side::none);
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
    m_working_on = Side::add;
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
    m_working_on = Side::passphrase;
    m_working = m_workspace.thread.submit([passphrase = std::move(*passphrase), file = m_key_file](
                                              storage::Vault& vault, Job&) -> Result<std::string> {
        if (file.empty()) {
            NK_CHECK(vault.change_passphrase(crypto::PassphraseKey(passphrase),
                                             crypto::calibrate_kdf()));
        } else {
            NK_TRY(auto key_file, crypto::read_key_file(file));
            NK_CHECK(vault.change_passphrase(
                crypto::PassphraseKey(passphrase.clone(), std::move(key_file)),
                crypto::calibrate_kdf()));
        }
        return tr("From now on the new passphrase opens the vault for you.");
    });
}

void UsersPage::change_key() {
    m_working_on = Side::key;
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
    m_working_on = Side::user;
    m_working = m_workspace.thread.submit(
        [name = chosen()->name, role](storage::Vault& vault, Job&) -> Result<std::string> {
            NK_TRY(auto const user, vault.set_role(name, role));
            return fmt::format(fmt::runtime(tr("{0} works here as {1} now.")), user.name,
                               label_of_choice(name_of(user.role)));
        });
}

void UsersPage::remove() {
    m_working_on = Side::removed;
    m_removed = chosen()->name;
    m_working = m_workspace.thread.submit(
        [name = m_removed](storage::Vault& vault, Job&) -> Result<std::string> {
            NK_TRY(auto const user, vault.remove_user(name));
            return fmt::format(fmt::runtime(tr("{0} no longer opens this vault.")), user.name);
        });
}

void UsersPage::draw(Theme const& theme) {
    poll();
    if (m_chooser.is_open()) {
        if (auto file = m_chooser.draw(theme)) {
            m_key_file = *std::move(file);
        }
        return;
    }
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

}  // namespace noodkluis::app::desktop
