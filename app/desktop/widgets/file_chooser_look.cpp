// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/desktop/widgets/name_button.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/table_row.h"
#include "app/desktop/widgets/text.h"
#include "app/text/labels.h"
#include "app/text/message.h"

// How the chooser looks, and what is pressed in it.
namespace noodkluis::app::desktop {
namespace {

constexpr float kPlacesWidth = 208;

struct PlaceLook {
    char const* icon;
    std::string name;
};

PlaceLook look_of(StartPlace const& place) {
    switch (place.kind) {
        case PlaceKind::home:
            return {icon::kOverview, tr("My files")};
        case PlaceKind::documents:
            return {icon::kFile, tr("Documents")};
        case PlaceKind::desktop:
            return {icon::kDesktop, tr("Desktop")};
        case PlaceKind::medium:
            break;
    }
    return {icon::kMedium, place.folder.filename().string()};
}

}  // namespace

void FileChooser::draw_places(Theme const& theme, float height) {
    ui::StyleScope const spacing(ImGuiStyleVar_ItemSpacing, ImVec2(theme.space(Space::s), 0));
    ui::PanelScope const panel(theme, "places", {theme.px(kPlacesWidth), height},
                               ui::PanelScope::Frame::bordered);
    std::optional<Path> wanted;
    int number = 0;
    auto const line = [&](char const* icon, std::string_view name, Path const& folder) {
        ui::IdScope const id(number++);
        float const width = ImGui::GetContentRegionAvail().x;
        if (ui::name_button(theme, icon, name, width, folder == m_folder)) {
            wanted = folder;
        }
    };
    for (auto const& place : m_places) {
        auto const look = look_of(place);
        line(look.icon, look.name, place.folder);
    }
    line(icon::kComputer, tr("This computer"), "/");
    if (!recent_folders().empty()) {
        ImGui::Dummy({0, theme.space(Space::m)});
        {
            ui::FontScope const font(theme.fonts.small);
            ui::muted(theme, tr("Used before"));
        }
        for (auto const& folder : recent_folders()) {
            line(icon::kFolder, folder.filename().string(), folder);
        }
    }
    if (wanted) {
        go(*std::move(wanted));
    }
}

void FileChooser::draw_nothing(Theme const& theme) const {
    ui::gap(theme, Space::m);
    if (!m_error.empty()) {
        ui::message(theme, Tone::danger, m_error);
        return;
    }
    if (!m_listing) {
        return;
    }
    auto const* const words = m_listing->entries.empty() ? tr("This folder is empty.")
                              : !m_filter.empty()
                                  ? tr("Nothing here has this in its name.")
                                  : tr("Nothing in this folder can be chosen here.");
    ui::wrapped_muted(theme, words);
}

void FileChooser::draw_entries(Theme const& theme, float height) {
    if (m_shown.empty()) {
        ui::PanelScope const panel(theme, "nothing", {0, height}, ui::PanelScope::Frame::bordered);
        draw_nothing(theme);
        return;
    }
    constexpr auto kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                            ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_BordersOuter;
    if (!ImGui::BeginTable("files", 3, kFlags, {0, height})) {
        return;
    }
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn(tr("Name"), ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupColumn(tr("Size"), ImGuiTableColumnFlags_WidthFixed, theme.px(88));
    ImGui::TableSetupColumn(tr("Last changed"), ImGuiTableColumnFlags_WidthFixed, theme.px(168));
    {
        ui::FontScope const font(theme.fonts.small);
        ImGui::TableHeadersRow();
    }
    if (m_chosen && std::exchange(m_scroll, false)) {
        float const row = theme.row_height();
        float const top = static_cast<float>(*m_chosen) * row;
        float const room = height - 2 * row;
        ImGui::SetScrollY(std::clamp(ImGui::GetScrollY(), top - room, top));
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(m_shown.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            draw_entry(theme, static_cast<std::size_t>(i));
        }
    }
    ImGui::EndTable();
}

void FileChooser::draw_entry(Theme const& theme, std::size_t index) {
    auto const& entry = m_listing->entries[m_shown[index]];
    ui::IdScope const id(static_cast<int>(index));
    ui::next_row(theme);
    ImGui::TableNextColumn();
    bool activated = false;
    constexpr auto kFlags =
        ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick;
    if (ImGui::Selectable("##entry", m_chosen == index, kFlags, {0, ui::inside_row(theme)})) {
        m_chosen = index;
        m_focus = true;
        activated = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
        if (saves() && !entry.is_folder) {
            m_name = entry.name;
        }
    }
    ui::named(entry.name);
    ImGui::SameLine(0, 0);
    ui::move_to_middle(theme);
    bool const vault = entry.is_folder && !enters(entry);
    ui::muted(theme, vault ? icon::kLock : entry.is_folder ? icon::kFolder : icon::kFile);
    ImGui::SameLine(theme.px(30));
    ui::clipped(entry.name, ImGui::GetContentRegionAvail().x);
    ui::next_cell(theme);
    ui::FontScope const figures(theme.fonts.figures);
    if (!entry.is_folder) {
        ui::muted(theme, display_size(entry.size));
    }
    ui::next_cell(theme);
    if (entry.changed) {
        ui::muted(theme, display_date(*entry.changed));
    }
    if (activated) {
        activate(entry);
    }
}

char const* FileChooser::main_label() const {
    switch (m_request->purpose) {
        case Purpose::save_file:
            return tr("Save here");
        case Purpose::open_folder:
            return m_request->extensions.empty() ? tr("Choose this folder") : tr("Open");
        case Purpose::open_file:
            break;
    }
    return tr("Open");
}

void FileChooser::draw_end(Theme const& theme) {
    if (m_replacing) {
        draw_replace(theme);
        return;
    }
    if (saves()) {
        draw_name(theme);
    } else {
        ui::gap(theme, Space::s);
    }
    auto const* const cancel = tr("Cancel");
    float const buttons = ui::button_width(theme, icon::kGood, main_label()) +
                          ui::button_width(theme, nullptr, cancel) + theme.space(Space::s);
    float const left = ImGui::GetCursorPosX();
    float const right = left + ImGui::GetContentRegionAvail().x;
    ui::align_with_controls();
    auto const words = target().string();
    ui::clipped_path(words, right - buttons - left - theme.space(Space::l));
    ImGui::SameLine(right - buttons);
    if (ui::button(theme, nullptr, cancel, ui::ButtonKind::quiet)) {
        close();
        return;
    }
    ImGui::SameLine();
    ui::DisabledScope const disabled(words.empty());
    if (ui::button(theme, icon::kGood, main_label(), ui::ButtonKind::main)) {
        confirm();
    }
}

void FileChooser::draw_name(Theme const& theme) {
    ui::FieldLook look;
    look.label = tr("Name of the file");
    look.width = theme.px(480);
    look.error = m_name_error;
    look.focus = !m_typing && std::exchange(m_focus, false);
    if (ui::text_field(theme, m_name, look)) {
        m_name_error.clear();
    }
    if (ui::entered()) {
        confirm();
    }
}

void FileChooser::draw_replace(Theme const& theme) {
    ui::gap(theme, Space::s);
    ui::message(theme, Tone::warning,
                fmt::format(fmt::runtime(tr("{0} is there already. What is in it is lost when you "
                                            "replace it.")),
                            m_replacing->filename().string()));
    if (ui::button(theme, nullptr, tr("Keep it"))) {
        m_replacing.reset();
        return;
    }
    ImGui::SameLine();
    if (ui::button(theme, icon::kSave, tr("Replace it"), ui::ButtonKind::danger)) {
        finish(*std::exchange(m_replacing, std::nullopt));
    }
}

}  // namespace noodkluis::app::desktop
