// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>

#include "app/desktop/page.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/exchange/plain_export.h"
#include "app/session/task.h"

namespace noodkluis::app::desktop {

/// Writes a list or the collection to a file that nothing protects, in place of what a page shows:
/// says what would leave the vault, and wants to hear that this is known.
class ExportView {
  public:
    /// `workspace` must outlive it.
    explicit ExportView(Workspace& workspace) : m_workspace(workspace) {}

    /// `list` is its name; "" is the whole collection.
    void begin(std::string list);
    [[nodiscard]] bool is_open() const { return m_open; }
    [[nodiscard]] bool exporting() const { return m_writing.active(); }
    /// While it is open.
    void draw(Theme const& theme);

  private:
    void poll();
    void read();
    void write(Path file);
    void draw_subject(Theme const& theme);
    void draw_contents(Theme const& theme);
    void draw_kept_back(Theme const& theme);
    void draw_end(Theme const& theme);
    void draw_done(Theme const& theme);
    [[nodiscard]] std::string file_name() const;

    Workspace& m_workspace;
    bool m_open = false;
    PlainRequest m_request;
    std::optional<PlainContents> m_contents;
    std::set<std::string> m_offered;  ///< fields that stay unless they are ticked
    bool m_confirmed = false;
    FileChooser m_chooser;
    Task<PlainContents> m_reading;
    Task<PlainContents> m_writing;
    Path m_file;
    std::optional<Path> m_done;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
