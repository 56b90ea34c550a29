// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "app/desktop/views/field_focus.h"
#include "app/desktop/views/field_marks.h"
#include "app/sharing/shared_list.h"

namespace noodkluis::app::desktop {

/// By what the list says; the last class when it does not.
[[nodiscard]] storage::SalvageClass class_of(SharedEntry const& entry);

/// The objects floor by floor, the floor with the most urgent one first, each as a card; and which
/// one is chosen.
class FieldCards {
  public:
    /// `list` must outlive it.
    explicit FieldCards(SharedList const& list);

    /// How many are done, the filters, and the cards.
    void draw(Theme const& theme, FieldFocus& focus, FieldMarks& marks, ImVec2 size);
    [[nodiscard]] std::size_t chosen() const { return m_chosen; }
    /// The card above (-1) or below (1).
    void step(FieldMarks const& marks, int by);
    /// The next one that is still to do; the one below when there is none.
    void go_to_next(FieldMarks const& marks);

  private:
    /// A heading, or the card of an entry; with how many of both are above it.
    struct Row {
        std::optional<std::size_t> entry;
        int floor = 0;
        int headings_above = 0;
        int cards_above = 0;
    };
    void choose(std::size_t index);
    [[nodiscard]] bool is_shown(std::size_t index, FieldMarks const& marks) const;
    void fill(FieldMarks const& marks);
    [[nodiscard]] float top_of(Theme const& theme, Row const& row) const;
    void draw_tally(Theme const& theme, FieldFocus& focus, FieldMarks& marks, float width);
    void draw_filters(Theme const& theme, FieldFocus& focus, float width);
    void draw_rows(Theme const& theme, FieldFocus& focus, FieldMarks const& marks, ImVec2 size);
    void draw_card(Theme const& theme, FieldMarks const& marks, std::size_t index, bool focused);
    void draw_card_text(Theme const& theme, FieldMarks const& marks, std::size_t index);
    void draw_heading(Theme const& theme, Row const& row, ImVec2 corner, float width) const;
    void keep_in_sight(Theme const& theme, float height);

    SharedList const& m_list;
    std::vector<int> m_floor_of;       ///< of each entry; -1 is not known
    std::vector<std::size_t> m_order;  ///< all entries, floor by floor
    std::vector<Row> m_rows;           ///< what the filters let through
    std::size_t m_chosen = 0;
    std::optional<storage::SalvageClass> m_class;
    bool m_to_do_only = false;
    int m_marks_version = -1;  ///< that m_rows were made with
    bool m_changed = true;     ///< something else that they depend on
    bool m_scroll = true;
};

}  // namespace noodkluis::app::desktop
