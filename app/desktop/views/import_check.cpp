// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/import_check.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/table_row.h"
#include "app/desktop/widgets/text.h"
#include "app/exchange/mapping_targets.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kCountWidth = 168;
constexpr float kCountHeight = 88;
constexpr auto kTableFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                             ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_BordersOuter;

}  // namespace

void ImportCheck::show(ImportReport report) {
    m_texts.clear();
    for (auto const& problem : report.problems) {
        m_texts.push_back(problem.cell);
    }
    m_report = std::move(report);
    m_outdated = false;
}

bool ImportCheck::can_import(ImportDraft const& draft) const {
    return m_report && !m_outdated && m_report->rows > m_report->refused &&
           (m_report->refused == 0 || draft.skip_bad_rows);
}

void ImportCheck::draw(Theme const& theme, ImportDraft& draft, float height) {
    float const top = ImGui::GetCursorPosY();
    draw_counts(theme);
    ui::gap(theme, Space::m);
    draw_verdict(theme, draft);
    ui::gap(theme, Space::s);
    float const room = std::max(theme.px(120), height - (ImGui::GetCursorPosY() - top));
    if (m_report->problems.empty()) {
        draw_columns(theme, room);
    } else {
        draw_problems(theme, draft, room);
    }
}

void ImportCheck::draw_counts(Theme const& theme) const {
    struct Count {
        char const* words;
        std::uint64_t number;
    };
    std::array const counts{
        Count{tr("new"), m_report->created}, Count{tr("changed"), m_report->changed},
        Count{tr("unchanged"), m_report->unchanged}, Count{tr("refused"), m_report->refused}};
    float const gap = theme.space(Space::m);
    float const width =
        std::min(theme.px(kCountWidth), (ImGui::GetContentRegionAvail().x - 3 * gap) / 4);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (i > 0) {
            ImGui::SameLine(0, gap);
        }
        ui::IdScope const id(static_cast<int>(i));
        ui::PanelScope const panel(theme, "count", {width, theme.px(kCountHeight)},
                                   ui::PanelScope::Frame::bordered, ImGuiWindowFlags_NoScrollbar);
        bool const bad = i + 1 == counts.size() && counts[i].number > 0;
        ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing, ImVec2(theme.space(Space::s), 0));
        {
            ui::FontScope const font(theme.fonts.head);
            ui::coloured(bad ? theme.palette.danger : theme.palette.text,
                         std::to_string(counts[i].number));
        }
        if (bad) {
            ui::state(theme, Tone::danger, icon::kDanger, counts[i].words);
        } else {
            ui::muted(theme, counts[i].words);
        }
    }
}

void ImportCheck::draw_verdict(Theme const& theme, ImportDraft& draft) {
    auto const& report = *m_report;
    if (m_outdated) {
        ui::message(theme, Tone::neutral,
                    tr("Cells were corrected. Check the file again to see what is left."));
    } else if (report.rows == 0) {
        ui::message(theme, Tone::danger, tr("The file holds no objects."));
    } else if (report.refused > 0) {
        ui::message(theme, Tone::warning,
                    tr("Rows that are refused keep the whole file out. Correct their cells here, "
                       "or leave those rows out."));
    } else if (!report.problems.empty()) {
        ui::message(theme, Tone::warning,
                    tr("All rows can be imported. Some values are not understood: their text is "
                       "kept beside the field, which stays empty."));
    } else {
        ui::message(theme, Tone::good, tr("Every row is understood."));
    }
    for (auto const& header : draft.missing()) {
        ui::message(theme, Tone::warning,
                    fmt::format(fmt::runtime(tr("The file has no column \"{0}\", which the mapping "
                                                "names: nothing was read for it.")),
                                header));
    }
    if (report.refused > 0 || draft.skip_bad_rows) {
        auto const* const label = tr("Leave out the rows that are refused");
        ImGui::Checkbox(label, &draft.skip_bad_rows);
        ui::named(label);
    }
}

