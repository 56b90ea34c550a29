// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/list_table.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/table_row.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr char const* kDragType = "list entries";
// How wide the table must be, at a scale of 100 %, to have room for a column.
constexpr float kWithPeople = 560;
constexpr float kWithLocation = 620;

using Ids = std::vector<storage::ObjectId>;

/// The list and then the objects, as bytes: what is dragged outlives no frame.
std::vector<Byte> packed(storage::ListId list, Ids const& objects) {
    std::vector<Byte> bytes(list.bytes.begin(), list.bytes.end());
    for (auto const& object : objects) {
        bytes.insert(bytes.end(), object.bytes.begin(), object.bytes.end());
    }
    return bytes;
}

ListTable::Drop unpacked(ImGuiPayload const& payload) {
    ListTable::Drop drop;
    auto const* next = static_cast<Byte const*>(payload.Data);
    auto const* const end = next + payload.DataSize;
    auto const take = [&next](auto& id) {
        std::copy_n(next, id.bytes.size(), id.bytes.begin());
        next += id.bytes.size();
    };
    take(drop.from);
    while (next < end) {
        take(drop.objects.emplace_back());
    }
    return drop;
}

bool contains(Ids const& ids, storage::ObjectId object) {
    return std::find(ids.begin(), ids.end(), object) != ids.end();
}

}  // namespace

bool ListTable::is_chosen(storage::ObjectId object) const {
    return contains(m_chosen, object);
}

void ListTable::choose(ListSheet const& sheet, Ids objects) {
    m_chosen.clear();
    if (objects.size() == 1) {
        m_anchor = objects.front();
    }
    std::sort(objects.begin(), objects.end());
    for (auto const& row : sheet.rows) {
        if (std::binary_search(objects.begin(), objects.end(), row.entry.object)) {
            m_chosen.push_back(row.entry.object);
        }
    }
}

void ListTable::reveal(ListSheet const& sheet, Ids objects) {
    choose(sheet, std::move(objects));
    if (!m_chosen.empty()) {
        m_reveal = m_chosen.front();
        for (auto const& row : sheet.rows) {
            if (row.entry.object == *m_reveal && m_only && row.entry.salvage_class != *m_only) {
                show_class(std::nullopt);
            }
        }
    }
}

void ListTable::choose_all(ListSheet const& sheet) {
    m_chosen.clear();
    for (auto const& row : sheet.rows) {
        if (!m_only || row.entry.salvage_class == *m_only) {
            m_chosen.push_back(row.entry.object);
        }
    }
}

void ListTable::refresh(ListSheet const& sheet) {
    m_arranged = false;
    choose(sheet, m_chosen);
}

void ListTable::arrange(ListSheet const& sheet) {
    if (std::exchange(m_arranged, true)) {
        return;
    }
    m_lines.clear();
    std::vector<std::vector<std::size_t>> groups;
    std::map<std::string, std::size_t> rooms;
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
        auto const& row = sheet.rows[i];
        if (m_only && row.entry.salvage_class != *m_only) {
            continue;
        }
        if (!m_grouped) {
            m_lines.push_back({i, false});
            continue;
        }
        auto const [room, is_new] = rooms.try_emplace(row.room, groups.size());
        if (is_new) {
            groups.emplace_back();
        }
        groups[room->second].push_back(i);
    }
    for (auto const& group : groups) {
        m_lines.push_back({group.front(), true});
        for (auto const row : group) {
            m_lines.push_back({row, false});
        }
    }
}

ListTable::Outcome ListTable::draw(Theme const& theme, char const* id, ListSheet const& sheet,
                                   Ids const* other, float width) {
    constexpr auto kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                            ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_BordersOuter;
    Outcome outcome;
    m_width = width / theme.scale;
    m_other = other;
    arrange(sheet);
    int const columns = 4 + (m_width >= kWithLocation ? 1 : 0) + (m_width >= kWithPeople ? 2 : 0) +
                        (other != nullptr ? 1 : 0);
    if (!ImGui::BeginTable(id, columns, kFlags, {width, 0})) {
        return outcome;
    }
    draw_columns(theme);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(m_lines.size()));
    float const top = ImGui::GetCursorPosY();
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_line(theme, sheet, m_lines[static_cast<std::size_t>(i)], outcome);
        }
    }
    if (m_reveal && clipper.ItemsHeight > 0) {
        auto const line = std::find_if(m_lines.begin(), m_lines.end(), [&](auto const& candidate) {
            return !candidate.is_room && sheet.rows[candidate.row].entry.object == *m_reveal;
        });
        float const at = top + clipper.ItemsHeight * static_cast<float>(line - m_lines.begin());
        ImGui::SetScrollY(std::max(0.0F, at - ImGui::GetWindowHeight() / 2));
        m_reveal.reset();
    }
    scroll_while_dragging(theme);
    outcome.pressed = ImGui::IsWindowFocused() ||
                      (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left));
    ImGui::EndTable();
    m_other = nullptr;
    return outcome;
}

