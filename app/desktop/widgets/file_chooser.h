// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/theme/theme.h"
#include "app/session/folder_listing.h"
#include "app/session/worker.h"

namespace noodkluis::app::desktop {

/// Chooses a file or a folder, in place of what a page shows. Reads folders on a thread of its own.
/// A vault is one thing: it can be chosen when folders of its kind are, and is never looked into.
class FileChooser {
  public:
    enum class Purpose : std::uint8_t { open_file, open_folder, save_file };
    /// What to do when a file is saved under a name that is taken.
    enum class Existing : std::uint8_t { refuse, ask };
    struct Request {
        Purpose purpose = Purpose::open_file;
        std::string title;
        /// Without dots, in lower case; none is any. For open_folder: what the name of the folder
        /// must end in.
        std::vector<std::string> extensions{};
        /// Offered when saving. What stands before its last / is the folder to begin in.
        std::string file_name{};
        Existing existing = Existing::refuse;
    };

    FileChooser();
    FileChooser(FileChooser const&) = delete;
    FileChooser& operator=(FileChooser const&) = delete;
    ~FileChooser();

    void open(Request request);
    void close();
    [[nodiscard]] bool is_open() const { return m_request.has_value(); }
    /// While it is open. The path, once; then, and when the user cancels, it is closed.
    [[nodiscard]] std::optional<Path> draw(Theme const& theme);

  private:
    static std::vector<Path>& recent_folders();
    void poll();
    void go(Path folder);
    void read(Path const& folder);
    void filter();
    void begin_typing(std::string begin);
    void follow_typing();
    void confirm_typing();
    [[nodiscard]] TypedPath typed_path() const;
    void draw_places(Theme const& theme, float height);
    void draw_crumbs(Theme const& theme);
    void draw_path_field(Theme const& theme);
    void draw_filter(Theme const& theme);
    void draw_entries(Theme const& theme, float height);
    void draw_entry(Theme const& theme, std::size_t index);
    void draw_nothing(Theme const& theme) const;
    void draw_end(Theme const& theme);
    void draw_name(Theme const& theme);
    [[nodiscard]] char const* main_label() const;
    void draw_replace(Theme const& theme);
    void handle_keys();
    void move_chosen(int by);
    void activate(FolderEntry const& entry);
    void confirm();
    void finish(Path path);
    [[nodiscard]] bool shows(FolderEntry const& entry) const;
    [[nodiscard]] bool enters(FolderEntry const& entry) const;
    [[nodiscard]] FolderEntry const* chosen() const;
    [[nodiscard]] Path target() const;
    [[nodiscard]] bool saves() const { return m_request->purpose == Purpose::save_file; }

    std::optional<Request> m_request;
    std::unique_ptr<Worker> m_worker;  ///< while it is open
    Task<FolderListing> m_reading;
    Task<std::vector<StartPlace>> m_reading_places;
    std::chrono::steady_clock::time_point m_places_read;
    std::vector<StartPlace> m_places;
    Path m_home;
    Path m_folder;  ///< the one that is shown or, while it is read, will be
    std::optional<FolderListing> m_listing;
    std::vector<std::size_t> m_shown;  ///< of the entries
    std::optional<std::size_t> m_chosen;
    std::string m_filter;
    std::string m_typed;  ///< of the path
    Path m_typed_from;    ///< where it begins unless it says otherwise
    bool m_typing = false;
    bool m_all_files = false;
    bool m_focus = false;
    bool m_to_end = false;
    bool m_scroll = false;
    std::string m_name;
    std::string m_name_error;
    std::string m_error;
    std::optional<Path> m_replacing;  ///< a file, while the user is asked
    std::optional<Path> m_result;
};

}  // namespace noodkluis::app::desktop
