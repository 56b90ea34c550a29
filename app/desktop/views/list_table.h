// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "app/desktop/theme/theme.h"
#include "app/lists/list_sheet.h"

namespace noodkluis::app::desktop {

/// The entries of one list in order of rank: chosen by pointer and keys, several at once, and
/// dragged to another place or another list.
class ListTable {
  public:
    /// Rows that were let go: before the row that is at `rank`, or at the end.
    struct Drop {
        storage::ListId from;
        std::vector<storage::ObjectId> objects;
        std::int64_t rank = 0;
    };
    struct Outcome {
        std::optional<Drop> drop;
        bool rank_wanted = false;  ///< a row was pressed twice, to give it another rank
        bool pressed = false;      ///< this table is the one that keys are meant for
    };

    /// `id` is unique on the page; `other` are the rows of a list beside it, or null.
    [[nodiscard]] Outcome draw(Theme const& theme, char const* id, ListSheet const& sheet,
                               std::vector<storage::ObjectId> const* other, float width);
    /// After each change of the sheet: arranges the rows anew, and forgets those that are gone.
    void refresh(ListSheet const& sheet);

    /// In order of rank.
    [[nodiscard]] std::vector<storage::ObjectId> const& chosen() const { return m_chosen; }
    void choose(ListSheet const& sheet, std::vector<storage::ObjectId> objects);
    /// Chooses them and scrolls to the first.
    void reveal(ListSheet const& sheet, std::vector<storage::ObjectId> objects);
    void choose_all(ListSheet const& sheet);

    void show_class(std::optional<storage::SalvageClass> only) {
        m_only = only;
        m_arranged = false;
    }
    [[nodiscard]] std::optional<storage::SalvageClass> const& only() const { return m_only; }
    void group_by_room(bool grouped) {
        m_grouped = grouped;
        m_arranged = false;
    }
    [[nodiscard]] bool grouped() const { return m_grouped; }

  private:
    /// A row of the sheet, or the name of a room above its rows.
    struct Line {
        std::size_t row = 0;
        bool is_room = false;
    };
    void arrange(ListSheet const& sheet);
    void draw_columns(Theme const& theme) const;
    void draw_line(Theme const& theme, ListSheet const& sheet, Line const& line, Outcome& outcome);
    static void draw_room(Theme const& theme, std::string const& room, std::size_t line);
    void draw_row(Theme const& theme, ListSheet const& sheet, ListRow const& row, Outcome& outcome);
    void draw_cells(Theme const& theme, ListRow const& row) const;
    void take_press(ListSheet const& sheet, ListRow const& row);
    void drag(ListSheet const& sheet, ListRow const& row);
    static void accept_drop(Theme const& theme, ListRow const& row, Outcome& outcome);
    static void scroll_while_dragging(Theme const& theme);
    [[nodiscard]] bool is_chosen(storage::ObjectId object) const;

    std::vector<Line> m_lines;
    std::vector<storage::ObjectId> m_chosen;
    std::vector<storage::ObjectId> const* m_other = nullptr;  ///< sorted; while drawing
    std::optional<storage::ObjectId> m_anchor;                ///< where a range begins
    std::optional<storage::ObjectId> m_focused;               ///< the row that has the keys
    std::optional<storage::ObjectId> m_reveal;
    std::optional<storage::SalvageClass> m_only;
    bool m_grouped = false;
    bool m_arranged = false;  ///< the lines are those of the sheet as it is
    float m_width = 0;        ///< at a scale of 100 %
};

/// Where rows are let go on a list that is empty.
[[nodiscard]] std::optional<ListTable::Drop> accept_drop_on_empty(Theme const& theme, ImVec2 size);

}  // namespace noodkluis::app::desktop
