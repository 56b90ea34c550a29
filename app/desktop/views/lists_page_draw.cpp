// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/edit_tools.h"
#include "app/desktop/views/lists_page.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/lists/list_names.h"
#include "app/text/labels.h"
#include "app/text/message.h"

// How the page of the lists looks.
namespace noodkluis::app::desktop {
namespace {

constexpr float kSideWidth = 340;

void draw_state(Theme const& theme, storage::ListStatus status) {
    auto const word = label_of_choice(name_of(status));
    switch (status) {
        case storage::ListStatus::approved:
            ui::state(theme, Tone::good, icon::kGood, word);
            break;
        case storage::ListStatus::draft:
        case storage::ListStatus::in_review:
            ui::state(theme, Tone::warning, icon::kEdit, word);
            break;
        case storage::ListStatus::superseded:
            ui::state(theme, Tone::neutral, icon::kTime, word);
            break;
    }
}

/// "24 objects · 3 h 40 min · 2 without a time · up to 4 people": the sum, and the object that
/// needs most.
std::string totals_text(ListTotals const& totals) {
    auto text = counted("{0} object", "{0} objects", totals.objects);
    auto const add = [&text](char const* sentence, auto const&... values) {
        text += "  ·  " + fmt::format(fmt::runtime(sentence), values...);
    };
    if (totals.minutes > 0) {
        add(tr("{0} h {1:02} min"), totals.minutes / 60, totals.minutes % 60);
    }
    if (totals.minutes > 0 && totals.without_minutes > 0) {
        add(tr("{0} without a time"), totals.without_minutes);
    }
    if (totals.people_max > 0) {
        add(tr_count("up to {0} person", "up to {0} people", totals.people_max), totals.people_max);
    }
    return text;
}

}  // namespace

bool ListsPage::shows_entry() const {
    return m_side == Side::entry && !comparing() && m_first.table.chosen().size() == 1;
}

void ListsPage::draw(Theme const& theme) {
    if (m_export.is_open()) {
        m_export.draw(theme);
        return;
    }
    poll();
    handle_keys();
    draw_head(theme);
    draw_tools(theme);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    if (!m_note.empty()) {
        ui::message(theme, Tone::good, m_note);
    }
    if (!shows_entry()) {
        take(m_entry.flush());
    }
    if (m_side != Side::properties || comparing()) {
        take(m_properties.flush());
    }
    if (m_first.list.sheet() == nullptr) {
        draw_empty(theme);
    } else if (comparing()) {
        draw_compared(theme);
    } else {
        draw_facts(theme);
        draw_bar(theme);
        draw_table(theme);
    }
}

void ListsPage::draw_head(Theme const& theme) {
    ui::head(theme, tr("Lists"));
    float const width = ui::button_width(theme, icon::kUndo, tr("Undo")) +
                        ui::button_width(theme, icon::kRedo, tr("Redo")) + theme.space(Space::s);
    ui::right_or_below(width);
    draw_edit_tools(theme, m_edits);
}

void ListsPage::draw_tools(Theme const& theme) {
    auto const outcome = m_chooser.draw(theme, m_first.list.id());
    if (outcome.make) {
        take(*outcome.make);
    }
    if (outcome.open) {
        open(*outcome.open);
    }
    if (m_chooser.naming() || m_first.list.sheet() == nullptr) {
        return;
    }
    if (m_chooser.lists().size() > 1) {
        ImGui::SameLine();
        if (!comparing()) {
            m_choosing = ui::button(theme, icon::kBeside, tr("Compare"));
        } else {
            auto const second = m_chooser.draw_second(theme, m_first.list.id(), m_second.list.id());
            if (second) {
                m_second.list.open(*second);
                m_second.table = ListTable();
            }
            ui::beside(ui::button_width(theme, icon::kClose, tr("Close")));
            if (ui::button(theme, icon::kClose, tr("Close"), ui::ButtonKind::quiet)) {
                show(Side::none);
            }
        }
    }
    if (!comparing()) {
        auto const* const label = tr("Review and approve");
        ui::right_or_below(ui::button_width(theme, icon::kGood, label));
        bool const open = m_side == Side::review;  // then the next step is in the panel
        if (ui::button(theme, icon::kGood, label,
                       open ? ui::ButtonKind::normal : ui::ButtonKind::main)) {
            show(Side::review);
        }
    }
}

void ListsPage::draw_empty(Theme const& theme) const {
    if (m_first.list.id() || !m_chooser.lists().empty()) {
        return;  // it is being read
    }
    ui::gap(theme, Space::xl);
    ui::title(theme, tr("No lists yet"));
    ui::wrapped_muted(theme, tr("A list says what to carry out first, for one building or one "
                                "kind of disaster."));
}

void ListsPage::draw_facts(Theme const& theme) const {
    auto const& sheet = *m_first.list.sheet();
    draw_state(theme, sheet.list.status);
    std::string facts;
    auto const add = [&facts](std::string const& fact) {
        facts += (facts.empty() ? "" : "  ·  ") + fact;
    };
    if (!sheet.versions.empty()) {
        auto const& version = sheet.versions.front();
        add(fmt::format(fmt::runtime(tr("version {0}, approved on {1}")), version.number,
                        display_date(version.approved_at)));
    }
    if (sheet.list.review_due) {
        add(fmt::format(fmt::runtime(tr("review before {0}")),
                        display_date(*sheet.list.review_due)));
    }
    add(totals_text(totals_of(sheet.rows)));
    ImGui::SameLine(0, theme.space(Space::l));
    ui::wrapped_muted(theme, facts);
}

void ListsPage::draw_bar(Theme const& theme) {
    auto& table = m_first.table;
    int only = table.only() ? static_cast<int>(*table.only()) + 1 : 0;
    ui::FieldLook look;
    look.hint = tr("Which classes");
    look.width = theme.px(116) + theme.control_height();
    std::vector<std::string> words{tr("All classes")};
    for (auto const* const letter : kSalvageClassNames) {
        words.push_back(fmt::format(fmt::runtime(tr("Class {0}")), letter));
    }
    if (ui::choice(theme, only, words, look)) {
        table.show_class(only == 0 ? std::nullopt
                                   : std::optional(static_cast<storage::SalvageClass>(only - 1)));
    }
    ImGui::SameLine();
    bool grouped = table.grouped();
    bool const toggled = ImGui::Checkbox(tr("By room"), &grouped);
    ui::named(tr("By room"));
    if (toggled) {
        table.group_by_room(grouped);
    }
    struct Panel {
        Side side;
        char const* icon;
        char const* label;
    };
    std::array const panels{Panel{Side::changes, icon::kChanges, tr("Changes")},
                            Panel{Side::history, icon::kLog, tr("History")},
                            Panel{Side::properties, icon::kSettings, tr("Properties")}};
    float width = 3 * theme.space(Space::s) + ui::button_width(theme, icon::kExport, tr("Export"));
    for (auto const& panel : panels) {
        width += ui::button_width(theme, panel.icon, panel.label);
    }
    ui::right_or_below(width);
    for (auto const& panel : panels) {
        if (ui::button(theme, panel.icon, panel.label)) {
            show(panel.side);
        }
        ImGui::SameLine();
    }
    if (ui::button(theme, icon::kExport, tr("Export"))) {
        flush();
        m_export.begin(m_first.list.sheet()->list.name);
    }
}

void ListsPage::draw_table(Theme const& theme) {
    bool const entries = m_side == Side::entry && m_first.table.chosen().empty();
    bool const beside = m_side != Side::none && !entries;
    float const side = theme.px(kSideWidth);
    float const width =
        ImGui::GetContentRegionAvail().x - (beside ? side + theme.space(Space::m) : 0);
    draw_rows(theme, "entries", m_first, nullptr, width);
    if (beside) {
        ImGui::SameLine(0, theme.space(Space::m));
        ui::PanelScope const panel(theme, "side", {side, 0}, ui::PanelScope::Frame::bordered);
        draw_side(theme);
    }
}

void ListsPage::draw_rows(Theme const& theme, char const* id, Pane& pane,
                          std::vector<storage::ObjectId> const* other, float width) {
    if (pane.list.sheet()->rows.empty()) {
        ui::GroupScope const group;
        ui::gap(theme, Space::l);
        ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width);
        ui::coloured(theme.palette.muted,
                     tr("There is nothing on this list yet. Choose an object in the "
                        "collection and put it on the list."));
        ImGui::PopTextWrapPos();
        if (auto const dropped = accept_drop_on_empty(theme, {width, theme.px(160)})) {
            drop(pane, *dropped);
        }
        return;
    }
    auto const before = pane.table.chosen();
    auto const outcome = pane.table.draw(theme, id, *pane.list.sheet(), other, width);
    if (outcome.pressed) {
        m_active = &pane;
    }
    if (pane.table.chosen() != before && !pane.table.chosen().empty()) {
        m_side = Side::entry;
    }
    if (outcome.rank_wanted) {
        m_entry.focus_rank();
    }
    if (outcome.drop) {
        drop(pane, *outcome.drop);
    }
}

