// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/edit_queue.h"
#include "app/desktop/page.h"
#include "app/desktop/views/import_view.h"
#include "app/desktop/views/object_panel.h"
#include "app/session/object_table.h"

namespace noodkluis::app::desktop {

/// All objects: a table to search and sort on the left, the chosen object on the right.
class CollectionPage final : public Page {
  public:
    explicit CollectionPage(Workspace& workspace);
    void enter() override;
    void draw(Theme const& theme) override;
    [[nodiscard]] std::string status() const override;
    /// Lets the user choose an export to import.
    void import() { m_import.begin(); }
    /// An export that was dropped on the window.
    void import(Path file) { m_import.begin(std::move(file)); }
    bool take_dropped(Path const& file) override;
    [[nodiscard]] std::string under_way() const override;

  private:
    void poll();
    void query();
    void choose(std::size_t index);
    void draw_tools(Theme const& theme);
    void draw_table(Theme const& theme, float width);
    void draw_row(Theme const& theme, std::size_t index);
    void handle_keys();
    Workspace& m_workspace;
    ObjectTable m_table;
    ObjectPanel m_panel;
    ImportView m_import;
    EditQueue& m_edits;
    EditWatch m_watch;
    Task<ObjectSheet> m_reading;
    std::string m_search;
    storage::ObjectOrder m_order = storage::ObjectOrder::accession_number;
    std::optional<std::size_t> m_chosen;
    bool m_focus_search = false;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
