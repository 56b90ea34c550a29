// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/plan_canvas.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/desktop/platform/keys.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kZoomMax = 12;
constexpr float kZoomStep = 1.25F;
constexpr float kPanStep = 60;
constexpr char const* kLess = "–";
constexpr float kTogether = 26;  // pins closer than this are drawn as one

}  // namespace

void PlanCanvas::fit() {
    m_zoom = 1;
    m_centre = {0.5F, 0.5F};
}

void PlanCanvas::show(storage::PlanPoint place) {
    m_centre = {static_cast<float>(place.x), static_cast<float>(place.y)};
}

float PlanCanvas::long_side() const {
    return std::max(m_view.size.x, m_view.size.y);
}

PlanCanvas::Outcome PlanCanvas::draw(Theme const& theme, Texture const& plan,
                                     PlanMarks const& marks, ImVec2 size, Use use) {
    constexpr auto kFlags = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse |
                            ImGuiWindowFlags_NoNavInputs;
    Outcome outcome;
    ui::PanelScope const panel(theme, "plan", size, ui::PanelScope::Frame::none, kFlags);
    size = ImGui::GetContentRegionAvail();
    auto const corner = ImGui::GetCursorScreenPos();
    if (plan.empty() || size.x < 1 || size.y < 1) {
        return outcome;
    }
    m_fitted = plan.fitted(size);
    bool const pressed = ImGui::InvisibleButton("##plan", size);
    ImGui::SetItemAllowOverlap();
    bool const held = ImGui::IsItemActive();
    auto const drag = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left);
    bool const still = std::hypot(drag.x, drag.y) < theme.space(Space::xs);
    look_around(theme, corner, size, held);
    ImGui::SetCursorScreenPos(m_view.corner);
    plan.draw(m_view.size);
    for (auto const& route : marks.routes) {
        draw_route(theme, m_view, route, RouteLook::thin);
    }
    draw_route(theme, m_view, marks.route, RouteLook::strong);
    draw_route(theme, m_view, marks.draft, RouteLook::draft);
    if (marks.assembly_point) {
        draw_assembly_point(theme, m_view.on_screen(*marks.assembly_point));
    }
    gather(theme, marks);
    draw_pins(theme, corner, size, outcome);
    auto* const list = ImGui::GetWindowDrawList();
    list->AddRect(corner, {corner.x + size.x, corner.y + size.y}, to_packed(theme.palette.line),
                  ImGui::GetStyle().ChildRounding);
    if (pressed && still && use == Use::place) {
        outcome.place = m_view.on_plan(ImGui::GetMousePos());
    }
    if (use == Use::place && ImGui::IsWindowHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    return outcome;
}

/// Where the plan lies after what the user did in this frame.
void PlanCanvas::look_around(Theme const& theme, ImVec2 corner, ImVec2 size, bool dragged) {
    auto const place = [&] {
        m_view.size = {m_fitted.x * m_zoom, m_fitted.y * m_zoom};
        m_view.corner = {corner.x + size.x / 2 - m_view.size.x * m_centre.x,
                         corner.y + size.y / 2 - m_view.size.y * m_centre.y};
    };
    place();
    auto const& io = ImGui::GetIO();
    if (dragged) {
        m_centre.x -= io.MouseDelta.x / m_view.size.x;
        m_centre.y -= io.MouseDelta.y / m_view.size.y;
    }
    if (ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
        io.MouseWheel != 0) {
        zoom(std::pow(kZoomStep, io.MouseWheel), io.MousePos);
    }
    if (ImGui::IsWindowFocused()) {
        auto const step = [&](Key key, float x, float y) {
            if (pressed(key)) {
                m_centre.x += x * theme.px(kPanStep) / m_view.size.x;
                m_centre.y += y * theme.px(kPanStep) / m_view.size.y;
            }
        };
        step(Key::left, -1, 0);
        step(Key::right, 1, 0);
        step(Key::up, 0, -1);
        step(Key::down, 0, 1);
    }
    m_middle = {corner.x + size.x / 2, corner.y + size.y / 2};
    if (pressed(Key::zoom_in)) {
        zoom(kZoomStep, m_middle);
    }
    if (pressed(Key::zoom_out)) {
        zoom(1 / kZoomStep, m_middle);
    }
    if (pressed(Key::zoom_fit)) {
        fit();
    }
    keep_in_box(size);
    place();
}

/// What is at `around` stays there.
void PlanCanvas::zoom(float factor, ImVec2 around) {
    float const wanted = std::clamp(m_zoom * factor, 1.0F, kZoomMax);
    ImVec2 const at{(around.x - m_view.corner.x) / m_view.size.x,
                    (around.y - m_view.corner.y) / m_view.size.y};
    float const part = m_zoom / wanted;
    m_centre.x = at.x + (m_centre.x - at.x) * part;
    m_centre.y = at.y + (m_centre.y - at.y) * part;
    m_zoom = wanted;
}

