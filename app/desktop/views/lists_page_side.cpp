// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/lists_page.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

// What the page of the lists shows beside the table.
namespace noodkluis::app::desktop {

void ListsPage::draw_side(Theme const& theme) {
    auto const& sheet = *m_first.list.sheet();
    auto const closed = [&](char const* title) {
        bool const wanted = draw_panel_head(theme, title);
        ui::gap(theme, Space::s);
        return wanted;
    };
    switch (m_side) {
        case Side::entry:
            draw_entry(theme);
            break;
        case Side::changes:
            if (closed(tr("Changes"))) {
                show(Side::none);
            } else if (m_changes) {
                if (auto const number = draw_changes(theme, *m_changes)) {
                    auto const row = std::find_if(
                        sheet.rows.begin(), sheet.rows.end(),
                        [&](auto const& each) { return each.accession_number == *number; });
                    if (row != sheet.rows.end()) {
                        m_first.table.reveal(sheet, {row->entry.object});
                    }
                }
            } else {
                ui::muted(theme, tr("Comparing…"));
            }
            break;
        case Side::history:
            if (closed(tr("History"))) {
                show(Side::none);
            } else {
                take(draw_history(theme, sheet.list.id, m_history));
            }
            break;
        case Side::properties:
            if (closed(tr("Properties"))) {
                show(Side::none);
            } else {
                take(m_properties.draw(theme, sheet, m_chooser.buildings()));
            }
            break;
        case Side::review:
            if (closed(tr("Review"))) {
                show(Side::none);
            } else {
                draw_review(theme);
            }
            break;
        case Side::none:
            break;
    }
}

void ListsPage::draw_review(Theme const& theme) {
    auto const& sheet = *m_first.list.sheet();
    bool const busy = m_approving.active() || !m_edits.idle();
    auto outcome = m_review.draw(theme, sheet, m_changes ? &*m_changes : nullptr,
                                 m_workspace.clock.now(), busy);
    if (!outcome.reveal.empty()) {
        m_first.table.reveal(sheet, std::move(outcome.reveal));
    }
    if (outcome.approval) {
        approve(*outcome.approval);
    }
    if (outcome.all_changes) {
        show(Side::changes);
    }
    take(std::move(outcome.steps));
}

void ListsPage::draw_entry(Theme const& theme) {
    auto const& chosen = m_first.table.chosen();
    if (chosen.size() > 1) {
        change_chosen(draw_several(theme, chosen.size()));
    } else if (auto const* const row = m_first.list.row(chosen.front())) {
        take(m_entry.draw(theme, *m_first.list.sheet(), *row));
    }
    draw_entry_tools(theme);
}

void ListsPage::draw_entry_tools(Theme const& theme) {
    ui::gap(theme, Space::m);
    if (ui::button(theme, icon::kUp, tr("Up"))) {
        move_chosen(-1);
    }
    ui::beside(ui::button_width(theme, icon::kDown, tr("Down")));
    if (ui::button(theme, icon::kDown, tr("Down"))) {
        move_chosen(1);
    }
    ui::right_or_below(ui::button_width(theme, icon::kRemove, tr("Remove")));
    if (ui::button(theme, icon::kRemove, tr("Remove"), ui::ButtonKind::danger)) {
        remove_chosen();
    }
    ui::FontScope const font(theme.fonts.small);
    ui::wrapped_muted(theme, tr("Alt and an arrow key move it, A, B and C give the class, R goes "
                                "to the rank. Ctrl and Shift choose several."));
}

}  // namespace noodkluis::app::desktop
