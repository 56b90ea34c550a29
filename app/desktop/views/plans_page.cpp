// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/plans_page.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/views/edit_tools.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/place_edit.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::uint32_t kSheetPhotoSide = 700;
// Sizes in which a plan is read: small ones are sharper when the whole is shown.
constexpr std::array<std::uint32_t, 4> kPlanSides{800, 1200, 1600, limits::kPictureSide};
constexpr float kFloorSideWidth = 300;
constexpr float kNarrow = 900;  // below it the floors are a choice in the tool row

}  // namespace

PlansPage::PlansPage(Workspace& workspace)
    : m_workspace(workspace), m_edits(workspace.edits), m_watch(workspace.edits) {}

void PlansPage::enter() {
    read_index();
    read_sheet();
}

std::string PlansPage::status() const {
    return m_sheet ? counted("{0} object on this floor", "{0} objects on this floor",
                             m_sheet->objects.size())
                   : std::string();
}

void PlansPage::read_index() {
    m_reading_index =
        m_workspace.thread.submit([&clock = m_workspace.clock](storage::Vault& vault, Job&) {
            Records records(vault, clock);
            return read_plan_index(records);
        });
}

void PlansPage::read_sheet() {
    if (m_floor) {
        m_reading_sheet = m_workspace.thread.submit(
            [id = *m_floor, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
                Records records(vault, clock);
                return read_plan_sheet(records, id);
            });
    }
}

/// `side` is how long the plan is on the screen.
void PlansPage::ask_for_picture(float side) {
    auto const plan = m_sheet->floor.plan;
    if (!plan || m_reading_picture.active()) {
        return;
    }
    auto const enough = std::find_if(kPlanSides.begin(), kPlanSides.end(), [&](auto candidate) {
        return static_cast<float>(candidate) >= side;
    });
    auto const wanted = enough == kPlanSides.end() ? kPlanSides.back() : *enough;
    if (m_picture_of == plan && m_picture_side == wanted) {
        return;
    }
    if (m_picture_of != plan) {
        m_picture = Texture();
    }
    m_picture_of = plan;
    m_picture_side = wanted;
    m_reading_picture = m_workspace.thread.submit(
        [id = *plan, wanted, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            Records records(vault, clock);
            return read_picture(records.blobs, id, wanted);
        });
}

void PlansPage::choose_floor(storage::FloorId floor) {
    if (m_floor == floor) {
        return;
    }
    m_floor = floor;
    m_sheet.reset();
    m_error.clear();
    m_making_place = false;
    m_plan.clear();
    m_chooser.close();
    m_object.reset();
    m_panel.clear();
    m_tools.drop();
    if (m_side != Side::tools) {
        m_side = Side::none;
    }
    m_canvas.fit();
    read_sheet();
}

/// One that has a plan, if there is one.
void PlansPage::choose_first_floor() {
    std::optional<storage::FloorId> first;
    for (auto const& building : m_index->places) {
        for (auto const& floor : building.floors) {
            if (!m_floor && floor.floor.plan) {
                choose_floor(floor.floor.id);
            }
            first = first.value_or(floor.floor.id);
        }
    }
    if (!m_floor && first) {
        choose_floor(*first);
    }
}

void PlansPage::choose_object(storage::ObjectId object) {
    m_object = object;
    m_side = Side::object;
    update_marks();
    m_reading_object = m_workspace.thread.submit(
        [object, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            Records records(vault, clock);
            return read_object_sheet(records, object, kSheetPhotoSide);
        });
}

void PlansPage::set_side(Side side) {
    m_side = side;
    m_object.reset();
    m_panel.clear();
    m_tools.drop();
    update_marks();
}

void PlansPage::poll() {
    auto const keep_error = [this](auto const& result) {
        if (!result) {
            m_error = message_of(result.error());
        }
        return result.has_value();
    };
    if (auto index = m_reading_index.take(); index && keep_error(*index)) {
        m_index = std::move(**index);
        choose_first_floor();
    }
    if (auto sheet = m_reading_sheet.take(); sheet && keep_error(*sheet)) {
        m_sheet = std::move(**sheet);
        update_marks();
    }
    if (auto object = m_reading_object.take(); object && keep_error(*object)) {
        m_panel.show(std::move(**object));
    }
    if (auto picture = m_reading_picture.take(); picture && keep_error(*picture)) {
        // Another floor may have been chosen meanwhile.
        if (m_sheet && m_sheet->floor.plan == m_picture_of) {
            m_picture = Texture(**picture);
        }
    }
    if (auto const stored = m_storing.take(); stored && keep_error(*stored)) {
        m_making_place = false;
        m_plan.clear();
        enter();
    }
    if (m_watch.changed()) {
        m_error.clear();
        read_sheet();
    }
    if (auto const error = m_edits.take_error()) {
        m_error = message_of(*error);
    }
    if (m_tools.take_changed()) {
        update_marks();
    }
}

