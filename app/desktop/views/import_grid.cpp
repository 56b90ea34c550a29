// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/import_columns.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/exchange/mapping_targets.h"
#include "app/text/message.h"

// The first rows of the file under the fields of its columns. Drawn by hand: an export may have
// more columns than a table of ImGui, and only those in sight cost anything.
namespace noodkluis::app::desktop {
namespace {

constexpr float kColumnWidth = 212;
constexpr float kHeadHeight = 69;  // and the choice
constexpr float kRowHeight = 52;
constexpr float kNumberWidth = 48;

/// Beneath a cell: what is understood, or what is the matter.
void draw_understood(Theme const& theme, PreviewCell const& cell, float width) {
    ui::FontScope const font(theme.fonts.small);
    auto const effect = cell.issue ? issue_effect(*cell.issue) : IssueEffect::value_changed;
    auto tone = Tone::good;
    auto const* sign = icon::kGood;
    std::string words = cell.understood;
    if (cell.issue && effect != IssueEffect::value_changed) {
        bool const row = effect == IssueEffect::row_refused;
        tone = row ? Tone::danger : Tone::warning;
        sign = row ? icon::kDanger : icon::kWarning;
        words = issue_sentence(*cell.issue);
    } else if (cell.understood.empty()) {
        return;
    }
    ui::GroupScope const group;
    ui::coloured(theme.colour_of(tone), sign);
    ImGui::SameLine(0, theme.space(Space::xs));
    ui::ColourScope const colour(ImGuiCol_Text,
                                 tone == Tone::good ? theme.palette.text : theme.colour_of(tone));
    ui::clipped(words, width - theme.px(22));
}

}  // namespace

void ImportColumns::draw_grid(Theme const& theme, ImportDraft& draft, ImportPreview const& preview,
                              float height) {
    ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing,
                                 ImVec2(theme.space(Space::s), theme.space(Space::xs)));
    ui::PanelScope const panel(theme, "columns", {0, height}, ui::PanelScope::Frame::none,
                               ImGuiWindowFlags_HorizontalScrollbar);
    auto const& sample = *draft.sample();
    float const width = theme.px(kColumnWidth);
    float const left = theme.px(kNumberWidth);
    float const head = theme.px(kHeadHeight) + theme.control_height();
    float const pitch = theme.px(kRowHeight);
    auto const columns = sample.headers.size();
    float const total_height = head + pitch * static_cast<float>(sample.rows.size());
    auto const first =
        static_cast<std::size_t>(std::max(0.0F, std::floor((ImGui::GetScrollX() - left) / width)));
    auto const count = static_cast<std::size_t>(std::ceil(ImGui::GetWindowWidth() / width)) + 1;
    auto const last = std::min(columns, first + count);
    for (std::size_t column = first; column < last; ++column) {
        ui::IdScope const id(static_cast<int>(column));
        ImGui::SetCursorPos({left + static_cast<float>(column) * width, head});
        draw_body(theme, draft, preview, column);
    }
    for (std::size_t row = 0; row < sample.rows.size(); ++row) {
        ImGui::SetCursorPos({theme.space(Space::s),
                             head + static_cast<float>(row) * pitch + theme.space(Space::xs)});
        {
            ui::FontScope const figures(theme.fonts.figures);
            ui::muted(theme, std::to_string(sample.rows[row].number));
        }
        if (row < preview.rows.size() && preview.rows[row].issue) {  // of no cell in particular
            ImGui::SetCursorPos({ImGui::GetScrollX() + theme.space(Space::s),
                                 head + static_cast<float>(row) * pitch + theme.px(28)});
            ui::FontScope const small(theme.fonts.small);
            ui::state(theme, Tone::danger, icon::kDanger, issue_sentence(*preview.rows[row].issue));
        }
    }
    // The head stays in sight when the rows are scrolled.
    float const top = ImGui::GetScrollY();
    auto const corner = ImGui::GetWindowPos();
    ImGui::GetWindowDrawList()->AddRectFilled(corner,
                                              {corner.x + ImGui::GetWindowWidth(), corner.y + head},
                                              to_packed(theme.palette.background));
    for (std::size_t column = first; column < last; ++column) {
        ui::IdScope const id(static_cast<int>(column));
        ImGui::SetCursorPos({left + static_cast<float>(column) * width, top});
        draw_head(theme, draft, column);
    }
    ImGui::SetCursorPos({left + static_cast<float>(columns) * width, total_height});
    ImGui::Dummy({0, 0});
}

