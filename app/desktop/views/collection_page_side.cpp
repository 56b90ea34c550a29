// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/desktop/views/collection_page.h"
#include "app/desktop/widgets/panel_head.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

// What stands at the right of the table.
namespace noodkluis::app::desktop {

void CollectionPage::draw_side(Theme const& theme) {
    ui::IdScope const id(static_cast<int>(m_side));  // each is scrolled on its own
    ui::PanelScope const scope(theme, "side", {0, 0}, ui::PanelScope::Frame::bordered);
    draw_side_head(theme);
    switch (m_side) {
        case Side::none:
            break;
        case Side::object:
            draw_object(theme);
            break;
        case Side::filters:
            if (m_filters.draw(theme)) {
                m_grid.selection().clear();
                query();
            }
            break;
        case Side::columns:
            m_grid.draw_columns(theme);
            break;
        case Side::new_object:
            if (auto object = m_new_object.draw(theme)) {
                m_grid.go_to(object->id);
                m_edits.add(AddObject{std::move(*object)}, tr("Add object"));
            }
            break;
        case Side::set_field:
        case Side::list:
            draw_bulk(theme);
            break;
    }
}

void CollectionPage::draw_side_head(Theme const& theme) {
    auto const words = [this]() -> std::string {
        switch (m_side) {
            case Side::filters:
                return tr("Filters");
            case Side::columns:
                return tr("Columns");
            case Side::new_object:
                return tr("New object");
            case Side::set_field:
                return tr("Set a field");
            case Side::list:
                return tr("Put on a list");
            case Side::object:
                return m_panel.number();
            case Side::none:
                break;
        }
        return {};
    }();
    if (ui::panel_head(theme, words)) {
        show(Side::none);
    }
}

void CollectionPage::draw_object(Theme const& theme) {
    auto outcome = m_panel.draw(theme);
    take(std::move(outcome.changes));
    if (outcome.look_at) {
        flush();
        m_zoom.open(*outcome.look_at);
    }
    if (outcome.turn) {
        m_intake.turn(*outcome.turn);
    }
    if (outcome.add_photo) {
        flush();
        m_photo_chooser.open(
            {FileChooser::Purpose::open_file, tr("Which photo"), picture_extensions()});
    }
    if (outcome.put_on_list) {
        show(Side::list);
    }
}

void CollectionPage::draw_bulk(Theme const& theme) {
    auto const& ids = m_table.ids();
    auto const count = m_grid.selection().size(ids);
    auto const objects = [&] { return m_grid.selection().chosen(ids); };
    ui::muted(theme, fmt::format(fmt::runtime(tr("{0} chosen")), count));
    ui::gap(theme, Space::m);
    auto change = m_side == Side::list ? m_bulk.draw_list(theme, count, objects)
                                       : m_bulk.draw_field(theme, count, objects);
    if (change) {
        m_edits.add(std::move(change->edit), std::move(change->label));
        show(Side::none);
    }
}

}  // namespace noodkluis::app::desktop