void ListTable::draw_columns(Theme const& theme) const {
    ImGui::TableSetupScrollFreeze(0, 1);
    auto const fixed = [&](char const* label, float pixels) {
        ImGui::TableSetupColumn(label, ImGuiTableColumnFlags_WidthFixed, theme.px(pixels));
    };
    fixed(tr("Rank"), 44);
    fixed(tr("Class"), 44);
    fixed(tr("Number"), 84);
    ImGui::TableSetupColumn(tr("Name"), ImGuiTableColumnFlags_WidthStretch, 1.4F);
    if (m_width >= kWithLocation) {
        ImGui::TableSetupColumn(tr("Location"), ImGuiTableColumnFlags_WidthStretch, 1);
    }
    if (m_width >= kWithPeople) {
        fixed(tr("People"), 52);
        fixed(tr("Minutes"), 58);
    }
    if (m_other != nullptr) {
        fixed("##both", 20);
    }
    ui::FontScope const font(theme.fonts.small);
    ImGui::TableHeadersRow();
}

void ListTable::draw_line(Theme const& theme, ListSheet const& sheet, Line const& line,
                          Outcome& outcome) {
    ui::next_row(theme);
    ImGui::TableNextColumn();
    if (line.is_room) {
        draw_room(theme, sheet.rows[line.row].room, line.row);
    } else {
        draw_row(theme, sheet, sheet.rows[line.row], outcome);
    }
}

/// Over all columns, as a heading of the rows below.
void ListTable::draw_room(Theme const& theme, std::string const& room, std::size_t line) {
    ui::IdScope const id(static_cast<int>(line));
    ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, to_packed(theme.palette.background));
    auto const from = ImGui::GetWindowPos();
    float const right = from.x + ImGui::GetWindowWidth();
    ui::move_to_middle(theme);
    float const y = ImGui::GetCursorScreenPos().y;
    ImGui::PushClipRect({from.x, y - theme.px(8)}, {right, y + theme.row_height()}, false);
    ui::coloured(theme.palette.muted, icon::kPin);
    ImGui::SameLine();
    ui::strong(theme, room.empty() ? tr("In no room") : room);
    ImGui::PopClipRect();
}

void ListTable::draw_row(Theme const& theme, ListSheet const& sheet, ListRow const& row,
                         Outcome& outcome) {
    ui::IdScope const id(row.entry.object);
    auto const object = row.entry.object;
    if (ImGui::Selectable(
            "##row", is_chosen(object),
            ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick,
            {0, ui::inside_row(theme)})) {
        take_press(sheet, row);
        outcome.rank_wanted = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    }
    ui::named(row.accession_number);
    if (ImGui::IsItemFocused() && m_focused != object) {
        m_focused = object;
        // Alt and an arrow key moves the row itself.
        if (ImGui::GetIO().NavVisible && !ImGui::GetIO().KeyAlt) {
            take_press(sheet, row);
        }
    }
    drag(sheet, row);
    accept_drop(theme, row, outcome);
    draw_cells(theme, row);
}

void ListTable::take_press(ListSheet const& sheet, ListRow const& row) {
    auto const object = row.entry.object;
    auto const& io = ImGui::GetIO();
    if (io.KeyCtrl) {
        auto objects = m_chosen;
        auto const found = std::find(objects.begin(), objects.end(), object);
        if (found == objects.end()) {
            objects.push_back(object);
        } else {
            objects.erase(found);
        }
        choose(sheet, std::move(objects));
        m_anchor = object;
        return;
    }
    if (!io.KeyShift || !m_anchor) {
        choose(sheet, {object});
        return;
    }
    auto const line_of = [&](storage::ObjectId wanted) {
        return std::find_if(m_lines.begin(), m_lines.end(), [&](auto const& line) {
            return !line.is_room && sheet.rows[line.row].entry.object == wanted;
        });
    };
    auto first = line_of(*m_anchor);
    auto last = line_of(object);
    if (first == m_lines.end() || last == m_lines.end()) {
        choose(sheet, {object});
        return;
    }
    if (last < first) {
        std::swap(first, last);
    }
    Ids range;
    for (auto line = first; line <= last; ++line) {
        if (!line->is_room) {
            range.push_back(sheet.rows[line->row].entry.object);
        }
    }
    auto const anchor = m_anchor;
    choose(sheet, std::move(range));
    m_anchor = anchor;
}

