// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/start_view.h"

#include <algorithm>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/sample/example.h"
#include "app/session/folder_listing.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kStartWidth = 880;
constexpr float kUnlockWidth = 520;
constexpr float kCardHeight = 208;

/// Where a column of this width begins so that it stands in the middle.
void centre(Theme const& theme, float width) {
    float const left = (ImGui::GetContentRegionAvail().x - theme.px(width)) / 2;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, left));
}

}  // namespace

StartView::StartView(VaultThread& thread, Clock const& clock, Settings const& settings,
                     UserFolders const& folders)
    : m_thread(thread), m_clock(clock), m_settings(settings), m_folders(folders) {}

void StartView::show_vault(Path folder) {
    m_error.clear();
    m_chooser.close();
    if (has_extension(folder.filename().string(), {"nkbackup"})) {
        show_restore(std::move(folder), {});
        return;
    }
    auto const& recent = m_settings.recent;
    auto const known = std::find_if(recent.begin(), recent.end(),
                                    [&](auto const& vault) { return vault.folder == folder; });
    m_page.emplace<UnlockView>(m_thread, m_clock, std::move(folder),
                               known == recent.end() ? Timestamp{} : known->opened_at);
}

void StartView::show_check(Path folder) {
    m_error.clear();
    m_chooser.close();
    m_page.emplace<CheckView>(m_thread, m_clock, std::move(folder));
}

void StartView::show_restore(Path backup, Path damaged) {
    m_page.emplace<RestoreView>(m_thread, std::move(backup), std::move(damaged), m_folders.home);
}

bool StartView::draw_check(Theme const& theme) {
    auto* const check = std::get_if<CheckView>(&m_page);
    if (check == nullptr) {
        return false;
    }
    auto const outcome = check->draw(theme);
    if (outcome == CheckView::Outcome::left) {
        auto folder = check->folder();  // the view goes before the next one is made
        show_vault(std::move(folder));
    } else if (outcome == CheckView::Outcome::restore) {
        auto backup = check->backup();
        auto folder = check->folder();
        show_restore(std::move(backup), std::move(folder));
    }
    return true;
}

bool StartView::draw_restore(Theme const& theme) {
    auto* const restore = std::get_if<RestoreView>(&m_page);
    if (restore == nullptr) {
        return false;
    }
    auto const outcome = restore->draw(theme);
    if (outcome == RestoreView::Outcome::left) {
        m_page.emplace<Home>();
    } else if (outcome == RestoreView::Outcome::open) {
        auto folder = restore->folder();
        show_vault(std::move(folder));
    }
    return true;
}

std::optional<OpenedVault> StartView::draw(Theme const& theme) {
    float const width = std::holds_alternative<UnlockView>(m_page) ? kUnlockWidth : kStartWidth;
    ui::gap(theme, Space::xxl);
    centre(theme, width);
    ui::PanelScope const panel(theme, "start",
                               {std::min(theme.px(width), ImGui::GetContentRegionAvail().x), 0},
                               ui::PanelScope::Frame::bordered);
    if (auto* const unlock = std::get_if<UnlockView>(&m_page)) {
        auto const outcome = unlock->draw(theme);
        if (outcome == UnlockView::Outcome::opened) {
            return std::move(unlock->opened());
        }
        if (outcome == UnlockView::Outcome::left) {
            m_page.emplace<Home>();
        } else if (outcome == UnlockView::Outcome::lost) {
            auto folder = unlock->folder();  // the view goes before the next one is made
            m_page.emplace<RecoverView>(m_thread, m_clock, std::move(folder));
        } else if (outcome == UnlockView::Outcome::check) {
            auto folder = unlock->folder();
            show_check(std::move(folder));
        }
    } else if (draw_check(theme) || draw_restore(theme)) {
        return std::nullopt;
    } else if (auto* const recover = std::get_if<RecoverView>(&m_page)) {
        auto const outcome = recover->draw(theme);
        if (outcome == RecoverView::Outcome::opened) {
            return std::move(recover->opened());
        }
        if (outcome == RecoverView::Outcome::left) {
            m_page.emplace<Home>();
        }
    } else if (auto* const create = std::get_if<CreateView>(&m_page)) {
        auto const outcome = create->draw(theme);
        if (outcome == CreateView::Outcome::opened) {
            return std::move(create->opened());
        }
        if (outcome == CreateView::Outcome::left) {
            m_page.emplace<Home>();
        }
    } else if (std::holds_alternative<MakingExample>(m_page)) {
        return draw_example(theme);
    } else if (m_chooser.is_open()) {
        if (auto path = m_chooser.draw(theme)) {
            if (std::exchange(m_chooses_backup, false)) {
                show_restore(*std::move(path), {});
            } else {
                show_vault(*std::move(path));
            }
        }
    } else {
        draw_home(theme);
    }
    return std::nullopt;
}

