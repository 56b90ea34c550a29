// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/field_cards.h"

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/desktop/widgets/touch.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kCardHeight = 84;
constexpr float kHeadingHeight = 44;
constexpr float kBadge = 44;

char const* letter_of(storage::SalvageClass salvage_class) {
    switch (salvage_class) {
        case storage::SalvageClass::a:
            return "A";
        case storage::SalvageClass::b:
            return "B";
        case storage::SalvageClass::c:
            break;
    }
    return "C";
}

/// All, A, B, C, and all again.
std::optional<storage::SalvageClass> after(std::optional<storage::SalvageClass> chosen) {
    if (!chosen) {
        return storage::SalvageClass::a;
    }
    switch (*chosen) {
        case storage::SalvageClass::a:
            return storage::SalvageClass::b;
        case storage::SalvageClass::b:
            return storage::SalvageClass::c;
        case storage::SalvageClass::c:
            break;
    }
    return std::nullopt;
}

}  // namespace

storage::SalvageClass class_of(SharedEntry const& entry) {
    auto const& name = text_of(entry.entry, "class");
    return name == "A"   ? storage::SalvageClass::a
           : name == "B" ? storage::SalvageClass::b
                         : storage::SalvageClass::c;
}

FieldCards::FieldCards(SharedList const& list) : m_list(list), m_order(list.entries.size()) {
    std::map<std::string, int> floors;
    for (std::size_t i = 0; i < list.floors.size(); ++i) {
        floors.emplace(list.floors[i].id, static_cast<int>(i));
    }
    std::map<std::string, int> rooms;
    for (auto const& room : list.rooms) {
        auto const floor = floors.find(room.floor);
        rooms.emplace(room.id, floor == floors.end() ? -1 : floor->second);
    }
    std::map<int, std::size_t> most_urgent;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        auto const room = rooms.find(list.entries[i].room);
        m_floor_of.push_back(room == rooms.end() ? -1 : room->second);
        most_urgent.emplace(m_floor_of.back(), i);
    }
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    std::stable_sort(m_order.begin(), m_order.end(), [&](auto a, auto b) {
        return most_urgent[m_floor_of[a]] < most_urgent[m_floor_of[b]];
    });
    if (!m_order.empty()) {
        m_chosen = m_order.front();
    }
}

void FieldCards::choose(std::size_t index) {
    m_chosen = index;
    m_changed = true;
    m_scroll = true;
}

/// The chosen one stays, so that what was just marked does not vanish under the finger.
bool FieldCards::is_shown(std::size_t index, FieldMarks const& marks) const {
    bool const fits = !m_class || class_of(m_list.entries[index]) == *m_class;
    bool const open = marks.of(index).state == storage::SalvageState::to_do;
    return (fits && (open || !m_to_do_only)) || index == m_chosen;
}

void FieldCards::fill(FieldMarks const& marks) {
    if (!m_changed && m_marks_version == marks.version()) {
        return;
    }
    m_changed = false;
    m_marks_version = marks.version();
    m_rows.clear();
    Row row;
    std::optional<int> floor;
    for (auto const index : m_order) {
        if (!is_shown(index, marks)) {
            continue;
        }
        row.floor = m_floor_of[index];
        if (floor != row.floor) {
            floor = row.floor;
            row.entry.reset();
            m_rows.push_back(row);
            ++row.headings_above;
        }
        row.entry = index;
        m_rows.push_back(row);
        ++row.cards_above;
    }
}

void FieldCards::step(FieldMarks const& marks, int by) {
    fill(marks);
    auto const found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](Row const& row) { return row.entry == m_chosen; });
    if (found == m_rows.end()) {
        return;
    }
    for (auto i = (found - m_rows.begin()) + by; i >= 0 && i < std::ssize(m_rows); i += by) {
        if (auto const& entry = m_rows[static_cast<std::size_t>(i)].entry) {
            choose(*entry);
            return;
        }
    }
}

void FieldCards::go_to_next(FieldMarks const& marks) {
    auto const here = std::find(m_order.begin(), m_order.end(), m_chosen);
    auto const is_next = [&](std::size_t index) {
        return index != m_chosen && marks.of(index).state == storage::SalvageState::to_do &&
               (!m_class || class_of(m_list.entries[index]) == *m_class);
    };
    auto found = std::find_if(here, m_order.end(), is_next);
    if (found == m_order.end()) {
        found = std::find_if(m_order.begin(), here, is_next);
        if (found == here) {
            step(marks, 1);
            return;
        }
    }
    choose(*found);
}

float FieldCards::top_of(Theme const& theme, Row const& row) const {
    return theme.px(kHeadingHeight) * static_cast<float>(row.headings_above) +
           theme.px(kCardHeight) * static_cast<float>(row.cards_above);
}

