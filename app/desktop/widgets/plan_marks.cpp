// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/plan_marks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

float badge_size(Theme const& theme) {
    return theme.px(theme.is_field() ? 32 : 20);
}

float dot_radius(Theme const& theme) {
    return theme.px(theme.is_field() ? 8 : 5);
}

ImFont* words_font(Theme const& theme) {
    return theme.is_field() ? theme.fonts.field_strong : theme.fonts.small;
}

std::string count_text(PlanPin const& pin) {
    return pin.count > 1 ? std::to_string(pin.count) : std::string();
}

ImVec2 operator+(ImVec2 a, ImVec2 b) {
    return {a.x + b.x, a.y + b.y};
}
ImVec2 operator-(ImVec2 a, ImVec2 b) {
    return {a.x - b.x, a.y - b.y};
}
ImVec2 operator*(ImVec2 a, float factor) {
    return {a.x * factor, a.y * factor};
}
float length_of(ImVec2 a) {
    return std::hypot(a.x, a.y);
}

/// A plate with a rim, as wide as the pin.
void draw_plate(Theme const& theme, PlanPin const& pin, ImVec2 middle, bool hovered) {
    auto const& p = theme.palette;
    auto* const list = ImGui::GetWindowDrawList();
    auto const half = pin_extent(theme, pin);
    float const rounding = pin.look == PlanPin::Look::room ? theme.px(6) : half.y;
    list->AddRectFilled(middle - half, middle + half, to_packed(hovered ? p.hovered : p.surface),
                        rounding);
    auto const rim = pin.chosen ? p.accent : p.text;
    list->AddRect(middle - half, middle + half, to_packed(rim), rounding, 0,
                  theme.px(pin.chosen ? 3 : 1));
}

void draw_words(Theme const& theme, ImVec2 middle, std::string const& words) {
    auto const size = ui::width_of(words);
    ImGui::GetWindowDrawList()->AddText({middle.x - size / 2, middle.y - ImGui::GetFontSize() / 2},
                                        to_packed(theme.palette.text), words.c_str());
}

}  // namespace

ImVec2 PlanView::on_screen(storage::PlanPoint point) const {
    return {corner.x + size.x * static_cast<float>(point.x),
            corner.y + size.y * static_cast<float>(point.y)};
}

storage::PlanPoint PlanView::on_plan(ImVec2 place) const {
    auto const part = [](float at, float start, float length) {
        return std::clamp(static_cast<double>((at - start) / length), 0.0, 1.0);
    };
    return {part(place.x, corner.x, size.x), part(place.y, corner.y, size.y)};
}

ImVec2 pin_extent(Theme const& theme, PlanPin const& pin) {
    ui::FontScope const font(words_font(theme));
    if (pin.look == PlanPin::Look::room) {
        return {ui::width_of(pin.name) / 2 + theme.space(Space::s),
                ImGui::GetFontSize() / 2 + theme.space(Space::xs)};
    }
    auto const count = count_text(pin);
    float const words = count.empty() ? 0 : ui::width_of(count);
    if (pin.salvage_class) {
        float const half = badge_size(theme) / 2 + theme.px(5);
        return {half + (words > 0 ? words / 2 + theme.px(4) : 0), half};
    }
    float const half =
        words > 0 ? ImGui::GetFontSize() / 2 + theme.px(3) : dot_radius(theme) + theme.px(2);
    return {words > 0 ? std::max(half, words / 2 + theme.px(6)) : half, half};
}

ImVec2 pin_middle(Theme const& theme, PlanPin const& pin, ImVec2 at) {
    if (pin.look == PlanPin::Look::object) {
        return at;
    }
    return {at.x, at.y + pin_extent(theme, pin).y + theme.px(20)};
}

void draw_pin(Theme const& theme, PlanPin const& pin, ImVec2 at, bool hovered) {
    auto* const list = ImGui::GetWindowDrawList();
    auto const& p = theme.palette;
    auto const middle = pin_middle(theme, pin, at);
    ui::FontScope const font(words_font(theme));
    if (pin.look == PlanPin::Look::room) {
        auto const top = middle.y - pin_extent(theme, pin).y;
        list->AddLine(at, {at.x, top}, to_packed(p.surface), theme.px(4));
        list->AddLine(at, {at.x, top}, to_packed(p.text), theme.px(2));
        list->AddCircleFilled(at, theme.px(4), to_packed(p.text));
        draw_plate(theme, pin, middle, hovered);
        draw_words(theme, middle, pin.name);
        return;
    }
    auto const count = count_text(pin);
    if (!pin.salvage_class && count.empty()) {
        float const radius = dot_radius(theme);
        list->AddCircleFilled(middle, radius + theme.px(pin.chosen || hovered ? 4 : 2),
                              to_packed(pin.chosen ? p.accent : p.surface));
        list->AddCircleFilled(middle, radius, to_packed(hovered ? p.text : p.muted));
        return;
    }
    draw_plate(theme, pin, middle, hovered);
    auto words = middle;
    if (pin.salvage_class) {
        float const size = badge_size(theme);
        float const side = count.empty() ? 0 : (ui::width_of(count) + theme.px(4)) / 2;
        ImGui::SetCursorScreenPos({middle.x - side - size / 2, middle.y - size / 2});
        ui::class_badge(theme, *pin.salvage_class, size);
        words.x += size / 2 + theme.px(2);
    }
    if (!count.empty()) {
        draw_words(theme, words, count);
    }
}

