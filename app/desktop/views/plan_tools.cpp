// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/plan_tools.h"

#include <fmt/format.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

std::string words_of(storage::Room const& room) {
    return room.name.empty() || room.code.find(room.name) != std::string::npos
               ? room.code
               : room.code + "  " + room.name;
}

/// A row to choose, and what is marked of it at its end. `name` is for ui::named.
bool row(Theme const& theme, bool chosen, std::string const& name, std::string const& words,
         std::string const& marks) {
    float const width = ImGui::GetContentRegionAvail().x;
    auto const start = ImGui::GetCursorPos();
    bool const pressed = ImGui::Selectable("##row", chosen, ImGuiSelectableFlags_None,
                                           {0, theme.row_height() - theme.space(Space::xs)});
    ui::named(name);
    auto const end = ImGui::GetCursorPos();
    float const text_top =
        start.y + (theme.row_height() - theme.space(Space::xs) - ImGui::GetFontSize()) / 2;
    float const right = marks.empty() ? 0 : ui::width_of(marks) + theme.space(Space::m);
    ImGui::SetCursorPos({start.x + theme.space(Space::xs), text_top});
    ui::clipped(words, width - right - theme.space(Space::s));
    if (!marks.empty()) {
        ImGui::SetCursorPos({start.x + width - right + theme.space(Space::xs), text_top});
        ui::muted(theme, marks);
    }
    ImGui::SetCursorPos(end);
    return pressed;
}

}  // namespace

void PlanTools::drop() {
    m_kind = Kind::none;
    m_draft.clear();
    m_room.reset();
    m_object.reset();
    m_changed = true;
}

void PlanTools::arm(Kind kind) {
    m_kind = kind;
    m_draft.clear();
    m_changed = true;
}

void PlanTools::choose(storage::ObjectId object) {
    drop();
    m_object = object;
}

void PlanTools::choose(storage::RoomId room) {
    drop();
    m_room = room;
}

void PlanTools::place(storage::ObjectId object) {
    choose(object);
    arm(Kind::object);
}

void PlanTools::place(storage::RoomId room) {
    choose(room);
    arm(Kind::room);
}

std::string PlanTools::sentence(PlanSheet const& sheet) const {
    switch (m_kind) {
        case Kind::object:
            if (auto const* const object = sheet.object(*m_object)) {
                return fmt::format(fmt::runtime(tr("Click on the plan where {0} is.")),
                                   object->accession_number);
            }
            break;
        case Kind::room:
            if (auto const* const room = sheet.room(*m_room)) {
                return fmt::format(fmt::runtime(tr("Click on the plan where {0} is.")),
                                   room->room.code);
            }
            break;
        case Kind::route:
            return tr(
                "Click from the entrance to the room, corner by corner. Enter is done, "
                "Escape stops.");
        case Kind::assembly_point:
            return tr("Click on the plan where people gather.");
        case Kind::none:
            break;
    }
    return tr("Drag a pin to move it, or choose a room or an object to place.");
}

std::optional<PlanTools::Change> PlanTools::press(PlanSheet const& sheet, storage::PlanPoint at) {
    m_changed = true;
    switch (m_kind) {
        case Kind::object:
            return Change{SetObjectPin{*m_object, storage::ObjectPin{sheet.floor.id, at}},
                          tr("Pin of an object")};
        case Kind::room:
            return Change{SetRoomPin{*m_room, at}, tr("Pin of a room")};
        case Kind::route:
            if (m_draft.size() < storage::kRoutePointsMax) {
                m_draft.push_back(at);
            }
            break;
        case Kind::assembly_point:
            m_kind = Kind::none;
            return Change{SetAssemblyPoint{sheet.floor.id, at}, tr("Assembly point")};
        case Kind::none:
            break;
    }
    return std::nullopt;
}

void PlanTools::finish_route() {
    if (m_draft.size() > 1) {
        m_change = Change{SetRoomRoute{*m_room, m_draft}, tr("Route")};
    }
    arm(Kind::room);
}

