// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/edit_queue.h"
#include "app/desktop/page.h"
#include "app/desktop/views/entry_panel.h"
#include "app/desktop/views/export_view.h"
#include "app/desktop/views/list_chooser.h"
#include "app/desktop/views/list_panels.h"
#include "app/desktop/views/list_properties.h"
#include "app/desktop/views/list_table.h"
#include "app/desktop/views/open_list.h"
#include "app/desktop/views/review_panel.h"

namespace noodkluis::app::desktop {

/// The priority lists: the chosen one in order of rank, and beside it the chosen entry, a second
/// list, what changed, its history, what it is about, or its review.
class ListsPage final : public Page {
  public:
    explicit ListsPage(Workspace& workspace);
    void enter() override;
    void draw(Theme const& theme) override;
    void flush() override;
    /// The list, ready to be reviewed.
    void show_about(std::string const& id) override;
    [[nodiscard]] std::string under_way() const override;
    [[nodiscard]] std::string status() const override;
    [[nodiscard]] std::vector<Command> commands() override;

  private:
    enum class Side : std::uint8_t { none, entry, changes, history, properties, review };
    /// A list with its table; keys go to one of the two.
    struct Pane {
        explicit Pane(Workspace& workspace) : list(workspace) {}
        /// After each change of the sheet.
        void refresh();
        OpenList list;
        ListTable table;
        std::vector<storage::ObjectId> objects;  ///< that are on the list, sorted
    };

    void poll();
    void poll_edits();
    void poll_side();
    void read_side();
    void open(storage::ListId list);
    void show(Side side);
    void take(Steps steps);
    void take(EditHistory::Step step);
    template <class T>
    [[nodiscard]] bool keep_error(Result<T> const& result);

    void handle_keys();
    void move_chosen(int by);
    void change_chosen(SeveralChange const& change);
    void remove_chosen();
    void copy_chosen(Pane const& from, Pane const& to);
    void drop(Pane const& pane, ListTable::Drop const& dropped);
    void approve(ReviewPanel::Approval const& approval);

    void draw_head(Theme const& theme);
    void draw_tools(Theme const& theme);
    void draw_empty(Theme const& theme) const;
    void draw_facts(Theme const& theme) const;
    void draw_bar(Theme const& theme);
    void draw_table(Theme const& theme);
    void draw_compared(Theme const& theme);
    void draw_pane(Theme const& theme, Pane& pane, Pane& other, float width);
    void draw_rows(Theme const& theme, char const* id, Pane& pane,
                   std::vector<storage::ObjectId> const* other, float width);
    void draw_side(Theme const& theme);
    void draw_entry(Theme const& theme);
    void draw_entry_tools(Theme const& theme);
    void draw_review(Theme const& theme);
    [[nodiscard]] bool comparing() const { return m_second.list.id().has_value() || m_choosing; }
    [[nodiscard]] bool shows_entry() const;

    Workspace& m_workspace;
    EditQueue& m_edits;
    EditWatch m_watch;
    ListChooser m_chooser;
    Pane m_first;
    Pane m_second;
    Pane* m_active = &m_first;
    EntryPanel m_entry;
    ListProperties m_properties;
    ReviewPanel m_review;
    ExportView m_export;
    Side m_side = Side::none;
    bool m_choosing = false;  ///< which list comes beside the first
    Task<ChangesSince> m_reading_changes;
    Task<std::vector<ListEvent>> m_reading_history;
    Task<storage::ListVersion> m_approving;
    std::optional<ChangesSince> m_changes;
    std::vector<ListEvent> m_history;
    std::string m_error;
    std::string m_note;
};

}  // namespace noodkluis::app::desktop