void PlanCanvas::keep_in_box(ImVec2 size) {
    auto const keep = [](float& centre, float plan, float box) {
        float const half = box / plan / 2;
        centre = half >= 0.5F ? 0.5F : std::clamp(centre, half, 1 - half);
    };
    keep(m_centre.x, m_fitted.x * m_zoom, size.x);
    keep(m_centre.y, m_fitted.y * m_zoom, size.y);
}

/// Again only when there are other pins or another size: on a large floor there are thousands.
void PlanCanvas::gather(Theme const& theme, PlanMarks const& marks) {
    if (m_gathered_serial == marks.serial && m_gathered_width == m_view.size.x &&
        !m_clusters.empty()) {
        return;
    }
    m_gathered_serial = marks.serial;
    m_gathered_width = m_view.size.x;
    m_clusters.clear();
    float const together = theme.px(theme.is_field() ? 2 * kTogether : kTogether);
    std::map<std::pair<int, int>, std::vector<std::size_t>> cells;
    PlanView const view{{0, 0}, m_view.size};
    auto const near = [&](ImVec2 at) -> Cluster* {
        int const x = static_cast<int>(at.x / together);
        int const y = static_cast<int>(at.y / together);
        for (int i = x - 1; i <= x + 1; ++i) {
            for (int j = y - 1; j <= y + 1; ++j) {
                auto const cell = cells.find({i, j});
                if (cell == cells.end()) {
                    continue;
                }
                for (auto const index : cell->second) {
                    auto const other = view.on_screen(m_clusters[index].pin.at);
                    if (std::hypot(other.x - at.x, other.y - at.y) < together) {
                        return &m_clusters[index];
                    }
                }
            }
        }
        cells[{x, y}].push_back(m_clusters.size());
        return nullptr;
    };
    // What is looked at stands alone, on top. Then from the top down, so that what matters most
    // decides where the pin stands; rooms are below all objects.
    std::vector<Cluster> rooms;
    std::vector<Cluster> alone;
    for (auto i = marks.pins.size(); i-- > 0;) {
        auto const& pin = marks.pins[i];
        if (pin.look == PlanPin::Look::room) {
            rooms.push_back({pin, {i}});
        } else if (pin.chosen) {
            alone.push_back({pin, {i}});
        } else if (auto* const cluster = near(view.on_screen(pin.at))) {
            cluster->pin.count += pin.count;
            cluster->pin.movable = false;
            cluster->pin.words.clear();
            cluster->members.push_back(i);
        } else {
            m_clusters.push_back({pin, {i}});
        }
    }
    m_clusters.insert(m_clusters.begin(), alone.begin(), alone.end());
    m_clusters.insert(m_clusters.end(), rooms.begin(), rooms.end());
    std::reverse(m_clusters.begin(), m_clusters.end());
}

void PlanCanvas::draw_pins(Theme const& theme, ImVec2 corner, ImVec2 size, Outcome& outcome) {
    for (std::size_t i = 0; i < m_clusters.size(); ++i) {
        auto const& [pin, members] = m_clusters[i];
        bool const dragged = m_dragging == i;
        auto const at = dragged ? ImGui::GetMousePos() : m_view.on_screen(pin.at);
        auto const half = pin_extent(theme, pin);
        auto const middle = pin_middle(theme, pin, at);
        if (middle.x < corner.x - half.x || middle.x > corner.x + size.x + half.x ||
            middle.y < corner.y - half.y || middle.y > corner.y + size.y + half.y) {
            continue;
        }
        ui::IdScope const id(static_cast<int>(members.front()));
        ImGui::SetCursorScreenPos({middle.x - half.x, middle.y - half.y});
        bool const pressed = ImGui::InvisibleButton("##pin", {2 * half.x, 2 * half.y});
        bool const hovered = ImGui::IsItemHovered();
        ui::named(pin.name);
        if (pin.movable && ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) {
            m_dragging = i;
        }
        if (dragged && !ImGui::IsItemActive()) {
            outcome.moved = Move{members.front(), m_view.on_plan(at)};
            m_dragging.reset();
        } else if (pressed && !dragged) {
            outcome.pressed = members;
        }
        if (hovered && !dragged && !pin.words.empty()) {
            ImGui::BeginTooltip();
            ui::text(pin.words);
            ImGui::EndTooltip();
        }
        draw_pin(theme, pin, at, hovered);
    }
    if (m_dragging && *m_dragging >= m_clusters.size()) {
        m_dragging.reset();
    }
}

void PlanCanvas::draw_buttons(Theme const& theme) {
    float const side = theme.control_height();
    if (ui::button(theme, nullptr, "+", ui::ButtonKind::normal, side)) {
        zoom(kZoomStep, m_middle);
    }
    ImGui::SameLine();
    if (ui::button(theme, nullptr, kLess, ui::ButtonKind::normal, side)) {
        zoom(1 / kZoomStep, m_middle);
    }
    ImGui::SameLine();
    if (ui::button(theme, nullptr, tr("Fit"))) {
        fit();
    }
}

float PlanCanvas::buttons_width(Theme const& theme) {
    return 2 * (theme.control_height() + ImGui::GetStyle().ItemSpacing.x) +
           ui::button_width(theme, nullptr, tr("Fit"));
}

}  // namespace noodkluis::app::desktop
