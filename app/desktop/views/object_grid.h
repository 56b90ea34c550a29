// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "app/desktop/layout.h"
#include "app/desktop/theme/theme.h"
#include "app/session/object_table.h"
#include "app/session/selection.h"

namespace noodkluis::app::desktop {

/// The table of objects: columns that are chosen, dragged and resized, rows that are chosen one by
/// one or many at once, with the mouse and with keys alone.
class ObjectGrid {
  public:
    /// Both must outlive it.
    ObjectGrid(ObjectTable& table, Layout& layout);

    struct Outcome {
        bool sort_changed = false;
        bool moved = false;   ///< the row under the cursor is another one
        bool opened = false;  ///< it was pressed, or Enter was
    };
    [[nodiscard]] Outcome draw(Theme const& theme, float width);
    /// One line for each column, to show or hide it.
    void draw_columns(Theme const& theme);

    [[nodiscard]] storage::CatalogueSort sort() const { return m_sort; }
    [[nodiscard]] Selection& selection() { return m_selection; }
    /// The row that was chosen last, as long as the table shows it.
    [[nodiscard]] std::optional<storage::ObjectId> cursor() const { return m_cursor; }
    /// Goes there, once the table shows it.
    void go_to(storage::ObjectId id);
    /// After the table has other rows.
    void follow();
    /// The first row gets the keys.
    void focus_rows() { m_focus = true; }

  private:
    [[nodiscard]] bool& shown(TableColumn const& column);
    void set_up_columns(Theme const& theme, float width);
    void draw_head(Theme const& theme);
    void draw_rows(Theme const& theme);
    void draw_row(Theme const& theme, std::size_t index);
    void press(std::size_t index);
    void move_to(std::size_t index);
    ObjectTable& m_table;
    Selection m_selection;
    Layout& m_layout;
    storage::CatalogueSort m_sort;
    std::optional<storage::ObjectId> m_cursor;
    std::optional<storage::ObjectId> m_going_to;
    float m_row_height = 0;  ///< as it was drawn
    int m_scrolls = 0;       ///< how often to scroll there still: the new height comes a frame late
    bool m_fresh = true;
    bool m_focus = false;
    bool m_was_focused = false;  ///< just now, by us: this is no press
    Outcome m_outcome;
};

}  // namespace noodkluis::app::desktop
