// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/shell.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/views/agreements_page.h"
#include "app/desktop/views/collection_page.h"
#include "app/desktop/views/lists_page.h"
#include "app/desktop/views/log_page.h"
#include "app/desktop/views/overview_page.h"
#include "app/desktop/views/plans_page.h"
#include "app/desktop/views/received_page.h"
#include "app/desktop/views/safekeeping_page.h"
#include "app/desktop/views/settings_page.h"
#include "app/desktop/views/sharing_page.h"
#include "app/desktop/views/shortcuts_view.h"
#include "app/desktop/views/users_page.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/folder_listing.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

struct Place {
    char const* icon;
    char const* label;  ///< a gettext key
};

// In the order of PageKind.
constexpr std::array<Place, kPageCount> kPlaces{{{icon::kOverview, translatable("Overview")},
                                                 {icon::kCollection, translatable("Collection")},
                                                 {icon::kLists, translatable("Lists")},
                                                 {icon::kPlans, translatable("Plans")},
                                                 {icon::kAgreements, translatable("Agreements")},
                                                 {icon::kSharing, translatable("Sharing")},
                                                 {icon::kOpenBox, translatable("Received")},
                                                 {icon::kLog, translatable("Log")},
                                                 {icon::kPeople, translatable("Users")},
                                                 {icon::kKeep, translatable("Safekeeping")},
                                                 {icon::kSettings, translatable("Settings")}}};
constexpr int kPagesWithNumber = 9;
constexpr float kSideBarWidth = 208;
constexpr float kFoldedWidth = 64;
constexpr float kFoldBelow = 1100;
constexpr float kStatusHeight = 36;

/// Whether ImGui moves its own focus by the arrow keys and Tab.
void let_keys_move_focus(bool allowed) {
    auto& flags = ImGui::GetIO().ConfigFlags;
    flags = allowed ? flags | ImGuiConfigFlags_NavEnableKeyboard
                    : flags & ~ImGuiConfigFlags_NavEnableKeyboard;
}

std::string lock_text(std::chrono::seconds time) {
    auto const minutes = std::chrono::ceil<std::chrono::minutes>(time).count();
    return fmt::format(fmt::runtime(tr("locks in {0} min")), std::max(minutes, 1L));
}

}  // namespace

Shell::Shell(VaultThread& thread, Clock const& clock, OpenedVault vault, Settings& settings)
    : m_edits(thread, clock),
      m_layout(thread),
      m_agenda(thread, clock, m_edits),
      m_workspace{thread, clock, std::move(vault), m_edits, m_layout, m_agenda},
      m_settings(settings) {
    m_layout.load();
    m_pages.push_back(std::make_unique<OverviewPage>(m_workspace));
    m_pages.push_back(std::make_unique<CollectionPage>(m_workspace));
    m_pages.push_back(std::make_unique<ListsPage>(m_workspace));
    m_pages.push_back(std::make_unique<PlansPage>(m_workspace));
    m_pages.push_back(std::make_unique<AgreementsPage>(m_workspace));
    m_pages.push_back(std::make_unique<SharingPage>(m_workspace));
    m_pages.push_back(std::make_unique<ReceivedPage>(m_workspace, m_settings));
    m_pages.push_back(std::make_unique<LogPage>(m_workspace));
    m_pages.push_back(std::make_unique<UsersPage>(m_workspace));
    m_pages.push_back(std::make_unique<SafekeepingPage>(m_workspace));
    m_pages.push_back(std::make_unique<SettingsPage>(m_settings));
    // An emergency service comes for what it received.
    bool const keeps = m_workspace.vault.party.kind == storage::PartyKind::institution;
    go(keeps ? PageKind::overview : PageKind::received);
}

std::string Shell::under_way() const {
    for (auto const& page : m_pages) {
        if (auto words = page->under_way(); !words.empty()) {
            return words;
        }
    }
    return {};
}

void Shell::draw_question(Theme const& theme) {
    ui::message(theme, Tone::warning,
                fmt::format(fmt::runtime(tr("Still {0}. If you stop it, everything stays as it was "
                                            "before.")),
                            under_way()));
    if (ui::button(theme, nullptr, tr("Go on"), ui::ButtonKind::main)) {
        m_request = Request::stay;
    }
    ImGui::SameLine();
    if (ui::button(theme, nullptr, tr("Stop it and leave"), ui::ButtonKind::danger)) {
        m_request = Request::leave;
    }
    if (m_request != Request::none) {
        m_asking = false;
    }
    ui::gap(theme, Space::m);
}

