// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desktop/theme/theme.h"
#include "app/session/edits.h"
#include "app/session/plan_sheet.h"

namespace noodkluis::app::desktop {

/// Editing what is marked on a plan: the panel beside it, and what a press on the plan means.
class PlanTools {
  public:
    struct Change {
        Edit edit;
        std::string label;  ///< for undo
    };
    /// The panel: assembly point, rooms and objects.
    [[nodiscard]] std::optional<Change> draw(Theme const& theme, PlanSheet const& sheet);
    /// The user pressed the plan there.
    [[nodiscard]] std::optional<Change> press(PlanSheet const& sheet, storage::PlanPoint at);
    /// A press on the plan does something.
    [[nodiscard]] bool armed() const { return m_kind != Kind::none; }
    /// What it does, in a sentence.
    [[nodiscard]] std::string sentence(PlanSheet const& sheet) const;
    void drop();

    /// The next press on the plan puts it there.
    void place(storage::ObjectId object);
    void place(storage::RoomId room);
    /// Shown as chosen; a press on the plan does nothing.
    void choose(storage::ObjectId object);
    void choose(storage::RoomId room);
    [[nodiscard]] std::optional<storage::RoomId> room() const { return m_room; }
    [[nodiscard]] std::optional<storage::ObjectId> object() const { return m_object; }
    /// Of the route that is being drawn.
    [[nodiscard]] std::vector<storage::PlanPoint> const& draft() const { return m_draft; }
    /// What the page has to ask for, once.
    enum class Wish : std::uint8_t { none, plan, place };
    [[nodiscard]] Wish take_wish() { return std::exchange(m_wish, Wish::none); }
    /// Other marks are to be drawn, once.
    [[nodiscard]] bool take_changed() { return std::exchange(m_changed, false); }

  private:
    enum class Kind : std::uint8_t { none, object, room, route, assembly_point };
    void arm(Kind kind);
    void draw_assembly_point(Theme const& theme, PlanSheet const& sheet);
    void draw_rooms(Theme const& theme, PlanSheet const& sheet);
    void draw_room_tools(Theme const& theme, PlanRoom const& room);
    void draw_wishes(Theme const& theme);
    void draw_objects(Theme const& theme, PlanSheet const& sheet);
    void draw_object_row(Theme const& theme, storage::FloorObject const& object, bool placed);
    void finish_route();
    Kind m_kind = Kind::none;
    std::optional<storage::RoomId> m_room;
    std::optional<storage::ObjectId> m_object;
    std::vector<storage::PlanPoint> m_draft;
    bool m_changed = false;
    Wish m_wish = Wish::none;
    std::optional<Change> m_change;
};

}  // namespace noodkluis::app::desktop
