// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/log_page.h"

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/table_row.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/matching.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

void LogPage::enter() {
    m_verified.clear();
    m_error.clear();
    m_reading =
        m_workspace.thread.submit([](storage::Vault& vault, Job&) { return read_log(vault); });
}

std::string LogPage::status() const {
    return counted("{0} entry", "{0} entries", m_lines.size());
}

void LogPage::filter() {
    m_shown.clear();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        auto const& line = m_lines[i];
        if (matches(line.sentence + " " + line.user, m_search)) {
            m_shown.push_back(i);
        }
    }
}

void LogPage::poll() {
    if (auto lines = m_reading.take()) {
        if (*lines) {
            m_lines = std::move(**lines);
            filter();
        } else {
            m_error = message_of(lines->error());
        }
    }
    if (auto const verified = m_verifying.take()) {
        m_error = *verified ? "" : message_of(verified->error());
        m_verified = *verified ? sentences_of(**verified) : std::vector<std::string>();
    }
}

void LogPage::draw(Theme const& theme) {
    poll();
    ui::head(theme, tr("Log"));
    draw_tools(theme);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    for (auto const& sentence : m_verified) {
        ui::message(theme, &sentence == &m_verified.front() ? Tone::good : Tone::neutral, sentence);
    }
    draw_table(theme);
}

void LogPage::draw_tools(Theme const& theme) {
    if (ui::search_field(theme, m_search, tr("what or who"), theme.px(360), false)) {
        filter();
    }
    ImGui::SameLine();
    ui::DisabledScope const disabled(m_verifying.active());
    if (ui::button(theme, icon::kGood, tr("Check the log"))) {
        m_verified.clear();
        m_verifying = m_workspace.thread.submit(
            [](storage::Vault& vault, Job&) { return vault.check_log(); });
    }
}

void LogPage::draw_table(Theme const& theme) const {
    constexpr auto kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                            ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_BordersOuter;
    if (!ImGui::BeginTable("log", 4, kFlags)) {
        return;
    }
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn(tr("Nr"), ImGuiTableColumnFlags_WidthFixed, theme.px(56));
    ImGui::TableSetupColumn(tr("When"), ImGuiTableColumnFlags_WidthFixed, theme.px(256));
    ImGui::TableSetupColumn(tr("Who"), ImGuiTableColumnFlags_WidthFixed, theme.px(120));
    ImGui::TableSetupColumn(tr("What"), ImGuiTableColumnFlags_WidthStretch);
    {
        ui::FontScope const font(theme.fonts.small);
        ImGui::TableHeadersRow();
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(m_shown.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const& line = m_lines[m_shown[static_cast<std::size_t>(i)]];
            ui::next_row(theme);
            ui::next_cell(theme);
            {
                ui::FontScope const figures(theme.fonts.figures);
                ui::text(std::to_string(line.event.sequence));
            }
            for (auto const& words : {display_time(line.event.time), line.user, line.sentence}) {
                ui::next_cell(theme);
                ui::clipped(words, ImGui::GetContentRegionAvail().x);
            }
        }
    }
    ImGui::EndTable();
}

}  // namespace noodkluis::app::desktop
