// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "app/desktop/platform/keys.h"
#include "app/desktop/platform/settings.h"
#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/desktop/widgets/name_button.h"
#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

// The folder that the chooser shows: as names to press, as a path to type, and what is looked for.
namespace noodkluis::app::desktop {
namespace {

/// Keys that mean something to the list while the keyboard is in a field.
struct FieldKeys {
    int move = 0;
    bool* to_end = nullptr;  ///< the text is new: its end is where one goes on
    std::string completed;   ///< what the tabulator makes of the text; "" leaves it
};

// Whether a name or a path is typed shows only after its first letters, so both are one field.
constexpr char const* kFieldId = "##find";

int take_key(ImGuiInputTextCallbackData* data) {
    auto& keys = *static_cast<FieldKeys*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackHistory) {
        keys.move = data->EventKey == ImGuiKey_UpArrow ? -1 : 1;
    } else if (data->EventFlag == ImGuiInputTextFlags_CallbackCompletion &&
               !keys.completed.empty()) {
        data->DeleteChars(0, data->BufTextLen);
        data->InsertChars(0, keys.completed.c_str());
    } else if (data->EventFlag == ImGuiInputTextFlags_CallbackAlways && keys.to_end != nullptr &&
               std::exchange(*keys.to_end, false)) {
        data->CursorPos = data->BufTextLen;
        data->ClearSelection();
    }
    return 0;
}

constexpr auto kFieldFlags = ImGuiInputTextFlags_CallbackHistory |
                             ImGuiInputTextFlags_CallbackCompletion |
                             ImGuiInputTextFlags_CallbackAlways;

}  // namespace

void FileChooser::draw_crumbs(Theme const& theme) {
    std::vector<Path> folders;  // from the inside out, as far as there is room
    float const inset = 2 * theme.space(Space::s);
    float const edit = ui::button_width(theme, icon::kEdit, tr("Type the path"));
    float room = ImGui::GetContentRegionAvail().x - edit - theme.px(48);
    auto const name_of = [](Path const& folder) {
        return folder.has_filename() ? folder.filename().string() : std::string("/");
    };
    for (auto folder = m_folder; !folder.empty(); folder = folder.parent_path()) {
        room -= ui::width_of(name_of(folder)) + inset + theme.px(16);
        if (room < 0 && !folders.empty()) {
            break;
        }
        folders.push_back(folder);
        if (!folder.has_relative_path()) {
            break;
        }
    }
    float const right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - edit;
    std::optional<Path> wanted;
    if (folders.back().has_relative_path()) {
        ui::align_with_controls();
        ui::muted(theme, "…");
        ImGui::SameLine(0, theme.space(Space::xs));
    }
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) {
        ui::IdScope const id(static_cast<int>(folder - folders.rbegin()));
        auto const name = name_of(*folder);
        if (folder != folders.rbegin()) {
            ui::align_with_controls();
            ui::muted(theme, "›");
            ImGui::SameLine(0, theme.space(Space::xs));
        }
        float const width = std::min(ui::width_of(name) + inset, right - ImGui::GetCursorPosX());
        if (ui::name_button(theme, nullptr, name, std::max(width, inset), false)) {
            wanted = *folder;
        }
        ImGui::SameLine(0, theme.space(Space::xs));
    }
    ImGui::SetCursorPosX(right);
    if (ui::button(theme, icon::kEdit, tr("Type the path"), ui::ButtonKind::quiet)) {
        begin_typing(m_folder.has_relative_path() ? m_folder.string() + "/" : m_folder.string());
        m_focus = true;
        m_to_end = true;
    }
    if (wanted) {
        go(*std::move(wanted));
    }
}

void FileChooser::draw_path_field(Theme const& theme) {
    FieldKeys keys;
    keys.to_end = &m_to_end;
    if (auto const* const entry =
            m_shown.empty() ? nullptr : &m_listing->entries[m_shown[m_chosen.value_or(0)]];
        entry != nullptr && !m_reading.active()) {
        keys.completed = (m_folder / entry->name).string() + (enters(*entry) ? "/" : "");
    }
    float const cancel = ui::button_width(theme, nullptr, tr("Stop typing"));
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - cancel - theme.space(Space::s));
    if (std::exchange(m_focus, false)) {
        ImGui::SetKeyboardFocusHere();
    }
    bool const changed =
        ImGui::InputTextWithHint(kFieldId, "/media/usb/", &m_typed, kFieldFlags, take_key, &keys);
    ui::named(tr("Type the path"));
    bool const done = ui::entered();
    ImGui::SameLine();
    if (ui::button(theme, nullptr, tr("Stop typing"), ui::ButtonKind::quiet)) {
        go(m_folder);
    } else if (done) {
        m_focus = true;
        confirm_typing();
    } else if (changed) {
        follow_typing();
    }
    if (keys.move != 0) {
        move_chosen(keys.move);
    }
}

void FileChooser::draw_filter(Theme const& theme) {
    if (m_typing) {
        ui::align_with_controls();
        ui::muted(theme, tr("The tabulator key completes what you type."));
        return;
    }
    FieldKeys keys;
    auto const before = m_filter.size();
    auto const hint = std::string(icon::kSearch) + "  " + tr("type to search here");
    ImGui::SetNextItemWidth(theme.px(260));
    if (!saves() && std::exchange(m_focus, false)) {
        ImGui::SetKeyboardFocusHere();
    }
    bool const changed =
        ImGui::InputTextWithHint(kFieldId, hint.c_str(), &m_filter, kFieldFlags, take_key, &keys);
    ui::named(tr("type to search here"));
    bool const here = ImGui::IsItemActive();
    bool const done = ui::entered();
    if (!m_request->extensions.empty() && m_request->purpose == Purpose::open_file) {
        ImGui::SameLine();
        if (ImGui::Checkbox(tr("Show all files"), &m_all_files)) {
            filter();
        }
    }
    if (m_reading.active()) {
        ImGui::SameLine();
        ui::align_with_controls();
        ui::muted(theme, tr("Reading the folder…"));
    }
    if (changed && (m_filter.find('/') != std::string::npos || m_filter == "~")) {
        begin_typing(std::exchange(m_filter, {}));
        follow_typing();
    } else if (changed) {
        filter();
    } else if (here && before == 0 && pressed(Key::erase) && m_folder.has_relative_path()) {
        go(m_folder.parent_path());
    } else if (done) {
        m_focus = true;
        if (auto const* const entry = chosen()) {
            activate(*entry);
        }
    }
    if (keys.move != 0) {
        move_chosen(keys.move);
    }
}

}  // namespace noodkluis::app::desktop
