// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/object_grid.h"

#include <algorithm>

#include "app/desktop/platform/keys.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/table_row.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

using storage::ObjectColumn;

constexpr float kNumberWidth = 104;
constexpr float kColumnLeast = 130;
constexpr int kScrolls = 3;

/// Figures stand under one another.
bool has_figures(ObjectColumn column) {
    return column == ObjectColumn::accession_number ||
           column == ObjectColumn::location_checked_on || column == ObjectColumn::people_needed ||
           column == ObjectColumn::minutes_needed || column == ObjectColumn::weight ||
           column == ObjectColumn::value || column == ObjectColumn::updated_at;
}

}  // namespace

ObjectGrid::ObjectGrid(ObjectTable& table, Layout& layout) : m_table(table), m_layout(layout) {}

bool& ObjectGrid::shown(TableColumn const& column) {
    return m_layout.shown("object-" + std::to_string(static_cast<int>(column.column)),
                          column.shown_at_first);
}

void ObjectGrid::go_to(storage::ObjectId id) {
    m_going_to = id;
    m_scrolls = kScrolls;
    follow();
}

void ObjectGrid::follow() {
    if (m_cursor && !m_table.index_of(*m_cursor)) {
        m_cursor.reset();
    }
}

ObjectGrid::Outcome ObjectGrid::draw(Theme const& theme, float width) {
    m_outcome = {};
    constexpr auto kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                            ImGuiTableFlags_Resizable | ImGuiTableFlags_Reorderable |
                            ImGuiTableFlags_Hideable | ImGuiTableFlags_Sortable |
                            ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_BordersOuter;
    if (ImGui::BeginTable("objects", static_cast<int>(storage::kObjectColumnCount), kFlags,
                          {width, 0})) {
        set_up_columns(theme, width);
        draw_head(theme);
        draw_rows(theme);
        ImGui::EndTable();
    }
    if (pressed(Key::all)) {
        m_selection.choose_all(m_table.ids());
    }
    return m_outcome;
}

/// The columns that are chosen, as far as there is room for them to be read.
void ObjectGrid::set_up_columns(Theme const& theme, float width) {
    ImGui::TableSetupScrollFreeze(0, 1);
    int room = std::max(2, static_cast<int>(width / theme.px(kColumnLeast)));
    for (auto const& column : table_columns()) {
        auto const index = static_cast<std::size_t>(column.column);
        bool const is_number = column.column == ObjectColumn::accession_number;
        auto flags = static_cast<ImGuiTableColumnFlags>(
            is_number ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch);
        flags |= column.shown_at_first ? 0 : ImGuiTableColumnFlags_DefaultHide;
        flags |= is_number ? ImGuiTableColumnFlags_DefaultSort | ImGuiTableColumnFlags_NoHide : 0;
        ImGui::TableSetupColumn(column_label(column.column).c_str(), flags,
                                is_number ? theme.px(kNumberWidth) : column.weight);
        bool const enabled = shown(column) && room > 0;
        room -= enabled ? 1 : 0;
        ImGui::TableSetColumnEnabled(static_cast<int>(index), enabled);
    }
    auto* const specs = ImGui::TableGetSortSpecs();
    if (specs != nullptr && specs->SpecsDirty && specs->SpecsCount > 0) {
        auto const& first = specs->Specs[0];
        storage::CatalogueSort const wanted{static_cast<ObjectColumn>(first.ColumnIndex),
                                            first.SortDirection == ImGuiSortDirection_Descending
                                                ? storage::Direction::descending
                                                : storage::Direction::ascending};
        m_outcome.sort_changed = wanted != m_sort;
        m_sort = wanted;
        specs->SpecsDirty = false;
    }
}

void ObjectGrid::draw_head(Theme const& theme) {
    // The menu that ImGui opens at its heads speaks English only; ours is the panel with columns.
    ImGui::GetIO().MouseReleased[ImGuiMouseButton_Right] = false;
    ui::FontScope const font(theme.fonts.small);
    ImGui::TableHeadersRow();
}

