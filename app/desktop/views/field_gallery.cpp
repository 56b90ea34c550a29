// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/field_gallery.h"

#include <cmath>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/desktop/widgets/touch.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kPinRadius = 11;

}  // namespace

void FieldGallery::show(std::size_t index) {
    if (m_index != index) {
        m_index = index;
        m_photo = 0;
    }
}

std::string const& FieldGallery::plan_file() const {
    static std::string const none;
    auto const* const floor = m_list.floor_of(entry());
    return floor == nullptr ? none : floor->plan;
}

void FieldGallery::draw_small(Theme const& theme, FieldFocus& focus, float height) {
    bool const has_photo = !entry().photos.empty();
    bool const has_plan = !plan_file().empty();
    if (!has_photo && !has_plan) {
        return;
    }
    float const gap = theme.space(Space::m);
    float const width = ImGui::GetContentRegionAvail().x;
    float const half = std::floor((width - gap) / 2);
    auto const start = ImGui::GetCursorPos();
    ImVec2 const box{has_photo && has_plan ? half : width, height};
    float below = 0;
    if (has_photo) {
        draw_photo(theme, focus, box);
        if (entry().photos.size() > 1) {
            draw_photo_buttons(theme, focus, box.x);
            below = field_button_height(theme) + theme.space(Space::s);
        }
    }
    if (has_plan) {
        ImGui::SetCursorPos({start.x + (has_photo ? half + gap : 0), start.y});
        draw_plan(theme, focus, {box.x, height + below});
    }
    ImGui::SetCursorPos(start);
    ImGui::Dummy({width, height + below});
}

void FieldGallery::draw_large(Theme const& theme, FieldFocus& focus) {
    auto box = ImGui::GetContentRegionAvail();
    bool const several = m_large == Large::photo && entry().photos.size() > 1;
    box.y -= field_button_height(theme) + theme.space(Space::s);
    if (m_large == Large::photo) {
        draw_photo(theme, focus, box);
    } else {
        draw_plan(theme, focus, box);
    }
    ui::FontScope const font(theme.fonts.field_strong);
    float const part = std::floor(box.x / 3);
    if (field_button(theme, focus, Stop::first,
                     {icon::kBack, tr("Back"), ui::ButtonKind::main, part})) {
        make_small();
    }
    if (several) {
        ImGui::SameLine();
        draw_photo_buttons(theme, focus, box.x - part - theme.space(Space::s));
    }
}

FieldGallery::Placed FieldGallery::draw_picture(Theme const& theme, FieldFocus& focus, Stop stop,
                                                std::string const& file, ImVec2 box) {
    Placed placed;
    auto const start = ImGui::GetCursorPos();
    auto const corner = ImGui::GetCursorScreenPos();
    auto const found = m_pictures.find(file);
    if (found.texture != nullptr) {
        placed.ready = true;
        placed.size = found.texture->fitted(box);
        float const beside = is_large() ? std::floor((box.x - placed.size.x) / 2) : 0;
        ImVec2 const inset{beside, is_large() ? std::floor((box.y - placed.size.y) / 2) : 0};
        placed.corner = {corner.x + inset.x, corner.y + inset.y};
        ImGui::SetCursorPos({start.x + inset.x, start.y + inset.y});
        found.texture->draw(placed.size);
    } else {
        auto const* const words = found.state == FieldPictures::State::coming
                                      ? tr("One moment…")
                                      : tr("This picture cannot be shown");
        ImGui::SetCursorPos({start.x + theme.space(Space::m), start.y + box.y / 2});
        ui::FontScope const font(theme.fonts.field);
        ui::clipped(words, box.x - 2 * theme.space(Space::m));
        ImGui::GetWindowDrawList()->AddRect(corner, {corner.x + box.x, corner.y + box.y},
                                            to_packed(theme.palette.line));
    }
    ImGui::SetCursorPos(start);
    ui::IdScope const id(static_cast<int>(stop));
    auto const at = focus.at(stop);
    bool const touched = ImGui::InvisibleButton("##picture", box) && !ui::was_dragged(theme);
    ui::named(stop == Stop::plan ? tr("Plan") : tr("Photo"));
    placed.pressed = touched || at.pressed;
    if (at.shown) {
        draw_focus(theme, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    }
    return placed;
}

void FieldGallery::draw_photo(Theme const& theme, FieldFocus& focus, ImVec2 box) {
    if (draw_picture(theme, focus, Stop::photo, entry().photos[m_photo].file, box).pressed) {
        m_large = is_large() ? Large::none : Large::photo;
    }
}

void FieldGallery::draw_photo_buttons(Theme const& theme, FieldFocus& focus, float width) {
    auto const count = entry().photos.size();
    float const part = std::floor((width - theme.space(Space::s)) / 2);
    auto const turn = [&](std::size_t by) { m_photo = (m_photo + by) % count; };
    auto const words = fmt::format(fmt::runtime(tr("Photo {0} of {1}")), m_photo + 1, count);
    FieldButton const previous{icon::kBack, tr("Previous"), ui::ButtonKind::normal, part};
    FieldButton const next{icon::kNext, words.c_str(), ui::ButtonKind::normal, part};
    ui::FontScope const font(font_of_buttons(theme, {previous, next}, part));
    if (field_button(theme, focus, Stop::previous_photo, previous)) {
        turn(count - 1);
    }
    ImGui::SameLine(0, theme.space(Space::s));
    ui::IdScope const id("next photo");  // its label changes
    if (field_button(theme, focus, Stop::next_photo, next)) {
        turn(1);
    }
}

void FieldGallery::draw_plan(Theme const& theme, FieldFocus& focus, ImVec2 box) {
    auto const placed = draw_picture(theme, focus, Stop::plan, plan_file(), box);
    if (placed.pressed) {
        m_large = is_large() ? Large::none : Large::plan;
    }
    if (placed.ready) {
        draw_marks(theme, {placed.corner, placed.size});
    }
}

/// The way there, where people gather, and the place itself with a ring around it, so that it
/// stands out from whatever the plan has there.
void FieldGallery::draw_marks(Theme const& theme, PlanView const& view) const {
    if (auto const route = m_list.route_of(entry()); !route.empty()) {
        draw_route(theme, view, route, RouteLook::strong);
    }
    if (auto const point = m_list.floor_of(entry())->assembly_point()) {
        draw_assembly_point(theme, view.on_screen(*point));
    }
    auto const pin = m_list.pin_of(entry());
    if (!pin) {
        return;
    }
    auto const at = view.on_screen(*pin);
    auto* const list = ImGui::GetWindowDrawList();
    float const radius = theme.px(kPinRadius);
    auto const ink = to_packed(theme.palette.on_accent);
    list->AddCircleFilled(at, radius + theme.px(4), ink);
    list->AddCircleFilled(at, radius, to_packed(theme.palette.accent));
    list->AddCircleFilled(at, theme.px(4), ink);
}

}  // namespace noodkluis::app::desktop
