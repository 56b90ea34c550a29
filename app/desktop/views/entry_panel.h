// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/page.h"
#include "app/desktop/platform/texture.h"
#include "app/lists/list_sheet.h"
#include "app/session/edits.h"
#include "app/session/object_sheet.h"

namespace noodkluis::app::desktop {

/// One entry of a list, to be changed where it stands: its place, class, action and what goes with
/// them, and what its object needs. Each change is handed out as one edit.
class EntryPanel {
  public:
    using Steps = std::vector<EditHistory::Step>;

    explicit EntryPanel(Workspace& workspace) : m_workspace(workspace) {}

    /// What the user changed in this frame. Another row than before first hands out what was typed
    /// at that one and not finished.
    [[nodiscard]] Steps draw(Theme const& theme, ListSheet const& sheet, ListRow const& row);
    /// What is typed and not finished; then nothing is shown.
    [[nodiscard]] Steps flush();
    /// The keyboard goes to the rank.
    void focus_rank() { m_focus_rank = true; }
    /// The edits that were handed out are made; or one was not, and its text is kept.
    void accept();
    /// True when that is said at the field.
    bool refuse(Error const& error);

  private:
    void show(storage::ListId list, ListRow const& row);
    void poll();
    void draw_photo(Theme const& theme);
    void draw_choices(Theme const& theme, Steps& steps);
    void draw_field(Theme const& theme, char const* field, char const* label, Steps& steps);
    void finish(std::string const& field, Steps& steps);
    [[nodiscard]] std::string stored(std::string const& field) const;

    Workspace& m_workspace;
    std::optional<storage::ListId> m_list;
    ListRow m_row;
    std::map<std::string, std::string> m_typing;  ///< fields that differ from what is stored
    std::map<std::string, std::string> m_sent;    ///< handed out, and not heard of yet
    std::string m_refused_field;
    std::string m_refusal;
    bool m_focus_rank = false;
    Task<ObjectSheet> m_reading;
    Texture m_photo;
};

}  // namespace noodkluis::app::desktop
