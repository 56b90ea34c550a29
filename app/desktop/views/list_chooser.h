// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/views/list_panels.h"

namespace noodkluis::app::desktop {

/// Which list is looked at, which one beside it, and the name of a new one.
class ListChooser {
  public:
    explicit ListChooser(Workspace& workspace) : m_workspace(workspace) {}

    void read();
    /// Takes what was read; once for each frame. True when the lists are new ones.
    [[nodiscard]] Result<bool> poll();
    [[nodiscard]] std::vector<storage::PriorityList> const& lists() const { return m_lists; }
    [[nodiscard]] std::vector<std::string> const& buildings() const { return m_buildings; }
    [[nodiscard]] bool has(storage::ListId list) const;

    /// The list that was made last, once, when it is there.
    [[nodiscard]] std::optional<storage::ListId> take_made() {
        return m_made && has(*m_made) ? std::exchange(m_made, std::nullopt) : std::nullopt;
    }

    struct Outcome {
        std::optional<storage::ListId> open;
        std::optional<EditHistory::Step> make;
    };
    /// The part of the tool row that chooses; `open` is the list that is looked at.
    [[nodiscard]] Outcome draw(Theme const& theme, std::optional<storage::ListId> const& open);
    /// The choice of the list beside it.
    [[nodiscard]] std::optional<storage::ListId> draw_second(
        Theme const& theme, std::optional<storage::ListId> const& open,
        std::optional<storage::ListId> const& second) const;
    [[nodiscard]] bool naming() const { return m_naming; }

  private:
    struct Read {
        std::vector<storage::PriorityList> lists;
        std::vector<std::string> buildings;
    };
    void draw_naming(Theme const& theme, Outcome& outcome);
    Workspace& m_workspace;
    Task<Read> m_reading;
    std::vector<storage::PriorityList> m_lists;
    std::vector<std::string> m_buildings;
    std::string m_name;
    std::optional<storage::ListId> m_made;
    bool m_naming = false;
    bool m_focus_name = false;
};

}  // namespace noodkluis::app::desktop