void ImportColumns::draw_body(Theme const& theme, ImportDraft& draft, ImportPreview const& preview,
                              std::size_t column) {
    auto const& sample = *draft.sample();
    float const width = theme.px(kColumnWidth);
    float const pitch = theme.px(kRowHeight);
    float const inset = theme.space(Space::s);
    bool const used = !draft.target(column).empty();
    auto const start = ImGui::GetCursorPos();
    auto const corner = ImGui::GetCursorScreenPos();
    float const height = std::max(pitch, pitch * static_cast<float>(sample.rows.size()));
    auto* const list = ImGui::GetWindowDrawList();
    if (ImGui::InvisibleButton("##body", {width, height}) && m_armed != nullptr) {
        assign(draft, column, m_armed);
    }
    ImGui::SetItemAllowOverlap();
    take_drop(draft, column);
    auto const line = to_packed(theme.palette.line);
    list->AddLine(corner, {corner.x, corner.y + height}, line);
    for (std::size_t row = 0; row < sample.rows.size(); ++row) {
        float const y = static_cast<float>(row) * pitch;
        list->AddLine({corner.x, corner.y + y}, {corner.x + width, corner.y + y}, line);
        auto const& cells = sample.rows[row].cells;
        auto const corrected = draft.corrections().find({sample.rows[row].number, column});
        std::string_view const text = corrected != draft.corrections().end() ? corrected->second
                                      : column < cells.size()                ? cells[column]
                                                                             : std::string_view();
        ImGui::SetCursorPos({start.x + inset, start.y + y + theme.space(Space::xs)});
        {
            ui::ColourScope const colour(ImGuiCol_Text,
                                         used ? theme.palette.text : theme.palette.muted);
            ui::clipped(text, width - 2 * inset);
        }
        ImGui::SetCursorPos({start.x + inset, start.y + y + theme.px(28)});
        if (used && row < preview.rows.size() && column < preview.rows[row].cells.size()) {
            draw_understood(theme, preview.rows[row].cells[column], width - 2 * inset);
        }
    }
}

void ImportColumns::draw_head(Theme const& theme, ImportDraft& draft, std::size_t column) {
    float const width = theme.px(kColumnWidth);
    float const inset = theme.space(Space::s);
    auto const start = ImGui::GetCursorPos();
    auto const& header = draft.headers()[column];
    auto const shown =
        header.empty() ? fmt::format(fmt::runtime(tr("Column {0}")), column + 1) : header;
    if (ImGui::InvisibleButton("##header", {width, theme.px(34)}) && m_armed != nullptr) {
        assign(draft, column, m_armed);
    }
    ui::named(shown);
    if (ImGui::BeginDragDropSource()) {
        ImGui::SetDragDropPayload(kColumnDrag, &column, sizeof(column));
        ui::text(shown);
        ImGui::EndDragDropSource();
    }
    take_drop(draft, column);
    ImGui::SetCursorPos({start.x + inset, start.y + theme.space(Space::s)});
    ui::FontScope const strong(theme.fonts.strong);
    ui::clipped(shown, width - 2 * inset);
    ImGui::SetCursorPos({start.x + inset, start.y + theme.px(36)});
    draw_target(theme, draft, column);
    if (draft.guessed(column)) {
        ImGui::SetCursorPos({start.x + inset, start.y + theme.px(43) + theme.control_height()});
        ui::FontScope const small(theme.fonts.small);
        ui::state(theme, Tone::warning, icon::kNote, tr("guessed: is it right?"));
    }
}

/// The field of the column, to choose from a list.
void ImportColumns::draw_target(Theme const& theme, ImportDraft& draft, std::size_t column) {
    ui::FontScope const body(theme.fonts.body);
    auto const& target = draft.target(column);
    auto const label =
        target.empty() ? std::string(tr("Not imported")) : std::string(target_label(target));
    ui::ColourScope const words(ImGuiCol_Text,
                                target.empty() ? theme.palette.muted : theme.palette.text);
    ui::ColourScope const border(ImGuiCol_Border,
                                 target.empty() ? theme.palette.line : theme.palette.border);
    ImGui::SetNextItemWidth(theme.px(kColumnWidth) - 2 * theme.space(Space::s));
    bool const open = ImGui::BeginCombo("##target", label.c_str(), ImGuiComboFlags_HeightLarge);
    if (!open) {
        take_drop(draft, column);
        return;
    }
    ui::ColourScope const text(ImGuiCol_Text, theme.palette.text);
    if (ImGui::Selectable(tr("Not imported"), target.empty())) {
        assign(draft, column, "");
    }
    std::optional<TargetGroup> group;
    for (auto const& entry : mapping_targets()) {
        if (group != entry.group) {
            group = entry.group;
            ui::gap(theme, Space::s);
            ui::muted(theme, group_label(*group));
        }
        if (ImGui::Selectable(tr(entry.label), target == entry.name)) {
            assign(draft, column, entry.name);
        }
    }
    ImGui::EndCombo();
}

/// A field, or another column, that is let go on what was drawn last.
void ImportColumns::take_drop(ImportDraft& draft, std::size_t column) {
    if (!ImGui::BeginDragDropTarget()) {
        return;
    }
    if (auto const* payload = ImGui::AcceptDragDropPayload(kFieldDrag)) {
        auto const target = *static_cast<std::size_t const*>(payload->Data);
        assign(draft, column, mapping_targets()[target].name);
    }
    ImGui::EndDragDropTarget();
}

}  // namespace noodkluis::app::desktop