/// What became of the cells of each column.
void ImportCheck::draw_columns(Theme const& theme, float height) const {
    if (!ImGui::BeginTable("columns", 5, kTableFlags, {0, height})) {
        return;
    }
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn(tr("Column"), ImGuiTableColumnFlags_WidthStretch, 1);
    ImGui::TableSetupColumn(tr("Field"), ImGuiTableColumnFlags_WidthStretch, 1);
    for (auto const* label : {tr("Understood"), tr("In another form"), tr("Blank")}) {
        ImGui::TableSetupColumn(label, ImGuiTableColumnFlags_WidthFixed, theme.px(128));
    }
    {
        ui::FontScope const font(theme.fonts.small);
        ImGui::TableHeadersRow();
    }
    for (auto const& column : m_report->columns) {
        bool const used = !column.field.empty();
        ui::ColourScope const colour(ImGuiCol_Text,
                                     used ? theme.palette.text : theme.palette.muted);
        ui::next_row(theme);
        ui::next_cell(theme);
        ui::clipped(column.header, ImGui::GetContentRegionAvail().x);
        ui::next_cell(theme);
        ui::text(used ? target_label(column.field) : tr("Not imported"));
        ui::FontScope const figures(theme.fonts.figures);
        for (auto const count : {column.understood, column.changed, column.blank}) {
            ui::next_cell(theme);
            ui::text(used ? std::to_string(count) : "");
        }
    }
    ImGui::EndTable();
}

void ImportCheck::draw_problems(Theme const& theme, ImportDraft& draft, float height) {
    if (!ImGui::BeginTable("problems", 4, kTableFlags, {0, height})) {
        return;
    }
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn(tr("Row"), ImGuiTableColumnFlags_WidthFixed, theme.px(72));
    ImGui::TableSetupColumn(tr("Field"), ImGuiTableColumnFlags_WidthStretch, 1);
    ImGui::TableSetupColumn(tr("What is the matter"), ImGuiTableColumnFlags_WidthStretch, 2.4F);
    ImGui::TableSetupColumn(tr("Cell"), ImGuiTableColumnFlags_WidthStretch, 1.6F);
    {
        ui::FontScope const font(theme.fonts.small);
        ImGui::TableHeadersRow();
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(m_report->problems.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_problem(theme, draft, static_cast<std::size_t>(i));
        }
    }
    ImGui::EndTable();
}

void ImportCheck::draw_problem(Theme const& theme, ImportDraft& draft, std::size_t index) {
    auto const& problem = m_report->problems[index];
    ui::IdScope const id(static_cast<int>(index));
    ImGui::TableNextRow(ImGuiTableRowFlags_None,
                        theme.control_height() + 2 * theme.space(Space::xs));
    ImGui::TableNextColumn();
    ui::align_with_controls();
    {
        ui::FontScope const figures(theme.fonts.figures);
        ui::text(std::to_string(problem.row));
    }
    ImGui::TableNextColumn();
    ui::align_with_controls();
    ui::clipped(
        problem.field.empty() ? std::string_view(problem.column) : target_label(problem.field),
        ImGui::GetContentRegionAvail().x);
    ImGui::TableNextColumn();
    bool const row = issue_effect(problem.issue) == IssueEffect::row_refused;
    ui::align_with_controls();
    ui::coloured(row ? theme.palette.danger : theme.palette.warning,
                 row ? icon::kDanger : icon::kWarning);
    ImGui::SameLine();
    std::string words = issue_sentence(problem.issue);
    if (problem.other_row != 0) {
        words += " " + fmt::format(fmt::runtime(tr("See row {0}.")), problem.other_row);
    }
    ui::clipped(words, ImGui::GetContentRegionAvail().x);
    ImGui::TableNextColumn();
    if (problem.place == kNoPlace) {
        ui::align_with_controls();
        ui::muted(theme, tr("Correct it in the file."));
        return;
    }
    ui::FieldLook look;
    look.hint = tr("blank");
    if (ui::text_field(theme, m_texts[index], look)) {
        draft.correct({problem.row, problem.place}, m_texts[index]);
        m_outdated = true;
    }
}

}  // namespace noodkluis::app::desktop
