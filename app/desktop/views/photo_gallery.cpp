// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/photo_gallery.h"

#include <algorithm>
#include <array>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kLargeHeight = 220;
constexpr float kSmallSide = 64;
/// In the order of storage::PhotoKind.
constexpr std::array kKindNames{"main", "in-situ", "detail"};

/// A picture in the middle of a box that can be pressed.
bool picture_button(Theme const& theme, Texture const& texture, ImVec2 box, bool chosen) {
    auto const start = ImGui::GetCursorScreenPos();
    bool const pressed = ImGui::InvisibleButton("picture", box);
    bool const marked = chosen || ImGui::IsItemFocused() || ImGui::IsItemHovered();
    auto* const list = ImGui::GetWindowDrawList();
    ImVec2 const end(start.x + box.x, start.y + box.y);
    list->AddRectFilled(start, end, to_packed(theme.palette.background), theme.px(6));
    auto const after = ImGui::GetCursorScreenPos();
    auto const size = texture.fitted(box);
    ImGui::SetCursorScreenPos({start.x + (box.x - size.x) / 2, start.y + (box.y - size.y) / 2});
    texture.draw(size);
    ImGui::SetCursorScreenPos(after);
    if (marked) {
        list->AddRect(start, end, to_packed(theme.palette.accent), theme.px(6), 0,
                      theme.px(chosen ? 2 : 1));
    }
    return pressed;
}

}  // namespace

void PhotoGallery::show(std::vector<storage::Photo> photos, std::vector<Pixels> const& pixels) {
    auto const chosen = m_chosen < m_photos.size() ? m_photos[m_chosen].blob : storage::BlobId();
    m_photos = std::move(photos);
    m_textures.clear();
    for (auto const& each : pixels) {
        m_textures.emplace_back(each);
    }
    // The same photo stays chosen; one that was turned stands where the other one stood.
    auto const found = std::find_if(m_photos.begin(), m_photos.end(),
                                    [&](auto const& photo) { return photo.blob == chosen; });
    auto const index = found != m_photos.end() ? static_cast<std::size_t>(found - m_photos.begin())
                       : chosen.is_null()      ? 0
                                               : m_chosen;
    choose(m_photos.empty() ? 0 : std::min(index, m_photos.size() - 1));
}

void PhotoGallery::choose(std::size_t index) {
    m_chosen = index;
    m_caption = index < m_photos.size() ? m_photos[index].caption : "";
}

PhotoGallery::Outcome PhotoGallery::flush() {
    Outcome outcome;
    if (m_chosen < m_photos.size() && m_caption != m_photos[m_chosen].caption) {
        m_photos[m_chosen].caption = m_caption;
        outcome.photos = m_photos;
        outcome.label = label_of_choice("caption");
    }
    return outcome;
}

PhotoGallery::Outcome PhotoGallery::draw(Theme const& theme) {
    Outcome outcome;
    if (m_textures.empty()) {
        ui::coloured(theme.palette.muted, icon::kPhoto);
        ImGui::SameLine();
        ui::wrapped_muted(theme, tr("Drop pictures on the window to add them here."));
        outcome.add = ui::button(theme, icon::kAdd, tr("Add a photo"));
        return outcome;
    }
    {
        ui::IdScope const id("large");
        ImVec2 const box(ImGui::GetContentRegionAvail().x, theme.px(kLargeHeight));
        if (picture_button(theme, m_textures[m_chosen], box, false)) {
            outcome.look_at = m_photos[m_chosen].blob;
        }
    }
    if (m_textures.size() > 1) {
        draw_small(theme);
    }
    draw_tools(theme, outcome);
    draw_caption(theme, outcome);
    return outcome;
}

void PhotoGallery::draw_small(Theme const& theme) {
    float const side = theme.px(kSmallSide);
    for (std::size_t i = 0; i < m_textures.size(); ++i) {
        ui::IdScope const id(static_cast<int>(i));
        if (i > 0) {
            ui::beside(side);
        }
        if (picture_button(theme, m_textures[i], {side, side}, i == m_chosen)) {
            choose(i);
        }
    }
}

void PhotoGallery::draw_tools(Theme const& theme, Outcome& outcome) {
    auto const tool = [&](char const* icon, char const* label, bool first) {
        if (!first) {
            ui::beside(ui::button_width(theme, icon, label));
        }
        return ui::button(theme, icon, label, ui::ButtonKind::quiet);
    };
    auto const change = [&](char const* label, auto const& make) {
        outcome.photos = m_photos;
        make(*outcome.photos);
        outcome.label = label;
    };
    if (tool(icon::kZoom, tr("Look closer"), true)) {
        outcome.look_at = m_photos[m_chosen].blob;
    }
    if (tool(icon::kRedo, tr("Turn"), false)) {
        outcome.turn = m_photos[m_chosen].blob;
    }
    if (m_chosen > 0 && tool(icon::kBack, tr("To the front"), false)) {
        change(tr("Order of photos"),
               [&](auto& photos) { std::swap(photos[m_chosen], photos[m_chosen - 1]); });
    }
    outcome.add = tool(icon::kAdd, tr("Add a photo"), false);
    if (tool(icon::kRemove, tr("Remove"), false)) {
        change(tr("Remove photo"), [&](auto& photos) {
            photos.erase(photos.begin() + static_cast<std::ptrdiff_t>(m_chosen));
        });
    }
}

void PhotoGallery::draw_caption(Theme const& theme, Outcome& outcome) {
    auto& photo = m_photos[m_chosen];
    ui::FieldLook look;
    look.hint = tr("What the photo shows");
    look.width = theme.px(130);
    int kind = static_cast<int>(photo.kind);
    if (ui::choice(theme, kind, labels_of_choices(kKindNames), look)) {
        photo.kind = static_cast<storage::PhotoKind>(kind);
        outcome.photos = m_photos;
        outcome.label = tr("Kind of photo");
    }
    ImGui::SameLine();
    look.hint = tr("Caption");
    look.width = -1;
    ui::text_field(theme, m_caption, look);
    if (ui::edited()) {
        auto typed = flush();
        if (typed.photos) {
            outcome = std::move(typed);
        }
    }
}

}  // namespace noodkluis::app::desktop
