// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/views/list_panels.h"

namespace noodkluis::app::desktop {

/// What somebody looks at before a list is approved: what changed, what is missing, and when it is
/// looked at again.
class ReviewPanel {
  public:
    struct Approval {
        std::string note;
        std::optional<std::chrono::sys_days> next_review;
    };
    struct Outcome {
        Steps steps;
        std::optional<Approval> approval;
        std::vector<storage::ObjectId> reveal;  ///< rows to show, when not empty
        bool all_changes = false;               ///< the whole list of them is wanted
    };
    /// `since` is null while it is being read. `busy`: an approval is under way.
    [[nodiscard]] Outcome draw(Theme const& theme, ListSheet const& sheet,
                               ChangesSince const* since, Timestamp now, bool busy);
    /// For another list, or after approving.
    void clear() { m_list.reset(); }

  private:
    static void draw_changed(Theme const& theme, ChangesSince const* since, Outcome& outcome);
    void draw_missing(Theme const& theme, Outcome& outcome) const;
    void draw_approval(Theme const& theme, ListSheet const& sheet, bool busy, Outcome& outcome);
    std::optional<storage::ListId> m_list;
    std::int64_t m_version = 0;  ///< of the list that the gaps are of
    ListGaps m_gaps;
    std::string m_note;
    std::string m_next_review;
};

}  // namespace noodkluis::app::desktop
