// SPDX-License-Identifier: Apache-2.0
// What stands beside the plan, and what is shown instead of one that is not there yet.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/views/plans_page.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/exchange/plan_drawing.h"
#include "app/session/folder_listing.h"
#include "app/session/place_edit.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kFormWidth = 480;

}  // namespace

/// The room whose pin this is: they follow the spots, in their order.
PlanRoom const* PlansPage::room_of_pin(std::size_t pin) const {
    auto left = pin - m_sheet->spots.size();
    for (auto const& room : m_sheet->rooms) {
        if (room.pin && left-- == 0) {
            return &room;
        }
    }
    return nullptr;
}

void PlansPage::take(PlanCanvas::Outcome const& outcome) {
    if (m_side == Side::tools) {
        take_for_tools(outcome);
        return;
    }
    std::vector<storage::ObjectId> objects;
    for (auto const pin : outcome.pressed) {
        for (auto const object : m_sheet->spots[pin].objects) {
            objects.push_back(m_sheet->objects[object].id);
        }
    }
    if (objects.size() == 1) {
        m_objects = objects;
        choose_object(objects.front());
    } else if (!objects.empty()) {
        set_side(Side::objects);
        m_objects = std::move(objects);
    }
}

void PlansPage::take_for_tools(PlanCanvas::Outcome const& outcome) {
    auto const spots = m_sheet->spots.size();
    auto place = outcome.place;
    if (!outcome.pressed.empty()) {
        auto const pin = outcome.pressed.front();
        auto const* const room = pin < spots ? nullptr : room_of_pin(pin);
        if (m_tools.armed()) {
            place = m_marks.pins[pin].at;  // in the same place as what stands there
        } else if (room != nullptr) {
            m_tools.choose(room->room.id);
        } else {
            m_tools.choose(m_sheet->objects[m_sheet->spots[pin].objects.front()].id);
        }
    }
    std::optional<PlanTools::Change> change;
    if (place) {
        change = m_tools.press(*m_sheet, *place);
    } else if (outcome.moved && outcome.moved->pin < spots) {
        auto const object = m_sheet->spots[outcome.moved->pin].objects.front();
        change = PlanTools::Change{
            SetObjectPin{m_sheet->objects[object].id,
                         storage::ObjectPin{m_sheet->floor.id, outcome.moved->to}},
            tr("Pin of an object")};
    } else if (outcome.moved) {
        if (auto const* const room = room_of_pin(outcome.moved->pin)) {
            change = PlanTools::Change{SetRoomPin{room->room.id, outcome.moved->to},
                                       tr("Pin of a room")};
        }
    }
    if (change) {
        m_edits.add(std::move(change->edit), std::move(change->label));
    }
}

void PlansPage::draw_side(Theme const& theme) {
    ui::PanelScope const panel(theme, "side", {0, 0}, ui::PanelScope::Frame::bordered);
    if (m_side == Side::tools) {
        draw_tools(theme);
        return;
    }
    bool const one_of_many = m_side == Side::object && m_objects.size() > 1;
    if (ui::button(theme, one_of_many ? icon::kBack : icon::kClose,
                   one_of_many ? tr("Back") : tr("Close"), ui::ButtonKind::quiet)) {
        go_back();
        return;
    }
    ui::gap(theme, Space::s);
    if (m_side == Side::objects) {
        draw_objects(theme);
    } else if (!m_panel.empty()) {
        auto const* const object = m_sheet->object(m_panel.object());
        m_panel.draw(theme, object == nullptr ? std::nullopt : object->salvage_class);
    }
}

void PlansPage::draw_tools(Theme const& theme) {
    ui::wrapped(m_tools.sentence(*m_sheet));
    ui::gap(theme, Space::m);
    ui::PanelScope const panel(theme, "tools", {0, 0}, ui::PanelScope::Frame::none);
    if (auto change = m_tools.draw(theme, *m_sheet)) {
        m_edits.add(std::move(change->edit), std::move(change->label));
    }
    switch (m_tools.take_wish()) {
        case PlanTools::Wish::plan:
            ask_for_plan();
            break;
        case PlanTools::Wish::place:
            open_place_form();
            break;
        case PlanTools::Wish::none:
            break;
    }
}