void FieldCards::draw(Theme const& theme, FieldFocus& focus, FieldMarks& marks, ImVec2 size) {
    ui::GroupScope const group;
    ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing,
                                 ImVec2(theme.space(Space::s), theme.space(Space::s)));
    float const above = 2 * (field_button_height(theme) + theme.space(Space::s));
    draw_tally(theme, focus, marks, size.x);
    draw_filters(theme, focus, size.x);
    fill(marks);
    draw_rows(theme, focus, marks, {size.x, size.y - above});
}

void FieldCards::draw_tally(Theme const& theme, FieldFocus& focus, FieldMarks& marks, float width) {
    auto const start = ImGui::GetCursorPos();
    if (field_button(theme, focus, Stop::tally,
                     {nullptr, "##tally", ui::ButtonKind::normal, width}) &&
        marks.log() != nullptr) {
        marks.ask();
    }
    auto const end = ImGui::GetCursorPos();
    auto const counts = marks.counts();
    float const inset = theme.space(Space::m);
    ImGui::SetCursorPos({start.x + inset, start.y + theme.px(6)});
    {
        ui::FontScope const font(theme.fonts.field_strong);
        ui::clipped(fmt::format(fmt::runtime(tr("{0} of {1} out")), counts.out, marks.entries()),
                    width - 2 * inset);
    }
    ImGui::SetCursorPos({start.x + inset, start.y + theme.px(38)});
    auto const* const log = marks.log();
    auto const words =
        log == nullptr ? std::string(tr("Nothing was marked yet"))
                       : fmt::format(fmt::runtime(log->incident.kind == storage::IncidentKind::drill
                                                      ? tr("Drill since {0}")
                                                      : tr("Incident since {0}")),
                                     display_clock(log->incident.started_at) + " · " +
                                         display_date(log->incident.started_at));
    ui::clipped(words, width - 2 * inset);
    ImGui::SetCursorPos(end);
}

void FieldCards::draw_filters(Theme const& theme, FieldFocus& focus, float width) {
    float const half = std::floor((width - theme.space(Space::s)) / 2);
    auto const class_words = m_class
                                 ? fmt::format(fmt::runtime(tr("Class {0}")), letter_of(*m_class))
                                 : std::string(tr("All classes"));
    FieldButton const to_do{m_to_do_only ? icon::kChecked : icon::kUnchecked, tr("To do"),
                            ui::ButtonKind::normal, half};
    FieldButton const classes{icon::kFilter, class_words.c_str(), ui::ButtonKind::normal, half};
    ui::FontScope const font(font_of_buttons(theme, {to_do, classes}, half));
    if (field_button(theme, focus, Stop::to_do_filter, to_do)) {
        m_to_do_only = !m_to_do_only;
        m_changed = true;
        m_scroll = true;
    }
    ImGui::SameLine();
    ui::IdScope const id("class");  // its label changes
    if (field_button(theme, focus, Stop::class_filter, classes)) {
        m_class = after(m_class);
        m_changed = true;
        m_scroll = true;
    }
}

void FieldCards::keep_in_sight(Theme const& theme, float height) {
    auto const found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](Row const& row) { return row.entry == m_chosen; });
    if (!std::exchange(m_scroll, false) || found == m_rows.end()) {
        return;
    }
    float const top = top_of(theme, *found);
    float const bottom = top + theme.px(kCardHeight);
    float const heading = theme.px(kHeadingHeight);  // it stays on top
    if (top - heading < ImGui::GetScrollY()) {
        ImGui::SetScrollY(top - heading);
    } else if (bottom > ImGui::GetScrollY() + height) {
        ImGui::SetScrollY(bottom - height);
    }
}

void FieldCards::draw_rows(Theme const& theme, FieldFocus& focus, FieldMarks const& marks,
                           ImVec2 size) {
    auto const at = focus.at(Stop::cards);
    if (at.pressed) {
        focus.go(Stop::first);
    }
    ui::PanelScope const panel(theme, "cards", size, ui::PanelScope::Frame::none);
    ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    keep_in_sight(theme, size.y);
    ui::scroll_by_dragging(theme);
    float const scroll = ImGui::GetScrollY();
    Row const* heading = nullptr;
    Row const* next_heading = nullptr;
    for (auto const& row : m_rows) {
        float const top = top_of(theme, row);
        if (!row.entry && top <= scroll) {
            heading = &row;
        } else if (!row.entry && next_heading == nullptr) {
            next_heading = &row;
        }
        float const height = theme.px(row.entry ? kCardHeight : kHeadingHeight);
        if (top + height < scroll || top > scroll + size.y) {
            continue;
        }
        ImGui::SetCursorPos({0, top});
        if (row.entry) {
            draw_card(theme, marks, *row.entry, at.shown && *row.entry == m_chosen);
        } else {
            draw_heading(theme, row, ImGui::GetCursorScreenPos(), ImGui::GetContentRegionMax().x);
        }
    }
    if (!m_rows.empty()) {
        float const end = top_of(theme, m_rows.back()) + theme.px(kCardHeight);
        ImGui::SetCursorPos({0, end});
        ImGui::Dummy({1, 0});
    }
    if (heading != nullptr) {
        float const height = theme.px(kHeadingHeight);
        float const pushed = next_heading == nullptr
                                 ? 0
                                 : std::min(0.0F, top_of(theme, *next_heading) - scroll - height);
        auto const corner = ImGui::GetWindowPos();
        draw_heading(theme, *heading, {corner.x, corner.y + pushed},
                     ImGui::GetContentRegionMax().x);
    }
}