void StartView::draw_home(Theme const& theme) {
    ui::head(theme, "Noodkluis");
    ui::wrapped_muted(theme, tr("Keeps your priority lists safe, and shares them only under an "
                                "agreement."));
    ui::gap(theme, Space::xl);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        ui::gap(theme, Space::m);
    }
    if (!m_settings.recent.empty()) {
        draw_recent(theme);
        ui::gap(theme, Space::xl);
    }
    draw_cards(theme);
    ui::gap(theme, Space::xl);
    if (ui::button(theme, icon::kFolder, tr("Open another vault"))) {
        m_chooses_backup = false;
        m_chooser.open({FileChooser::Purpose::open_folder, tr("Open another vault"), {"kluis"}});
    }
    ui::beside(ui::button_width(theme, icon::kUndo, tr("Restore a backup")));
    if (ui::button(theme, icon::kUndo, tr("Restore a backup"))) {
        m_chooses_backup = true;
        m_chooser.open({FileChooser::Purpose::open_file, tr("Which backup"), {"nkbackup"}});
    }
    auto const* const drop = tr("You can also drop a vault on this window.");
    ui::beside(ui::width_of(drop));
    ui::align_with_controls();
    ui::muted(theme, drop);
}

void StartView::draw_cards(Theme const& theme) {
    float const gap = theme.space(Space::m);
    float const width = (ImGui::GetContentRegionAvail().x - 2 * gap) / 3;
    ImVec2 const size{width, theme.px(kCardHeight)};
    if (ui::card(theme, icon::kCollection, tr("We keep a collection"),
                 tr("A museum, archive, library or monument: make a vault for your lists."),
                 size)) {
        m_page.emplace<CreateView>(m_thread, m_clock, m_folders, storage::PartyKind::institution);
    }
    ImGui::SameLine(0, gap);
    if (ui::card(theme, icon::kFire, tr("We are an emergency service"),
                 tr("Fire brigade, police or safety region: make a vault to receive lists."),
                 size)) {
        m_page.emplace<CreateView>(m_thread, m_clock, m_folders, storage::PartyKind::fire_brigade);
        return;
    }
    ImGui::SameLine(0, gap);
    if (ui::card(theme, icon::kExample, tr("Show me an example"),
                 tr("An invented museum with lists, agreements and shared bundles."), size)) {
        show_example();
    }
}

void StartView::draw_recent(Theme const& theme) {
    ui::strong(theme, tr("Your vaults"));
    int index = 0;
    Path chosen;
    for (auto const& [folder, opened_at] : m_settings.recent) {
        ui::IdScope const id(index++);
        auto const start = ImGui::GetCursorPos();
        float const height = theme.px(52);
        if (ImGui::Selectable("##vault", false, ImGuiSelectableFlags_None, {0, height})) {
            chosen = folder;
        }
        ui::named(vault_name(folder));
        auto const end = ImGui::GetCursorPos();
        ImGui::SetCursorPos({start.x + theme.space(Space::s), start.y + theme.space(Space::xs)});
        {
            ui::GroupScope const group;
            ui::strong(theme, std::string(icon::kLock) + "  " + vault_name(folder));
            ui::muted(theme, folder.string());
        }
        ImGui::SetCursorPos(end);
    }
    if (!chosen.empty()) {
        show_vault(chosen);
    }
}

std::optional<OpenedVault> StartView::draw_example(Theme const& theme) {
    ui::head(theme, tr("The example"));
    ui::wrapped_muted(theme, tr("An invented museum in an invented town. Nothing you do there "
                                "matters, so try everything."));
    ui::gap(theme, Space::l);
    ui::progress(theme, m_example.progress(), tr("Getting the example ready…"));
    if (ui::button(theme, nullptr, tr("Cancel"))) {
        m_example.cancel();
    }
    auto result = m_example.take();
    if (!result) {
        return std::nullopt;
    }
    m_page.emplace<Home>();
    if (!*result) {
        m_error = message_of(result->error());
        return std::nullopt;
    }
    return std::move(**result);
}

void StartView::show_example() {
    m_error.clear();
    m_page.emplace<MakingExample>();
    m_example = m_thread.submit_to_slot(
        [folder = m_folders.example, &clock = m_clock](std::optional<storage::Vault>& slot,
                                                       Job& job) -> Result<OpenedVault> {
            NK_TRY(auto const example, sample::prepare_example(folder, clock, job));
            return open_vault(slot, example.museum.vault, example.museum.passphrase, clock, job);
        });
}

}  // namespace noodkluis::app::desktop