void Shell::take_dropped(Path const& file) {
    m_not_taken.clear();
    if (m_pages[static_cast<std::size_t>(m_page)]->take_dropped(file)) {
        return;
    }
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i]->take_dropped(file)) {
            go(static_cast<PageKind>(i));
            return;
        }
    }
    m_not_taken = file.filename().string();
}

Shell::~Shell() {
    let_keys_move_focus(true);
    for (auto const& page : m_pages) {
        page->flush();
    }
    m_layout.save();
}

void Shell::go(PageKind kind) {
    m_pages[static_cast<std::size_t>(m_page)]->flush();
    m_page = kind;
    m_shortcuts = false;
    m_not_taken.clear();
    m_agenda.refresh();
    m_pages[static_cast<std::size_t>(kind)]->enter();
}

void Shell::poll() {
    m_edits.poll();
    m_layout.poll();
    m_agenda.poll();
}

Shell::Request Shell::draw(Theme const& theme, std::chrono::seconds until_lock) {
    m_request = Request::none;
    handle_keys();
    auto& page = *m_pages[static_cast<std::size_t>(m_page)];
    bool const whole = page.fills_window();
    let_keys_move_focus(!whole);
    if (!whole) {
        draw_side_bar(theme);
        ImGui::SameLine(0, 0);
    }
    {
        ui::GroupScope const group;
        {
            ui::ColourScope const ground(ImGuiCol_ChildBg, theme.palette.background);
            ui::PanelScope const panel(theme, "page", {0, whole ? 0 : -theme.px(kStatusHeight)},
                                       ui::PanelScope::Frame::padded);
            if (m_asking) {
                draw_question(theme);
            }
            if (!m_not_taken.empty()) {
                ui::message(theme, Tone::warning,
                            fmt::format(fmt::runtime(tr("{0} is not a file that this page, or the "
                                                        "program, can use.")),
                                        m_not_taken));
            }
            if (m_shortcuts) {
                draw_shortcuts(theme);
            } else {
                page.draw(theme);
            }
        }
        if (!whole) {
            draw_status_line(theme, until_lock);
        }
    }
    m_palette.draw(theme);
    if (auto const next = page.take_destination()) {
        go(next->page);
        if (next->begin) {
            m_pages[static_cast<std::size_t>(next->page)]->begin();
        } else if (!next->about.empty()) {
            m_pages[static_cast<std::size_t>(next->page)]->show_about(next->about);
        }
    }
    if (page.take_settings_changed()) {
        m_request = Request::settings_changed;
    }
    if (page.take_check_wanted()) {
        m_request = Request::check;
    }
    return m_request;
}

std::chrono::seconds Shell::redraw_within() const {
    return m_pages[static_cast<std::size_t>(m_page)]->redraw_within();
}

void Shell::draw_side_bar(Theme const& theme) {
    bool const folded = ImGui::GetIO().DisplaySize.x < theme.px(kFoldBelow);
    float const width = theme.px(folded ? kFoldedWidth : kSideBarWidth);
    ui::PanelScope const panel(theme, "side bar", {width, 0}, ui::PanelScope::Frame::none,
                               ImGuiWindowFlags_NoScrollbar);
    float const inset = theme.space(Space::s);
    ImGui::SetCursorPos({inset, theme.space(Space::l)});
    if (!folded) {
        ImGui::SetCursorPosX(theme.space(Space::l));
        ui::GroupScope const group;
        ui::FontScope const font(theme.fonts.strong);
        ui::clipped(m_workspace.vault.party.name, width - 2 * theme.space(Space::l));
    }
    ImGui::SetCursorPosY(theme.px(64));
    for (int i = 0; i < kPageCount; ++i) {
        ImGui::SetCursorPosX(inset);
        draw_place(theme, static_cast<PageKind>(i), width - 2 * inset);
    }
    // At the bottom, or below the places where these need the whole height.
    float const bottom = ImGui::GetWindowHeight() - theme.control_height() - theme.space(Space::l);
    ImGui::SetCursorPos({inset, std::max(ImGui::GetCursorPosY(), bottom)});
    if (ui::button(theme, icon::kLock, folded ? "##lock" : tr("Lock"), ui::ButtonKind::quiet,
                   width - 2 * inset)) {
        m_request = Request::lock;
    }
}