void FieldCards::draw_heading(Theme const& theme, Row const& row, ImVec2 corner,
                              float width) const {
    auto const label =
        row.floor < 0
            ? std::string(tr("Floor not known"))
            : fmt::format(
                  fmt::runtime(tr("Floor {0}")),
                  text_of(m_list.floors[static_cast<std::size_t>(row.floor)].texts, "label"));
    float const height = theme.px(kHeadingHeight);
    auto* const list = ImGui::GetWindowDrawList();
    list->AddRectFilled(corner, {corner.x + width, corner.y + height},
                        to_packed(theme.palette.text));
    auto* const font = theme.fonts.field_strong;
    list->AddText(font, font->FontSize,
                  {corner.x + theme.space(Space::m), corner.y + (height - font->FontSize) / 2},
                  to_packed(theme.palette.surface), label.data(), label.data() + label.size());
}

void FieldCards::draw_card(Theme const& theme, FieldMarks const& marks, std::size_t index,
                           bool focused) {
    ui::IdScope const id(static_cast<int>(index));
    auto const start = ImGui::GetCursorPos();
    auto const corner = ImGui::GetCursorScreenPos();
    ImVec2 const size{ImGui::GetContentRegionMax().x, theme.px(kCardHeight)};
    if (ImGui::InvisibleButton("##card", size) && !ui::was_dragged(theme)) {
        choose(index);
    }
    ui::named(m_list.entries[index].name());
    ImVec2 const far{corner.x + size.x, corner.y + size.y};
    auto* const list = ImGui::GetWindowDrawList();
    if (index == m_chosen) {
        list->AddRectFilled(corner, far, to_packed(theme.palette.selected));
        list->AddRectFilled(corner, {corner.x + theme.px(8), far.y},
                            to_packed(theme.palette.accent));
    }
    list->AddLine({corner.x, far.y - 1}, {far.x, far.y - 1}, to_packed(theme.palette.line));
    ImGui::SetCursorPos(
        {start.x + theme.space(Space::l), start.y + (size.y - theme.px(kBadge)) / 2});
    ui::class_badge(theme, class_of(m_list.entries[index]), theme.px(kBadge));
    ImGui::SetCursorPos({start.x + theme.px(kBadge) + 2 * theme.space(Space::l) - theme.px(4),
                         start.y + theme.px(10)});
    draw_card_text(theme, marks, index);
    if (focused) {
        float const in = theme.px(5);
        draw_focus(theme, {corner.x + in, corner.y + in}, {far.x - in, far.y - in});
    }
}

void FieldCards::draw_card_text(Theme const& theme, FieldMarks const& marks, std::size_t index) {
    auto const& entry = m_list.entries[index];
    ui::GroupScope const group;
    ui::StyleScope const tight(ImGuiStyleVar_ItemSpacing, ImVec2(theme.px(8), theme.px(4)));
    float const width = ImGui::GetContentRegionAvail().x - theme.space(Space::s);
    {
        ui::FontScope const font(theme.fonts.field_strong);
        ui::clipped(fmt::format("{}  {}", index + 1, entry.name()), width);
    }
    ui::FontScope const font(theme.fonts.field);
    auto const& salvage = marks.of(index);
    if (salvage.state != storage::SalvageState::to_do) {
        auto const look = look_of(salvage.state);
        // The time comes first: it must not be cut off.
        auto const words = fmt::format(
            "{} {} {}", salvage.damaged_at ? icon::kDamaged : look.icon,
            display_clock(salvage.damaged_at.value_or(salvage.since)),
            card_words_of(salvage.damaged_at ? storage::SalvageState::damaged : salvage.state));
        ui::ColourScope const colour(
            ImGuiCol_Text, salvage.damaged_at ? theme.palette.danger : theme.colour_of(look.tone));
        ui::clipped(words, width);
        return;
    }
    auto const* const room = m_list.room_of(entry);
    auto const& people = text_of(entry.object, "people_needed");
    auto const where =
        room == nullptr ? text_of(entry.object, "location_path") : text_of(room->texts, "code");
    ui::clipped((people.empty() ? "" : std::string(icon::kPeople) + " " + people + "   ") +
                    (where.empty() ? "" : std::string(icon::kPin) + " " + where),
                width);
}

}  // namespace noodkluis::app::desktop