void PlansPage::open_place_form() {
    m_making_place = true;
    m_new_building = m_sheet ? m_sheet->building.name : "";
    m_new_floor.clear();
    m_new_room.clear();
}

void PlansPage::draw_objects(Theme const& theme) {
    ui::strong(theme, counted("{0} object", "{0} objects", m_objects.size()));
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(m_objects.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            // One that was moved to another floor meanwhile leaves an empty row.
            if (auto const* const object =
                    m_sheet->object(m_objects[static_cast<std::size_t>(i)])) {
                draw_object_row(theme, *object);
            } else {
                ui::muted(theme, "–");
            }
        }
    }
}

void PlansPage::draw_object_row(Theme const& theme, storage::FloorObject const& object) {
    ui::IdScope const id(object.id);
    auto const start = ImGui::GetCursorPos();
    float const badge = theme.px(22);
    float const height = 2 * ImGui::GetFontSize() + theme.space(Space::m);
    if (ImGui::Selectable("##object", false, ImGuiSelectableFlags_None, {0, height})) {
        choose_object(object.id);
        if (auto const place = m_sheet->place_of(object)) {
            m_canvas.show(*place);
        }
    }
    ui::named(object.accession_number);
    auto const end = ImGui::GetCursorPos();
    float const top = start.y + theme.space(Space::xs);
    if (object.salvage_class) {
        ImGui::SetCursorPos({start.x + theme.space(Space::xs), top + theme.px(4)});
        ui::class_badge(theme, *object.salvage_class, badge);
    } else {
        auto const corner = ImGui::GetWindowPos();
        ImGui::GetWindowDrawList()->AddCircleFilled(
            {corner.x + start.x + theme.space(Space::xs) + badge / 2 - ImGui::GetScrollX(),
             corner.y + top + theme.px(4) + badge / 2 - ImGui::GetScrollY()},
            theme.px(4), to_packed(theme.palette.muted));
    }
    float const left = start.x + badge + theme.space(Space::l);
    ImGui::SetCursorPos({left, top});
    ui::clipped(object.name, ImGui::GetContentRegionAvail().x);
    ImGui::SetCursorPos({left, top + ImGui::GetFontSize() + theme.space(Space::xs)});
    ui::muted(theme, object.accession_number);
    ImGui::SetCursorPos(end);
}

/// All objects of the floor: those on lists first.
void PlansPage::show_objects() {
    set_side(Side::objects);
    std::vector<storage::FloorObject const*> sorted;
    for (auto const& object : m_sheet->objects) {
        sorted.push_back(&object);
    }
    auto const rank = [](auto const* object) {
        return object->salvage_class ? static_cast<int>(*object->salvage_class) : 1000;
    };
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](auto const* a, auto const* b) { return rank(a) < rank(b); });
    m_objects.clear();
    for (auto const* const object : sorted) {
        m_objects.push_back(object->id);
    }
}

void PlansPage::draw_unplaced_line(Theme const& theme) {
    auto const count = m_sheet->unplaced.size();
    if (m_side == Side::tools || (count == 0 && !m_sheet->objects.empty())) {
        return;
    }
    if (m_sheet->objects.empty()) {
        ui::muted(theme, tr("No object has its location on this floor."));
        return;
    }
    ui::align_with_controls();
    ui::state(theme, Tone::warning, icon::kWarning,
              counted("{0} object has no place on this plan",
                      "{0} objects have no place on this plan", count));
    ui::beside(ui::button_width(theme, icon::kPin, tr("Put them on it")));
    if (ui::button(theme, icon::kPin, tr("Put them on it"))) {
        set_side(Side::tools);
    }
}

void PlansPage::draw_no_places(Theme const& theme) {
    ui::gap(theme, Space::xl);
    ui::title(theme, tr("No buildings yet"));
    ui::wrapped_muted(theme, tr("Buildings, floors and rooms come with the locations of your "
                                "objects. You can also make them here."));
    ui::gap(theme, Space::m);
    if (ui::button(theme, icon::kAdd, tr("Add a building"), ui::ButtonKind::main)) {
        open_place_form();
    }
}