void Shell::draw_place(Theme const& theme, PageKind kind, float width) {
    auto const& place = kPlaces[static_cast<std::size_t>(kind)];
    bool const folded = width < theme.px(kFoldedWidth);
    bool const here = kind == m_page;
    ui::IdScope const id(static_cast<int>(kind));
    auto const start = ImGui::GetCursorPos();
    if (ImGui::Selectable("##place", here, ImGuiSelectableFlags_None, {width, theme.px(36)})) {
        go(kind);
    }
    ui::named(tr(place.label));
    if (folded && ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", tr(place.label));
    }
    auto const end = ImGui::GetCursorPos();
    auto const colour = here ? theme.palette.accent : theme.palette.text;
    ImGui::SetCursorPos({start.x + theme.space(Space::m), start.y + theme.px(8)});
    ui::coloured(colour, place.icon);
    if (!folded) {
        ImGui::SetCursorPos({start.x + theme.px(44), start.y + theme.px(8)});
        ui::coloured(colour, tr(place.label));
        if (auto const waiting = waiting_on(kind); waiting > 0) {
            auto const number = std::to_string(waiting);
            ImGui::SetCursorPos({start.x + width - theme.space(Space::m) - ui::width_of(number),
                                 start.y + theme.px(8)});
            ui::muted(theme, number);
        }
    }
    ImGui::SetCursorPos(end);
}

/// How many things wait for somebody there.
std::int64_t Shell::waiting_on(PageKind page) const {
    auto const& agenda = m_agenda.agenda();
    auto const now = m_workspace.clock.now();
    return agenda ? std::count_if(agenda->items.begin(), agenda->items.end(),
                                  [&](auto const& item) {
                                      return page_of(item.kind) == page && is_for_now(item, now);
                                  })
                  : 0;
}

void Shell::draw_status_line(Theme const& theme, std::chrono::seconds until_lock) {
    ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    ui::PanelScope const panel(theme, "status", {0, 0}, ui::PanelScope::Frame::none,
                               ImGuiWindowFlags_NoScrollbar);
    ImGui::SetCursorPos({theme.space(Space::l), theme.px(9)});
    ui::FontScope const font(theme.fonts.small);
    std::string facts = m_pages[static_cast<std::size_t>(m_page)]->status();
    for (auto const& fact : {std::string(tr("offline")), lock_text(until_lock)}) {
        facts += (facts.empty() ? "" : "  ·  ") + fact;
    }
    ui::muted(theme, facts);
}

void Shell::handle_keys() {
    if (pressed(Key::lock)) {
        m_request = Request::lock;
    }
    for (int i = 0; i < kPagesWithNumber; ++i) {
        if (pressed_number(i + 1)) {
            go(static_cast<PageKind>(i));
        }
    }
    if (pressed(Key::help)) {
        m_shortcuts = !m_shortcuts;
    } else if (m_shortcuts && pressed(Key::back)) {
        m_shortcuts = false;
    }
    if (pressed(Key::palette)) {
        open_palette();
    }
}

void Shell::open_palette() {
    auto commands = m_pages[static_cast<std::size_t>(m_page)]->commands();
    for (int i = 0; i < kPageCount; ++i) {
        auto const& place = kPlaces[static_cast<std::size_t>(i)];
        commands.push_back({place.icon, tr(place.label),
                            i < kPagesWithNumber ? fmt::format(fmt::runtime(tr("Ctrl {0}")), i + 1)
                                                 : std::string(),
                            [this, i] { go(static_cast<PageKind>(i)); }});
    }
    auto const look = [&](char const* label, ThemeKind kind) {
        commands.push_back({icon::kShow, label, "", [this, kind] {
                                m_settings.theme = kind;
                                m_request = Request::settings_changed;
                            }});
    };
    look(tr("Light theme"), ThemeKind::light);
    look(tr("Dark theme"), ThemeKind::dark);
    look(tr("Field theme: highest contrast"), ThemeKind::field);
    commands.push_back({icon::kNote, tr("All keys"), tr("F1"), [this] { m_shortcuts = true; }});
    commands.push_back(
        {icon::kLock, tr("Lock the vault"), tr("Ctrl L"), [this] { m_request = Request::lock; }});
    m_palette.open(std::move(commands));
}

}  // namespace noodkluis::app::desktop