void draw_route(Theme const& theme, PlanView const& view,
                std::span<storage::PlanPoint const> points, RouteLook look) {
    if (points.empty()) {
        return;
    }
    auto* const list = ImGui::GetWindowDrawList();
    auto const& p = theme.palette;
    bool const thin = look == RouteLook::thin;
    float const width = theme.px(thin ? 2 : 4);
    auto const ink = to_packed(thin ? p.muted : p.accent);
    auto const rim = to_packed(p.surface);
    std::vector<ImVec2> line;
    line.reserve(points.size());
    for (auto const& point : points) {
        line.push_back(view.on_screen(point));
    }
    // The one that matters leads to a pin, which would cover the point of the arrow.
    float const head = theme.px(thin ? 10 : 16);
    float const before = look == RouteLook::strong ? badge_size(theme) / 2 + theme.px(8) : 0;
    while (look == RouteLook::strong && line.size() > 2 &&
           length_of(line.back() - line[line.size() - 2]) < before + 1.5F * head) {
        line.erase(line.end() - 2);  // no room for an arrow after this corner
    }
    auto along = line.size() > 1 ? line.back() - line[line.size() - 2] : ImVec2(0, 0);
    float const length = std::max(length_of(along), 1.0F);
    along = along * (1 / length);
    auto const end = length > before + head ? line.back() - along * before : line.back();
    bool const arrow = line.size() > 1 && look != RouteLook::draft;
    auto const tail = end - along * head;
    if (arrow) {
        line.back() = length > head ? tail : end;
    }
    auto const count = static_cast<int>(line.size());
    list->AddPolyline(line.data(), count, rim, 0, width + theme.px(4));
    list->AddPolyline(line.data(), count, ink, 0, width);
    if (arrow) {
        ImVec2 const across{-along.y * head * 0.6F, along.x * head * 0.6F};
        list->AddTriangleFilled(end + along * theme.px(3), tail + across * 1.4F,
                                tail - across * 1.4F, rim);
        list->AddTriangleFilled(end, tail + across, tail - across, ink);
    }
    float const radius = theme.px(thin ? 3 : 6);
    auto const dots = look == RouteLook::draft ? line.size() : 1;
    for (std::size_t i = 0; i < dots; ++i) {
        list->AddCircleFilled(line[i], radius + theme.px(2), rim);
        list->AddCircleFilled(line[i], radius, ink);
    }
}

void draw_assembly_point(Theme const& theme, ImVec2 at) {
    auto* const list = ImGui::GetWindowDrawList();
    auto const& p = theme.palette;
    float const half = theme.px(theme.is_field() ? 24 : 16);
    auto const ground = to_packed(p.good);
    auto const ink = to_packed(p.surface);
    ImVec2 const box{half, half};
    list->AddRectFilled(at - box - ImVec2(2, 2), at + box + ImVec2(2, 2), ink, theme.px(6));
    list->AddRectFilled(at - box, at + box, ground, theme.px(5));
    // Four arrows that meet, as on the sign outside.
    for (auto const& side : std::array<ImVec2, 4>{{{1, 1}, {-1, 1}, {1, -1}, {-1, -1}}}) {
        auto const place = [&](float x, float y) {
            return ImVec2(at.x + side.x * half * x, at.y + side.y * half * y);
        };
        list->AddLine(place(0.78F, 0.78F), place(0.4F, 0.4F), ink, half * 0.16F);
        list->AddTriangleFilled(place(0.24F, 0.24F), place(0.62F, 0.3F), place(0.3F, 0.62F), ink);
    }
    list->AddCircleFilled(at, half * 0.14F, ink);
    ui::FontScope const font(words_font(theme));
    auto const* const words = tr("Assembly point");
    ImVec2 const text{ui::width_of(words), ImGui::GetFontSize()};
    ImVec2 const pad{theme.px(4), theme.px(2)};
    // Below the sign, or above it where there is no room below.
    float const away = half + theme.px(4);
    float const bottom = ImGui::GetWindowPos().y + ImGui::GetWindowHeight();
    bool const below = at.y + away + text.y + pad.y < bottom;
    // Whole, also at the edge of the picture.
    float const left = ImGui::GetWindowPos().x + pad.x;
    float const right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth() - text.x - pad.x;
    ImVec2 const start{std::clamp(at.x - text.x / 2, left, std::max(left, right)),
                       below ? at.y + away : at.y - away - text.y};
    list->AddRectFilled(start - pad, start + text + pad, ink, theme.px(4));
    list->AddText(start, to_packed(p.text), words);
}

}  // namespace noodkluis::app::desktop
