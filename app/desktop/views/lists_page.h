// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/edit_queue.h"
#include "app/desktop/page.h"
#include "app/desktop/views/entry_panel.h"
#include "app/lists/list_sheet.h"

namespace noodkluis::app::desktop {

/// The priority lists: the chosen one in order of rank, the chosen entry beside it.
class ListsPage final : public Page {
  public:
    explicit ListsPage(Workspace& workspace);
    void enter() override;
    void draw(Theme const& theme) override;
    [[nodiscard]] std::string status() const override;

  private:
    struct Choice {
        storage::PriorityList list;
        std::int64_t entries = 0;
    };
    void poll();
    void read_lists();
    void read_sheet();
    void choose(storage::ListId list);
    void draw_tools(Theme const& theme);
    void draw_naming(Theme const& theme);
    void draw_sheet(Theme const& theme);
    void draw_sheet_head(Theme const& theme);
    void draw_table(Theme const& theme);
    void draw_row(Theme const& theme, std::size_t index);
    void draw_entry(Theme const& theme);
    void move_chosen(int by);
    void handle_keys();
    void approve();
    void create();
    Workspace& m_workspace;
    EditQueue& m_edits;
    std::uint64_t m_seen_edits = 0;
    EntryPanel m_entry;
    Task<std::vector<Choice>> m_reading_lists;
    Task<ListSheet> m_reading_sheet;
    Task<storage::ListVersion> m_approving;
    Task<storage::ListId> m_creating;
    std::vector<Choice> m_lists;
    std::optional<ListSheet> m_sheet;
    std::optional<storage::ListId> m_list;
    std::optional<storage::ObjectId> m_chosen;
    std::string m_new_name;
    bool m_naming = false;
    std::string m_error;
    std::string m_note;
};

}  // namespace noodkluis::app::desktop