void ObjectGrid::draw_rows(Theme const& theme) {
    if (std::exchange(m_fresh, false)) {
        ImGui::SetScrollY(0);  // ImGui remembers where the table of another vault was
    }
    if (m_going_to) {
        if (auto const index = m_table.index_of(*m_going_to)) {
            move_to(*index);
            m_selection.choose(m_table.ids(), *index);
            ImGui::SetScrollY(static_cast<float>(*index) * m_row_height -
                              ImGui::GetWindowHeight() / 3);
            m_outcome.opened = m_scrolls == kScrolls;
            if (--m_scrolls == 0) {
                m_going_to.reset();
            }
        }
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(m_table.size()));
    while (clipper.Step()) {
        m_row_height = std::max(m_row_height, clipper.ItemsHeight);
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_row(theme, static_cast<std::size_t>(i));
        }
    }
}

void ObjectGrid::draw_row(Theme const& theme, std::size_t index) {
    auto const id = m_table.id(index);
    ui::IdScope const scope(id);
    ui::next_row(theme);
    ImGui::TableSetColumnIndex(0);
    if (ImGui::Selectable("##row", m_selection.contains(id), ImGuiSelectableFlags_SpanAllColumns,
                          {0, ui::inside_row(theme)}) &&
        !m_was_focused) {
        press(index);
    }
    if (ImGui::IsItemFocused()) {
        m_was_focused = false;
        if (pressed(Key::confirm) && !ImGui::GetIO().WantTextInput) {
            m_outcome.opened = true;
        }
        if (m_cursor != id && ImGui::GetIO().NavVisible) {
            bool const extends = ImGui::GetIO().KeyShift;
            move_to(index);
            extends ? m_selection.extend(m_table.ids(), index)
                    : m_selection.choose(m_table.ids(), index);
        }
    }
    if (m_focus) {
        m_focus = false;
        m_was_focused = true;
        ImGui::SetKeyboardFocusHere(-1);
    }
    auto const* const row = m_table.row(index);
    if (row != nullptr) {
        ui::named((*row)[ObjectColumn::accession_number]);
    }
    ImGui::SameLine(0, 0);
    if (row == nullptr) {
        ui::muted(theme, "…");
        return;
    }
    for (auto const& column : table_columns()) {
        if (!ImGui::TableSetColumnIndex(static_cast<int>(column.column))) {
            continue;
        }
        ui::move_to_middle(theme);
        float const width = ImGui::GetContentRegionAvail().x;
        auto const& words = (*row)[column.column];
        if (has_figures(column.column)) {
            ui::FontScope const figures(theme.fonts.figures);
            ui::clipped(words, width);
        } else if (column.column == ObjectColumn::location) {
            ui::clipped_path(words, width);
        } else {
            ui::clipped(words, width);
        }
    }
}

/// By the mouse, or by Space on the row that has the keys.
void ObjectGrid::press(std::size_t index) {
    auto const& io = ImGui::GetIO();
    auto const& ids = m_table.ids();
    bool const by_mouse = io.MouseReleased[ImGuiMouseButton_Left];
    if (io.KeyShift) {
        m_selection.extend(ids, index);
    } else if (io.KeyCtrl || !by_mouse) {
        m_selection.toggle(ids, index);
    } else {
        m_selection.choose(ids, index);
        m_outcome.opened = true;
    }
    move_to(index);
}

void ObjectGrid::move_to(std::size_t index) {
    m_outcome.moved = m_outcome.moved || m_cursor != m_table.id(index);
    m_cursor = m_table.id(index);
}

void ObjectGrid::draw_columns(Theme const& theme) {
    ui::wrapped_muted(theme,
                      tr("Drag the head of a column to move it, and its edge to make it wider "
                         "or narrower. Press it to sort."));
    ui::gap(theme, Space::m);
    for (auto const& column : table_columns()) {
        ui::DisabledScope const always(column.column == ObjectColumn::accession_number);
        auto const label = column_label(column.column);
        ImGui::Checkbox(label.c_str(), &shown(column));
        ui::named(label);
    }
}

}  // namespace noodkluis::app::desktop
