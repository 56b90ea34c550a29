// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "app/desktop/views/list_panels.h"
#include "app/lists/list_sheet.h"

namespace noodkluis::app::desktop {

/// What a list is about: name, kind, scenario, building and review, changed where they stand.
class ListProperties {
  public:
    /// `buildings` are the names of all. Deletes the list when that is possible and wanted.
    [[nodiscard]] Steps draw(Theme const& theme, ListSheet const& sheet,
                             std::vector<std::string> const& buildings);
    /// What is typed and not finished.
    [[nodiscard]] Steps flush();
    /// The edits that were handed out are made; or one was not, and its text is kept.
    void accept() { m_refused_field.clear(); }
    /// True when that is said at the field.
    bool refuse(Error const& error);

  private:
    void draw_text(Theme const& theme, char const* field, char const* label, char const* help,
                   std::string const& stored, Steps& steps);
    void draw_choices(Theme const& theme, ListSheet const& sheet,
                      std::vector<std::string> const& buildings, Steps& steps) const;
    std::optional<storage::ListId> m_list;
    std::map<std::string, std::string> m_stored;
    std::map<std::string, std::string> m_typing;
    std::string m_refused_field;
    std::string m_refusal;
};

}  // namespace noodkluis::app::desktop
