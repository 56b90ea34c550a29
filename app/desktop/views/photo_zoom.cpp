// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/photo_zoom.h"

#include <algorithm>
#include <cmath>

#include "app/desktop/platform/keys.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/object_sheet.h"
#include "app/text/message.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::desktop {
namespace {

constexpr float kFactorMax = 12;
constexpr float kStep = 1.25F;

}  // namespace

void PhotoZoom::open(storage::BlobId photo) {
    m_open = true;
    m_texture = {};
    m_error.clear();
    m_factor = 1;
    m_middle = {};
    m_reading =
        m_workspace.thread.submit([photo, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
            storage::BlobRepository blobs(vault.connection(), clock);
            return read_picture(blobs, photo, limits::kPictureSide);
        });
}

void PhotoZoom::close() {
    m_open = false;
    m_texture = {};
    m_reading = {};
}

void PhotoZoom::draw(Theme const& theme) {
    if (auto pixels = m_reading.take()) {
        if (*pixels) {
            m_texture = Texture(**pixels);
        } else {
            m_error = message_of(pixels->error());
        }
    }
    ImVec2 const whole{};
    bool const back = ui::button(theme, icon::kBack, tr("Back"), ui::ButtonKind::main);
    ui::beside(ui::button_width(theme, icon::kAdd, tr("Closer")));
    if (ui::button(theme, icon::kAdd, tr("Closer"))) {
        zoom(kStep, whole);
    }
    ui::beside(ui::button_width(theme, icon::kLess, tr("Farther")));
    if (ui::button(theme, icon::kLess, tr("Farther"))) {
        zoom(1 / kStep, whole);
    }
    ui::beside(ui::button_width(theme, icon::kPhoto, tr("Whole photo")));
    if (ui::button(theme, icon::kPhoto, tr("Whole photo"))) {
        m_factor = 1;
        m_middle = {};
    }
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
    }
    draw_picture(theme, ImGui::GetContentRegionAvail());
    if (back || pressed(Key::back)) {
        close();
    }
}

void PhotoZoom::draw_picture(Theme const& theme, ImVec2 box) {
    ui::PanelScope const panel(theme, "photo", {0, 0}, ui::PanelScope::Frame::bordered,
                               ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    if (m_texture.empty()) {
        ui::muted(theme, m_error.empty() ? tr("Reading the photo…") : "");
        return;
    }
    auto const origin = ImGui::GetWindowPos();
    ImVec2 const middle(origin.x + box.x / 2, origin.y + box.y / 2);
    ImGui::SetCursorScreenPos(origin);
    ImGui::InvisibleButton("hand", {std::max(box.x, 1.0F), std::max(box.y, 1.0F)});
    auto const& io = ImGui::GetIO();
    if (ImGui::IsItemHovered() && io.MouseWheel != 0) {
        zoom(std::pow(kStep, io.MouseWheel), {io.MousePos.x - middle.x, io.MousePos.y - middle.y});
    }
    if (ImGui::IsItemActive()) {
        m_middle = {m_middle.x + io.MouseDelta.x, m_middle.y + io.MouseDelta.y};
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    }
    auto const fitted = m_texture.fitted(box);
    ImVec2 const size(fitted.x * m_factor, fitted.y * m_factor);
    // The middle of the box always shows something of the photo.
    m_middle.x = std::clamp(m_middle.x, -size.x / 2, size.x / 2);
    m_middle.y = std::clamp(m_middle.y, -size.y / 2, size.y / 2);
    ImGui::SetCursorScreenPos(
        {middle.x + m_middle.x - size.x / 2, middle.y + m_middle.y - size.y / 2});
    m_texture.draw(size);
}

void PhotoZoom::zoom(float factor, ImVec2 around) {
    float const before = m_factor;
    m_factor = std::clamp(m_factor * factor, 1.0F, kFactorMax);
    float const change = m_factor / before;
    m_middle = {around.x + (m_middle.x - around.x) * change,
                around.y + (m_middle.y - around.y) * change};
}

}  // namespace noodkluis::app::desktop
