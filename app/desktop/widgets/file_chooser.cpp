// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/file_chooser.h"

#include <algorithm>

#include "app/desktop/platform/keys.h"
#include "app/desktop/platform/settings.h"
#include "app/desktop/platform/window.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

// What it does; how it looks is in file_chooser_look.cpp.
namespace noodkluis::app::desktop {
namespace {

constexpr std::chrono::seconds kPlacesEvery{2};  // a stick is put in while somebody looks for it
constexpr char const* kVaultExtension = "kluis";
constexpr std::size_t kRecentFoldersMax = 5;

}  // namespace

/// Of this run of the program: what somebody was looking for is not written down.
std::vector<Path>& FileChooser::recent_folders() {
    static std::vector<Path> folders;
    return folders;
}

FileChooser::FileChooser() = default;

FileChooser::~FileChooser() {
    close();
}

void FileChooser::open(Request request) {
    close();
    m_worker = std::make_unique<Worker>([] { Window::wake(); });
    m_home = user_folders().home;
    Path const wanted(request.file_name);
    m_name = request.purpose == Purpose::save_file ? wanted.filename().string() : "";
    m_request = std::move(request);
    m_all_files = false;
    m_places_read = {};
    auto const& recent = recent_folders();
    go(!wanted.parent_path().empty() ? wanted.parent_path()
       : recent.empty()              ? m_home
                                     : recent.front());
}

void FileChooser::close() {
    m_reading = {};
    m_reading_places = {};
    m_worker.reset();
    m_request.reset();
    m_listing.reset();
    m_shown.clear();
    m_chosen.reset();
    m_filter.clear();
    m_typing = false;
    m_name_error.clear();
    m_error.clear();
    m_replacing.reset();
    m_result.reset();
}

void FileChooser::go(Path folder) {
    m_filter.clear();
    m_typing = false;
    m_replacing.reset();
    m_name_error.clear();
    m_focus = true;
    read(folder);
}

void FileChooser::read(Path const& folder) {
    m_folder = folder;
    m_error.clear();
    m_reading = m_worker->submit([folder](Job& job) { return list_folder(folder, job); });
}

void FileChooser::poll() {
    if (auto listing = m_reading.take()) {
        m_chosen.reset();
        if (*listing) {
            m_listing = std::move(**listing);
            m_folder = m_listing->folder;
        } else {
            m_listing.reset();
            m_error = message_of(listing->error());
        }
        filter();
    }
    if (auto places = m_reading_places.take(); places && *places) {
        m_places = std::move(**places);
    }
    auto const now = std::chrono::steady_clock::now();
    if (!m_reading_places.active() && now - m_places_read >= kPlacesEvery) {
        m_places_read = now;
        m_reading_places = m_worker->submit([home = m_home](Job&) {
            return Result<std::vector<StartPlace>>(read_start_places(home));
        });
    }
}

TypedPath FileChooser::typed_path() const {
    return parse_typed_path(m_typed, m_typed_from, m_home);
}

void FileChooser::begin_typing(std::string begin) {
    m_typing = true;
    m_typed_from = m_folder;
    m_typed = std::move(begin);
    m_filter.clear();
    filter();
}

/// Shows what can follow what is typed.
void FileChooser::follow_typing() {
    auto const typed = typed_path();
    if (typed.folder != m_folder) {
        read(typed.folder);
    } else {
        filter();
    }
}

void FileChooser::confirm_typing() {
    auto typed = typed_path();
    auto const* const entry = chosen();
    if (typed.begin.empty()) {
        go(std::move(typed.folder));
    } else if (entry != nullptr) {
        activate(*entry);
    } else if (saves()) {
        m_name = typed.begin;
        go(std::move(typed.folder));
    }
}

bool FileChooser::shows(FolderEntry const& entry) const {
    bool const folders = m_request->purpose == Purpose::open_folder;
    if (entry.is_folder) {
        return folders || enters(entry);
    }
    return !folders && (m_all_files || has_extension(entry.name, m_request->extensions));
}

bool FileChooser::enters(FolderEntry const& entry) const {
    return entry.is_folder && !has_extension(entry.name, {kVaultExtension}) &&
           (m_request->purpose != Purpose::open_folder || m_request->extensions.empty() ||
            !has_extension(entry.name, m_request->extensions));
}

void FileChooser::filter() {
    auto const* const before = chosen();
    auto const name = before == nullptr ? std::string() : before->name;
    m_shown.clear();
    m_chosen.reset();
    if (!m_listing) {
        return;
    }
    auto const begin = m_typing ? typed_path().begin : std::string();
    for (std::size_t i = 0; i < m_listing->entries.size(); ++i) {
        auto const& entry = m_listing->entries[i];
        if (shows(entry) && name_holds(entry.name, m_filter) && entry.name.starts_with(begin)) {
            m_chosen = entry.name == name ? std::optional(m_shown.size()) : m_chosen;
            m_shown.push_back(i);
        }
    }
    bool const looks_for_something = !m_filter.empty() || !begin.empty();
    if (!m_chosen && looks_for_something && !m_shown.empty()) {
        m_chosen = 0;
    }
    m_scroll = true;
}

FolderEntry const* FileChooser::chosen() const {
    return m_listing && m_chosen && *m_chosen < m_shown.size()
               ? &m_listing->entries[m_shown[*m_chosen]]
               : nullptr;
}

/// What the main button gives; empty when there is nothing to give.
Path FileChooser::target() const {
    if (!m_listing) {
        return {};
    }
    auto const* const entry = chosen();
    switch (m_request->purpose) {
        case Purpose::open_file:
            return entry != nullptr && !entry->is_folder ? m_listing->folder / entry->name : Path();
        case Purpose::open_folder:
            if (m_request->extensions.empty()) {
                bool const inside = entry != nullptr && enters(*entry);
                return inside ? m_listing->folder / entry->name : m_listing->folder;
            }
            return entry != nullptr && has_extension(entry->name, m_request->extensions)
                       ? m_listing->folder / entry->name
                       : Path();
        case Purpose::save_file:
            return m_name.empty()
                       ? Path()
                       : m_listing->folder / with_extension(m_name, m_request->extensions);
    }
    return {};
}

void FileChooser::move_chosen(int by) {
    if (m_shown.empty()) {
        return;
    }
    auto const last = static_cast<int>(m_shown.size()) - 1;
    int const from = m_chosen ? static_cast<int>(*m_chosen) : (by > 0 ? -1 : last + 1);
    m_chosen = static_cast<std::size_t>(std::clamp(from + by, 0, last));
    m_scroll = true;
}

/// A double click on it, or Enter.
void FileChooser::activate(FolderEntry const& entry) {
    auto path = m_listing->folder / entry.name;
    if (enters(entry)) {
        go(std::move(path));
    } else if (saves()) {
        m_name = entry.name;
    } else if (has_extension(entry.name, m_request->extensions) || m_all_files) {
        finish(std::move(path));
    }
}

/// The main button.
void FileChooser::confirm() {
    auto path = target();
    m_name_error.clear();
    if (path.empty()) {
        return;
    }
    if (!saves()) {
        finish(std::move(path));
        return;
    }
    if (m_name.find('/') != std::string::npos || m_name == "." || m_name == "..") {
        m_name_error = tr("A name cannot hold a /. Choose the folder above.");
        return;
    }
    auto const name = path.filename().string();
    auto const& entries = m_listing->entries;
    auto const taken = std::find_if(entries.begin(), entries.end(),
                                    [&](auto const& entry) { return entry.name == name; });
    if (taken == entries.end()) {
        finish(std::move(path));
    } else if (taken->is_folder || m_request->existing == Existing::refuse) {
        m_name_error = message_of({ErrorCode::file_exists, name, {}});
    } else {
        m_replacing = std::move(path);
    }
}

void FileChooser::finish(Path path) {
    auto& recent = recent_folders();
    auto folder = path == m_folder ? path : path.parent_path();
    std::erase(recent, folder);
    recent.insert(recent.begin(), std::move(folder));
    recent.resize(std::min(recent.size(), kRecentFoldersMax));
    m_result = std::move(path);
}

void FileChooser::handle_keys() {
    if (!pressed(Key::back)) {
        return;
    }
    if (m_replacing) {
        m_replacing.reset();
    } else if (m_typing) {
        go(m_folder);
    } else {
        close();
    }
}

std::optional<Path> FileChooser::draw(Theme const& theme) {
    poll();
    ui::head(theme, m_request->title);
    ui::gap(theme, Space::s);
    float const end = saves() ? theme.px(152) : theme.px(52);
    float const height = std::max(theme.px(160), ImGui::GetContentRegionAvail().y - end);
    draw_places(theme, height);
    ImGui::SameLine(0, theme.space(Space::m));
    {
        ui::GroupScope const group;
        float const top = ImGui::GetCursorPosY();
        if (m_typing) {
            draw_path_field(theme);
        } else {
            draw_crumbs(theme);
        }
        draw_filter(theme);
        draw_entries(theme, height - (ImGui::GetCursorPosY() - top));
    }
    draw_end(theme);
    handle_keys();
    auto result = std::exchange(m_result, std::nullopt);
    if (result) {
        close();
    }
    return result;
}

}  // namespace noodkluis::app::desktop