void ListsPage::draw_compared(Theme const& theme) {
    float const gap = theme.space(Space::m);
    float const width = (ImGui::GetContentRegionAvail().x - gap) / 2;
    draw_pane(theme, m_first, m_second, width);
    ImGui::SameLine(0, gap);
    if (m_second.list.sheet() != nullptr) {
        draw_pane(theme, m_second, m_first, width);
        return;
    }
    ui::GroupScope const group;
    ui::gap(theme, Space::l);
    ui::wrapped_muted(theme, tr("Choose above which list comes here. Objects can be dragged from "
                                "one list to the other."));
}

void ListsPage::draw_pane(Theme const& theme, Pane& pane, Pane& other, float width) {
    ui::GroupScope const group;
    ui::IdScope const id(&pane == &m_first ? 0 : 1);
    auto const& sheet = *pane.list.sheet();
    auto const* const label = tr("Copy to the other list");
    float const button = ui::button_width(theme, icon::kCopyTo, label);
    float const left = ImGui::GetCursorPosX();
    {
        ui::FontScope const font(theme.fonts.title);
        ui::clipped(sheet.list.name, width - button - theme.space(Space::s));
    }
    if (other.list.sheet() != nullptr) {
        ImGui::SameLine();
        ImGui::SetCursorPosX(left + width - button);
        ui::DisabledScope const disabled(pane.table.chosen().empty());
        if (ui::button(theme, icon::kCopyTo, label)) {
            copy_chosen(pane, other);
        }
    }
    draw_state(theme, sheet.list.status);
    ImGui::SameLine(0, theme.space(Space::l));
    ui::muted(theme, counted("{0} object", "{0} objects", sheet.rows.size()));
    draw_rows(theme, "entries", pane, other.list.sheet() == nullptr ? nullptr : &other.objects,
              width);
}

}  // namespace noodkluis::app::desktop
