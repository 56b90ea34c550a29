// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/preview_view.h"

#include <algorithm>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/object_sheet.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr std::uint32_t kPreviewSide = 320;
constexpr float kPreviewHeight = 132;
constexpr float kLabelWidth = 132;

char const* title_of(PreviewSection section) {
    switch (section) {
        case PreviewSection::object:
            return tr("The object");
        case PreviewSection::entry:
            return tr("Its priority");
        case PreviewSection::photos:
            return tr("Photos");
        case PreviewSection::room:
            return tr("The room");
        case PreviewSection::floor:
            return tr("The floor");
        case PreviewSection::building:
            break;
    }
    return tr("The building");
}

/// On one line, so that it can be struck through.
void draw_struck(Theme const& theme, std::string_view words, float width) {
    auto const corner = ImGui::GetCursorScreenPos();
    ui::ColourScope const colour(ImGuiCol_Text, theme.palette.muted);
    ui::clipped(words, width);
    float const middle = corner.y + ImGui::GetTextLineHeight() * 0.55F;
    float const end = std::min(ui::width_of(words.substr(0, words.find('\n'))), width);
    ImGui::GetWindowDrawList()->AddLine({corner.x, middle}, {corner.x + end, middle},
                                        to_packed(theme.palette.muted), theme.px(1));
}

}  // namespace

void PreviewView::show(ObjectPreview preview) {
    m_preview = std::move(preview);
    auto const blob = m_preview->photo ? std::optional(m_preview->photo->blob) : std::nullopt;
    if (blob == m_photo_of) {
        return;
    }
    m_photo_of = blob;
    m_photo = Texture();
    if (blob && *blob != storage::BlobId{}) {
        m_reading_photo = m_workspace.thread.submit(
            [id = *blob, &clock = m_workspace.clock](storage::Vault& vault, Job&) {
                Records records(vault, clock);
                return read_picture(records.blobs, id, kPreviewSide);
            });
    }
}

void PreviewView::poll() {
    if (auto pixels = m_reading_photo.take(); pixels && *pixels) {
        m_photo = Texture(**pixels);
    }
}

void PreviewView::draw(Theme const& theme, char const* here, char const* there) {
    poll();
    if (!m_preview) {
        return;
    }
    constexpr auto kFlags = ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_SizingStretchSame;
    if (!ImGui::BeginTable("preview", 3, kFlags)) {
        return;
    }
    ImGui::TableSetupColumn("##what", ImGuiTableColumnFlags_WidthFixed, theme.px(kLabelWidth));
    ImGui::TableSetupColumn("##here");
    ImGui::TableSetupColumn("##there");
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::TableNextColumn();
    {
        ui::FontScope const font(theme.fonts.strong);
        ui::clipped(here, ImGui::GetContentRegionAvail().x);
        ImGui::TableNextColumn();
        ui::clipped(there, ImGui::GetContentRegionAvail().x);
    }
    draw_photos(theme);
    for (auto const& part : m_preview->parts) {
        draw_part(theme, part);
    }
    ImGui::EndTable();
}

void PreviewView::draw_photos(Theme const& theme) {
    if (m_photo.empty()) {
        return;
    }
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    for (bool const ours : {true, false}) {
        ImGui::TableNextColumn();
        if (ours || m_preview->photo_goes_out) {
            m_photo.draw(
                m_photo.fitted({ImGui::GetContentRegionAvail().x, theme.px(kPreviewHeight)}));
        } else {
            ui::state(theme, Tone::neutral, icon::kHide, tr("stays here"));
        }
    }
}

void PreviewView::draw_part(Theme const& theme, PreviewPart const& part) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ui::gap(theme, Space::xs);
    {
        ui::FontScope const font(theme.fonts.small);
        ui::ColourScope const colour(ImGuiCol_Text, theme.palette.accent);
        ui::wrapped(title_of(part.section));
    }
    for (auto const& line : part.lines) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        ui::FontScope const font(theme.fonts.small);
        bool const photo = part.section == PreviewSection::photos;
        if (!photo) {
            ui::ColourScope const colour(ImGuiCol_Text, theme.palette.muted);
            ui::clipped(label_of_field(line.name), ImGui::GetContentRegionAvail().x);
        }
        ImGui::TableNextColumn();
        if (line.goes_out) {
            ui::wrapped(line.here);
        } else {
            draw_struck(theme, line.here, ImGui::GetContentRegionAvail().x);
        }
        ImGui::TableNextColumn();
        ui::wrapped(line.there);
    }
}

}  // namespace noodkluis::app::desktop