/// A pin for each spot, in the same order; rooms after them while the plan is edited.
void PlansPage::update_marks() {
    auto const serial = m_marks.serial + 1;
    m_marks = PlanMarks();
    m_marks.serial = serial;
    if (!m_sheet) {
        return;
    }
    bool const editing = m_side == Side::tools;
    auto const chosen = editing ? m_tools.object() : m_object;
    for (auto const& spot : m_sheet->spots) {
        PlanPin pin;
        pin.at = spot.at;
        pin.salvage_class = spot.salvage_class;
        pin.count = spot.objects.size();
        auto const& first = m_sheet->objects[spot.objects.front()];
        pin.name = first.accession_number;
        if (pin.count == 1) {
            pin.words = first.accession_number + "  " + first.name;
        }
        pin.chosen = chosen && std::any_of(spot.objects.begin(), spot.objects.end(), [&](auto i) {
                         return m_sheet->objects[i].id == *chosen;
                     });
        pin.movable = editing && pin.count == 1;
        m_marks.pins.push_back(std::move(pin));
    }
    m_marks.assembly_point = m_sheet->assembly_point;
    if (auto const* const object = chosen ? m_sheet->object(*chosen) : nullptr) {
        m_marks.route = m_sheet->route_to(*object);
    } else {
        for (auto const& room : m_sheet->rooms) {
            if (!editing || m_tools.room() != room.room.id) {
                m_marks.routes.push_back(room.route);
            }
        }
    }
    if (editing) {
        update_tool_marks();
    }
}

void PlansPage::update_tool_marks() {
    for (auto const& room : m_sheet->rooms) {
        if (room.pin) {
            PlanPin pin;
            pin.at = *room.pin;
            pin.look = PlanPin::Look::room;
            pin.name = room.room.code;
            pin.words = room.room.name;
            pin.chosen = m_tools.room() == room.room.id;
            pin.movable = true;
            m_marks.pins.push_back(std::move(pin));
        }
        if (m_tools.room() == room.room.id && m_tools.draft().empty()) {
            m_marks.route = room.route;
        }
    }
    m_marks.draft = m_tools.draft();
}

void PlansPage::go_back() {
    if (!m_plan.empty()) {
        m_plan.clear();
    } else if (m_making_place) {
        m_making_place = false;
    } else if (m_side == Side::object && m_objects.size() > 1) {
        auto objects = m_objects;
        set_side(Side::objects);
        m_objects = std::move(objects);
    } else if (m_side != Side::tools) {
        set_side(Side::none);
    }
}

void PlansPage::draw(Theme const& theme) {
    poll();
    if (m_chooser.is_open()) {
        if (auto const picture = m_chooser.draw(theme)) {
            take_plan(*picture);
        }
        return;
    }
    bool const narrow = ImGui::GetContentRegionAvail().x < theme.px(kNarrow);
    ui::head(theme, tr("Plans"));
    if (!m_index) {
        return;
    }
    bool const none = m_index->places.empty();
    if (narrow && !none) {
        ImGui::SameLine(0, theme.space(Space::xl));
        draw_floor_choice(theme);
    }
    if (!none && !m_making_place && m_plan.empty()) {
        draw_tool_row(theme);
    }
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    if (pressed(Key::back) && !m_tools.armed()) {
        go_back();
    }
    if (!m_plan.empty()) {
        draw_page_form(theme);
    } else if (m_making_place) {
        draw_form(theme);
    } else if (none) {
        draw_no_places(theme);
    } else {
        if (!narrow) {
            draw_floors(theme);
            ImGui::SameLine(0, theme.space(Space::m));
        }
        draw_floor(theme);
    }
}

void PlansPage::draw_tool_row(Theme const& theme) {
    float const right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
    bool const editing = m_side == Side::tools;
    ui::DisabledScope const disabled(!m_sheet || !m_sheet->floor.plan);
    if (ui::button(theme, editing ? icon::kGood : icon::kEdit,
                   editing ? tr("Ready") : tr("Mark on the plan"),
                   editing ? ui::ButtonKind::main : ui::ButtonKind::normal)) {
        set_side(editing ? Side::none : Side::tools);
    }
    ImGui::SameLine();
    if (editing) {
        draw_edit_tools(theme, m_edits);
    } else if (ui::button(theme, icon::kCollection, tr("Objects"))) {
        show_objects();
    }
    ImGui::SameLine(right - PlanCanvas::buttons_width(theme));
    m_canvas.draw_buttons(theme);
}

void PlansPage::draw_floor(Theme const& theme) {
    if (!m_sheet) {
        return;
    }
    if (!m_sheet->floor.plan) {
        draw_no_plan(theme);
        return;
    }
    bool const beside = m_side != Side::none;
    float const width = ImGui::GetContentRegionAvail().x -
                        (beside ? theme.px(kFloorSideWidth) + theme.space(Space::m) : 0);
    {
        ui::GroupScope const group;
        draw_unplaced_line(theme);
        draw_canvas(theme, {width, ImGui::GetContentRegionAvail().y});
    }
    if (beside) {
        ImGui::SameLine(0, theme.space(Space::m));
        draw_side(theme);
    }
}

void PlansPage::draw_canvas(Theme const& theme, ImVec2 size) {
    ask_for_picture(m_picture.empty() ? std::max(size.x, size.y) : m_canvas.long_side());
    auto const use =
        m_side == Side::tools && m_tools.armed() ? PlanCanvas::Use::place : PlanCanvas::Use::look;
    take(m_canvas.draw(theme, m_picture, m_marks, size, use));
}

}  // namespace noodkluis::app::desktop