std::optional<PlanTools::Change> PlanTools::draw(Theme const& theme, PlanSheet const& sheet) {
    m_change.reset();
    if (m_kind == Kind::route && pressed(Key::confirm)) {
        finish_route();
    }
    if (armed() && pressed(Key::back)) {
        m_kind == Kind::route ? arm(Kind::room) : drop();
    }
    draw_assembly_point(theme, sheet);
    ui::gap(theme, Space::l);
    draw_rooms(theme, sheet);
    draw_wishes(theme);
    ui::gap(theme, Space::l);
    draw_objects(theme, sheet);
    return std::exchange(m_change, std::nullopt);
}

void PlanTools::draw_assembly_point(Theme const& theme, PlanSheet const& sheet) {
    ui::strong(theme, tr("Assembly point"));
    if (ui::button(theme, icon::kPin, tr("Put on the plan"))) {
        drop();
        arm(Kind::assembly_point);
    }
    if (sheet.assembly_point) {
        if (ui::button(theme, nullptr, tr("Take away"), ui::ButtonKind::quiet)) {
            m_change = Change{SetAssemblyPoint{sheet.floor.id, std::nullopt}, tr("Assembly point")};
        }
    }
}

void PlanTools::draw_rooms(Theme const& theme, PlanSheet const& sheet) {
    ui::strong(theme, tr("Rooms"));
    if (sheet.rooms.empty()) {
        ui::wrapped_muted(theme, tr("This floor has no rooms yet."));
    }
    for (auto const& room : sheet.rooms) {
        ui::IdScope const id(room.room.id);
        auto const marks = std::string(room.pin ? icon::kPin : "") +
                           (room.route.empty() ? "" : std::string("  ") + icon::kRoute);
        if (row(theme, m_room == room.room.id, room.room.code, words_of(room.room), marks)) {
            place(room.room.id);
        }
        if (m_room == room.room.id) {
            draw_room_tools(theme, room);
        }
    }
}

void PlanTools::draw_room_tools(Theme const& theme, PlanRoom const& room) {
    if (m_kind == Kind::route) {
        ui::DisabledScope const disabled(m_draft.size() < 2);
        if (ui::button(theme, icon::kGood, tr("Route is done"), ui::ButtonKind::main)) {
            finish_route();
        }
        return;
    }
    if (ui::button(theme, icon::kRoute, tr("Draw route"))) {
        arm(Kind::route);
    }
    if (!room.route.empty()) {
        if (ui::button(theme, nullptr, tr("Take route away"), ui::ButtonKind::quiet)) {
            m_change = Change{SetRoomRoute{room.room.id, {}}, tr("Route")};
        }
    }
    if (room.pin) {
        if (ui::button(theme, nullptr, tr("Take pin away"), ui::ButtonKind::quiet)) {
            m_change = Change{SetRoomPin{room.room.id, std::nullopt}, tr("Pin of a room")};
        }
    }
}

void PlanTools::draw_wishes(Theme const& theme) {
    ui::gap(theme, Space::s);
    if (ui::button(theme, icon::kAdd, tr("Add a place"))) {
        m_wish = Wish::place;
    }
    if (ui::button(theme, icon::kPhoto, tr("Replace plan"))) {
        m_wish = Wish::plan;
    }
}

void PlanTools::draw_objects(Theme const& theme, PlanSheet const& sheet) {
    ui::strong(theme, tr("Objects"));
    if (sheet.objects.empty()) {
        ui::wrapped_muted(theme, tr("No object has its location on this floor."));
        return;
    }
    // Those without a place first: they are what there is to do.
    auto const unplaced = sheet.unplaced.size();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(sheet.objects.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const index = static_cast<std::size_t>(i);
            bool const placed = index >= unplaced;
            auto const object = placed ? sheet.placed[index - unplaced] : sheet.unplaced[index];
            draw_object_row(theme, sheet.objects[object], placed);
        }
    }
}

void PlanTools::draw_object_row(Theme const& theme, storage::FloorObject const& object,
                                bool placed) {
    ui::IdScope const id(object.id);
    auto const marks = object.pin ? icon::kPin : placed ? "" : icon::kWarning;
    if (row(theme, m_object == object.id, object.accession_number,
            object.accession_number + "  " + object.name, marks)) {
        place(object.id);
    }
}

}  // namespace noodkluis::app::desktop
