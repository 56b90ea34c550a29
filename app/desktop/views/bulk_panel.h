// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/desktop/page.h"
#include "app/session/edits.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app::desktop {

/// What can be done with many objects at once: one field set, or all put on a list. Hands out the
/// edit; the objects are those that it is given when the button is pressed.
class BulkPanel {
  public:
    using Objects = std::vector<storage::ObjectId>;
    explicit BulkPanel(Workspace& workspace);

    /// Reads which lists there are.
    void read_lists();
    struct Change {
        Edit edit;
        std::string label;
    };
    /// `count` objects; `objects` makes their ids when they are needed.
    template <class Chosen>
    [[nodiscard]] std::optional<Change> draw_field(Theme const& theme, std::size_t count,
                                                   Chosen objects) {
        return ask_field(theme, count) ? std::optional(set_field(objects())) : std::nullopt;
    }
    template <class Chosen>
    [[nodiscard]] std::optional<Change> draw_list(Theme const& theme, std::size_t count,
                                                  Chosen objects) {
        return ask_list(theme, count) ? std::optional(put_on_list(objects())) : std::nullopt;
    }

  private:
    /// True when it is to be done.
    [[nodiscard]] bool ask_field(Theme const& theme, std::size_t count);
    [[nodiscard]] bool ask_list(Theme const& theme, std::size_t count);
    [[nodiscard]] Change set_field(Objects objects);
    [[nodiscard]] Change put_on_list(Objects objects);
    Workspace& m_workspace;
    Task<std::vector<storage::PriorityList>> m_reading;
    std::vector<storage::PriorityList> m_lists;
    std::vector<storage::ObjectField const*> m_fields;  ///< those that can be set
    int m_list = -1;
    int m_class = 1;
    int m_action = 0;
    int m_field = -1;  ///< in m_fields
    std::string m_value;
};

}  // namespace noodkluis::app::desktop
