// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/create_view.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/sharing/party_kinds.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "crypto/kdf.h"

namespace noodkluis::app::desktop {
namespace {

/// A name that every file system takes.
std::string file_name_of(std::string const& name) {
    std::string result;
    for (char const c : name) {
        bool const plain = c != '/' && c != '\\' && c != ':' && static_cast<unsigned char>(c) >= 32;
        result += plain ? c : '-';
    }
    while (!result.empty() && (result.front() == '.' || result.front() == ' ')) {
        result.erase(0, 1);
    }
    return result;
}

}  // namespace

CreateView::CreateView(VaultThread& thread, Clock const& clock, UserFolders const& folders,
                       storage::PartyKind kind)
    : m_thread(thread), m_clock(clock), m_kind(static_cast<int>(kind)), m_parent(folders.home) {}

CreateView::Outcome CreateView::draw(Theme const& theme) {
    if (auto result = m_making.take()) {
        if (*result) {
            m_opened = std::move(**result);
            return Outcome::opened;
        }
        m_error = message_of(result->error());
    }
    if (m_chooser.is_open()) {
        if (auto parent = m_chooser.draw(theme)) {
            m_parent = *std::move(parent);
        }
        return Outcome::waiting;
    }
    ui::head(theme, tr("A new vault"));
    ui::gap(theme, Space::m);
    float const gap = theme.space(Space::xl);
    {
        float const half = (ImGui::GetContentRegionAvail().x - gap) / 2;
        ui::PanelScope const left(theme, "owner", {half, 0}, ui::PanelScope::Frame::none);
        ui::DisabledScope const disabled(busy());
        draw_owner(theme);
    }
    ImGui::SameLine(0, gap);
    ui::PanelScope const right(theme, "passphrase", {0, 0}, ui::PanelScope::Frame::none);
    {
        ui::DisabledScope const disabled(busy());
        m_passphrase.draw(theme);
    }
    ui::gap(theme, Space::l);
    return draw_end(theme);
}

/// Where it will be, and the buttons.
CreateView::Outcome CreateView::draw_end(Theme const& theme) {
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    draw_place(theme);
    if (busy()) {
        ui::progress(theme, m_making.progress(), tr("Making the vault…"));
        if (ui::button(theme, nullptr, tr("Cancel"))) {
            m_making.cancel();
        }
        return Outcome::waiting;
    }
    bool wanted = false;
    {
        ui::DisabledScope const disabled(!complete());
        wanted = ui::button(theme, icon::kLock, tr("Make the vault"), ui::ButtonKind::main);
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Back")));
    if (ui::button(theme, nullptr, tr("Back"), ui::ButtonKind::quiet)) {
        return Outcome::left;
    }
    if (wanted) {
        make();
    }
    return Outcome::waiting;
}

void CreateView::draw_owner(Theme const& theme) {
    ui::FieldLook look;
    look.label = tr("Who we are");
    static_cast<void>(ui::choice(theme, m_kind, labels_of_choices(kPartyKindNames), look));
    look.label = tr("Name of the organisation");
    look.help = tr("As your partners know you.");
    look.focus = std::exchange(m_focus, false);
    ui::text_field(theme, m_name, look);
    look = {};
    look.label = tr("Your name");
    ui::text_field(theme, m_user, look);
    look.label = tr("This computer");
    look.hint = tr("office, control room 1");
    ui::text_field(theme, m_device, look);
    look.label = tr("How to reach you");
    look.hint = tr("telephone or e-mail address");
    ui::text_field(theme, m_contact, look);
}

void CreateView::draw_place(Theme const& theme) {
    ui::wrapped_muted(theme, fmt::format(fmt::runtime(tr("It will be kept in {0}")),
                                         m_name.empty() ? m_parent.string() : folder().string()));
    {
        ui::DisabledScope const disabled(busy());
        if (ui::button(theme, icon::kFolder, tr("Choose the folder"))) {
            m_chooser.open({FileChooser::Purpose::open_folder,
                            tr("Where should the vault be?"),
                            {},
                            (m_parent / "").string()});
        }
    }
    ui::gap(theme, Space::l);
}

bool CreateView::complete() const {
    return !m_name.empty() && !m_user.empty() && m_passphrase.complete();
}

Path CreateView::folder() const {
    return m_parent / (file_name_of(m_name) + ".kluis");
}

void CreateView::make() {
    auto passphrase = m_passphrase.passphrase();
    if (!passphrase) {
        m_error = message_of(passphrase.error());
        return;
    }
    m_error.clear();
    storage::NewVault start;
    start.party = {storage::PartyId::random(), static_cast<storage::PartyKind>(m_kind), m_name,
                   m_device, m_contact};
    start.user_name = m_user;
    m_making = m_thread.submit_to_slot(
        [folder = folder(), start, passphrase = std::move(*passphrase), &clock = m_clock](
            std::optional<storage::Vault>& slot, Job& job) mutable -> Result<OpenedVault> {
            start.kdf = crypto::calibrate_kdf();
            return create_vault(slot, folder, start, passphrase, clock, job);
        });
}

}  // namespace noodkluis::app::desktop
