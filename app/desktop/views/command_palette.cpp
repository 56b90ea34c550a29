// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/command_palette.h"

#include <algorithm>

#include "app/desktop/platform/keys.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/matching.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kWidth = 560;
constexpr float kHeight = 420;
constexpr float kTop = 96;

}  // namespace

void CommandPalette::open(std::vector<Command> commands) {
    m_commands = std::move(commands);
    m_search.clear();
    m_open = m_focus = true;
    filter();
}

void CommandPalette::filter() {
    m_shown.clear();
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        if (matches(m_commands[i].label, m_search)) {
            m_shown.push_back(i);
        }
    }
    m_row = 0;
}

void CommandPalette::draw(Theme const& theme) {
    if (!m_open) {
        return;
    }
    auto const screen = ImGui::GetIO().DisplaySize;
    float const width = std::min(theme.px(kWidth), screen.x - 2 * theme.space(Space::xl));
    ImGui::SetNextWindowPos({(screen.x - width) / 2, theme.px(kTop)});
    ImGui::SetNextWindowSize({width, std::min(theme.px(kHeight), screen.y - theme.px(2 * kTop))});
    ImGui::SetNextWindowFocus();
    ui::ColourScope const ground(ImGuiCol_WindowBg, theme.palette.surface);
    ui::StyleScope const border(ImGuiStyleVar_WindowBorderSize, 1.0F);
    constexpr auto kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                            ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;
    ImGui::Begin("command palette", nullptr, kFlags);
    if (ui::search_field(theme, m_search, tr("what do you want to do?"), -1,
                         std::exchange(m_focus, false))) {
        filter();
    }
    if (pressed(Key::row_up) && m_row > 0) {
        --m_row;
    }
    if (pressed(Key::row_down) && m_row + 1 < m_shown.size()) {
        ++m_row;
    }
    m_run = pressed(Key::confirm);
    {
        ui::PanelScope const rows(theme, "commands", {0, 0}, ui::PanelScope::Frame::none);
        for (std::size_t i = 0; i < m_shown.size(); ++i) {
            draw_row(theme, i);
        }
        if (m_shown.empty()) {
            ui::muted(theme, tr("There is nothing with these words."));
        }
    }
    bool const outside =
        ImGui::IsMouseClicked(0) && !ImGui::IsWindowHovered(ImGuiHoveredFlags_RootAndChildWindows);
    ImGui::End();
    if (pressed(Key::back) || outside) {
        m_open = false;
    } else if (m_run && m_row < m_shown.size()) {
        m_open = false;
        m_commands[m_shown[m_row]].run();
    }
}

void CommandPalette::draw_row(Theme const& theme, std::size_t row) {
    auto const& command = m_commands[m_shown[row]];
    ui::IdScope const id(static_cast<int>(row));
    auto const start = ImGui::GetCursorPos();
    float const height = theme.px(36);
    if (ImGui::Selectable("##command", row == m_row, ImGuiSelectableFlags_None, {0, height})) {
        m_row = row;
        m_run = true;
    }
    if (row == m_row && !ImGui::IsItemVisible()) {
        ImGui::SetScrollHereY();
    }
    ui::named(command.label);
    auto const end = ImGui::GetCursorPos();
    float const middle = start.y + (height - ImGui::GetTextLineHeight()) / 2;
    ImGui::SetCursorPos({start.x + theme.space(Space::s), middle});
    ui::coloured(theme.palette.muted, command.icon);
    ImGui::SetCursorPos({start.x + theme.px(40), middle});
    ui::text(command.label);
    float const right = ImGui::GetWindowContentRegionMax().x - theme.space(Space::s);
    ImGui::SetCursorPos({right - ui::width_of(command.keys), middle});
    ui::muted(theme, command.keys);
    ImGui::SetCursorPos(end);
}

}  // namespace noodkluis::app::desktop
