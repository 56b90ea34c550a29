// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/edit_queue.h"
#include "app/desktop/page.h"
#include "app/desktop/views/bulk_panel.h"
#include "app/desktop/views/export_view.h"
#include "app/desktop/views/filter_panel.h"
#include "app/desktop/views/import_view.h"
#include "app/desktop/views/new_object_form.h"
#include "app/desktop/views/object_grid.h"
#include "app/desktop/views/object_panel.h"
#include "app/desktop/views/photo_folder_view.h"
#include "app/desktop/views/photo_zoom.h"
#include "app/desktop/widgets/file_chooser.h"
#include "app/session/photo_intake.h"

namespace noodkluis::app::desktop {

/// All objects: a table to search, filter and sort on the left; on the right what belongs to it:
/// the chosen object, the filters, the columns, or what is done with many objects at once.
class CollectionPage final : public Page {
  public:
    explicit CollectionPage(Workspace& workspace);
    void enter() override;
    void draw(Theme const& theme) override;
    void flush() override;
    bool take_dropped(Path const& file) override;
    [[nodiscard]] std::string under_way() const override;
    /// Lets the user choose an export to import.
    void begin() override { m_import.begin(); }
    [[nodiscard]] std::string status() const override;
    [[nodiscard]] std::vector<Command> commands() override;

  private:
    enum class Side : std::uint8_t { none, object, filters, columns, new_object, set_field, list };
    void poll();
    void poll_photos();
    void query();
    void count();
    void show(Side side);
    void read_object(storage::ObjectId id);
    void add_photo(Path const& file);
    void take(std::vector<ObjectPanel::Change> changes);
    void handle_keys();
    void go_back();
    void draw_tools(Theme const& theme);
    void draw_chosen(Theme const& theme);
    void draw_progress(Theme const& theme);
    void draw_main(Theme const& theme, float width);
    void draw_nothing(Theme const& theme);
    void draw_side(Theme const& theme);
    void draw_side_head(Theme const& theme);
    void draw_object(Theme const& theme);
    void draw_bulk(Theme const& theme);

    Workspace& m_workspace;
    ObjectTable m_table;
    ObjectGrid m_grid;
    FilterPanel m_filters;
    BulkPanel m_bulk;
    ObjectPanel m_panel;
    PhotoZoom m_zoom;
    PhotoIntake m_intake;
    FileChooser m_photo_chooser;
    ImportView m_import;
    ExportView m_export;
    PhotoFolderView m_photo_folder;
    EditQueue& m_edits;
    EditWatch m_watch;
    Task<ObjectSheet> m_reading;
    std::string m_search;
    Side m_side = Side::none;
    float& m_side_width;
    bool m_focus_search = false;
    bool m_choosing = false;  ///< a choice was open in the last frame
    NewObjectForm m_new_object;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