void ListTable::drag(ListSheet const& sheet, ListRow const& row) {
    if (!ImGui::BeginDragDropSource()) {
        return;
    }
    if (!is_chosen(row.entry.object)) {
        choose(sheet, {row.entry.object});
    }
    auto const bytes = packed(sheet.list.id, m_chosen);
    ImGui::SetDragDropPayload(kDragType, bytes.data(), bytes.size());
    ui::text(row.name.empty() ? row.accession_number : row.name);
    if (m_chosen.size() > 1) {
        ui::text("+ " + std::to_string(m_chosen.size() - 1));
    }
    ImGui::EndDragDropSource();
}

/// A thick line shows between which rows they come.
void ListTable::accept_drop(Theme const& theme, ListRow const& row, Outcome& outcome) {
    auto const top = ImGui::GetItemRectMin();
    auto const bottom = ImGui::GetItemRectMax();
    if (!ImGui::BeginDragDropTarget()) {
        return;
    }
    if (auto const* const payload = ImGui::AcceptDragDropPayload(
            kDragType,
            ImGuiDragDropFlags_AcceptBeforeDelivery | ImGuiDragDropFlags_AcceptNoDrawDefaultRect)) {
        bool const after = ImGui::GetIO().MousePos.y > (top.y + bottom.y) / 2;
        float const y = after ? bottom.y : top.y;
        auto* const ink = ImGui::GetForegroundDrawList();
        auto const colour = to_packed(theme.palette.accent);
        ink->AddCircleFilled({top.x + theme.px(5), y}, theme.px(5), colour);
        ink->AddRectFilled({top.x + theme.px(5), y - theme.px(1.5F)},
                           {bottom.x, y + theme.px(1.5F)}, colour);
        if (payload->IsDelivery()) {
            outcome.drop = unpacked(*payload);
            outcome.drop->rank = row.entry.rank + (after ? 1 : 0);
        }
    }
    ImGui::EndDragDropTarget();
}

void ListTable::draw_cells(Theme const& theme, ListRow const& row) const {
    auto const cell = [&](std::string const& words) {
        ui::next_cell(theme);
        ui::clipped(words, ImGui::GetContentRegionAvail().x);
    };
    ImGui::SameLine(0, 0);
    ui::FontScope const figures(theme.fonts.figures);
    ui::move_to_middle(theme);
    ui::text(std::to_string(row.entry.rank));
    float const badge = theme.px(22);
    ui::next_cell(theme, badge);
    ui::class_badge(theme, row.entry.salvage_class, badge);
    cell(row.accession_number);
    cell(row.name);
    if (m_width >= kWithLocation) {
        ui::next_cell(theme);
        ui::clipped_path(row.location_path, ImGui::GetContentRegionAvail().x);
    }
    if (m_width >= kWithPeople) {
        cell(row.people ? std::to_string(*row.people) : "");
        cell(row.minutes ? std::to_string(*row.minutes) : "");
    }
    if (m_other != nullptr) {
        ui::next_cell(theme);
        if (std::binary_search(m_other->begin(), m_other->end(), row.entry.object)) {
            ui::muted(theme, icon::kBoth);
            if (ImGui::IsItemHovered()) {
                ImGui::SetTooltip("%s", tr("On both lists"));
            }
        }
    }
}

/// A row that is dragged to the edge brings the rows beyond it into sight.
void ListTable::scroll_while_dragging(Theme const& theme) {
    auto const* const payload = ImGui::GetDragDropPayload();
    if (payload == nullptr || !payload->IsDataType(kDragType) ||
        !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) {
        return;
    }
    float const edge = theme.row_height();
    float const y = ImGui::GetIO().MousePos.y - ImGui::GetWindowPos().y;
    float const step = theme.px(8);
    if (y < 2 * edge) {
        ImGui::SetScrollY(ImGui::GetScrollY() - step);
    } else if (y > ImGui::GetWindowHeight() - edge) {
        ImGui::SetScrollY(ImGui::GetScrollY() + step);
    }
}

std::optional<ListTable::Drop> accept_drop_on_empty(Theme const& theme, ImVec2 size) {
    std::optional<ListTable::Drop> drop;
    ImGui::InvisibleButton("drop here", size);
    auto const from = ImGui::GetItemRectMin();
    auto const to = ImGui::GetItemRectMax();
    ImGui::GetWindowDrawList()->AddRect(from, to, to_packed(theme.palette.border), theme.px(6));
    if (ImGui::BeginDragDropTarget()) {
        if (auto const* const payload = ImGui::AcceptDragDropPayload(kDragType)) {
            drop = unpacked(*payload);
            drop->rank = 1;
        }
        ImGui::EndDragDropTarget();
    }
    return drop;
}

}  // namespace noodkluis::app::desktop