void PlansPage::draw_no_plan(Theme const& theme) {
    ui::GroupScope const group;
    ui::gap(theme, Space::xl);
    ui::title(theme, tr("No plan of this floor yet"));
    ui::wrapped_muted(theme, tr("Add a scan or an export of the floor plan: a picture, a page "
                                "of a PDF, or an SVG. Then put rooms, objects and routes on it."));
    ui::gap(theme, Space::m);
    if (ui::button(theme, icon::kPhoto, tr("Add a plan"), ui::ButtonKind::main)) {
        ask_for_plan();
    }
    ui::beside(ui::button_width(theme, icon::kAdd, tr("Add a place")));
    if (ui::button(theme, icon::kAdd, tr("Add a place"))) {
        open_place_form();
    }
}

void PlansPage::draw_form(Theme const& theme) {
    ui::FieldLook look;
    look.width = theme.px(kFormWidth);
    ui::gap(theme, Space::m);
    ui::title(theme, tr("A building, floor or room"));
    look.label = tr("Building");
    ui::text_field(theme, m_new_building, look);
    look.label = tr("Floor");
    look.help = tr("such as bg, 1 or -1; leave it empty for a building alone");
    ui::text_field(theme, m_new_floor, look);
    look.label = tr("Room");
    look.help = tr("leave it empty for a floor alone");
    ui::text_field(theme, m_new_room, look);
    bool const ready = !m_new_building.empty() && (m_new_room.empty() || !m_new_floor.empty()) &&
                       !m_storing.active();
    ui::gap(theme, Space::m);
    {
        ui::DisabledScope const disabled(!ready);
        if (ui::button(theme, icon::kGood, tr("Keep"), ui::ButtonKind::main) ||
            (ready && pressed(Key::confirm))) {
            make_place();
        }
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Cancel")));
    if (ui::button(theme, nullptr, tr("Cancel"), ui::ButtonKind::quiet)) {
        m_making_place = false;
    }
}

void PlansPage::make_place() {
    PlaceEdit edit;
    edit.path = m_new_building;
    for (auto const& part : {m_new_floor, m_new_room}) {
        edit.path += part.empty() ? "" : "/" + part;
    }
    m_error.clear();
    m_storing =
        m_workspace.thread.submit([edit, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            Records records(vault, clock);
            return vault.write([&] { return edit_place(records, edit); });
        });
}

void PlansPage::ask_for_plan() {
    m_chooser.open(
        {FileChooser::Purpose::open_file, tr("The plan of this floor"), plan_extensions()});
}

void PlansPage::take_plan(Path const& file) {
    m_error.clear();
    if (has_extension(file.filename().string(), {"pdf"})) {
        m_plan = file;
        m_plan_page = "1";
    } else {
        set_plan(file, 1);
    }
}

void PlansPage::draw_page_form(Theme const& theme) {
    ui::FieldLook look;
    look.width = theme.px(kFormWidth);
    ui::gap(theme, Space::m);
    ui::title(theme, tr("Which page has the plan?"));
    ui::clipped_path(m_plan.string(), ImGui::GetContentRegionAvail().x);
    ui::gap(theme, Space::m);
    look.label = tr("Page");
    look.help = tr("as they are counted in the file, from 1");
    ui::text_field(theme, m_plan_page, look);
    int page = 0;
    auto const* const end = m_plan_page.data() + m_plan_page.size();
    auto const read = std::from_chars(m_plan_page.data(), end, page);
    bool const ready = read.ec == std::errc() && read.ptr == end && page > 0 && !m_storing.active();
    ui::gap(theme, Space::m);
    {
        ui::DisabledScope const disabled(!ready);
        if (ui::button(theme, icon::kGood, tr("Use this page"), ui::ButtonKind::main) ||
            (ready && pressed(Key::confirm))) {
            set_plan(m_plan, page);
        }
    }
    ui::beside(ui::button_width(theme, nullptr, tr("Cancel")));
    if (ui::button(theme, nullptr, tr("Cancel"), ui::ButtonKind::quiet)) {
        m_plan.clear();
        m_error.clear();
    }
}

void PlansPage::set_plan(Path const& file, int page) {
    if (!m_sheet) {
        return;
    }
    PlaceEdit const edit{m_sheet->building.name + "/" + m_sheet->floor.label, {}, file, page};
    m_error.clear();
    m_storing =
        m_workspace.thread.submit([edit, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            Records records(vault, clock);
            return vault.write([&] { return edit_place(records, edit); });
        });
}

}  // namespace noodkluis::app::desktop
