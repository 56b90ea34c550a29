// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"
#include "app/desktop/views/import_check.h"
#include "app/desktop/views/import_columns.h"
#include "app/desktop/widgets/file_chooser.h"

namespace noodkluis::app::desktop {

/// Brings the export of a collection system in, step by step, in place of what a page shows: the
/// file, its columns, a check of all of it, the import.
class ImportView {
  public:
    /// `workspace` must outlive it.
    explicit ImportView(Workspace& workspace);

    /// Lets the user choose the file.
    void begin();
    /// Begins with this file. Not while an import is under way.
    void begin(Path file);
    [[nodiscard]] bool is_open() const { return m_step != Step::closed; }
    /// Objects come in at this moment.
    [[nodiscard]] bool importing() const { return m_importing.active(); }

    enum class Outcome : std::uint8_t { waiting, left };
    /// While it is open. `left`: the page shows its own content again, and objects may have
    /// changed.
    [[nodiscard]] Outcome draw(Theme const& theme);

  private:
    enum class Step : std::uint8_t { closed, file, columns, check, import };
    enum class Choosing : std::uint8_t { export_file, kept_mapping, mapping_to_keep, profile };
    void poll();
    void choose(Choosing what);
    void draw_chooser(Theme const& theme);
    void draw_path(Theme const& theme) const;
    void draw_reading(Theme const& theme);
    void draw_columns(Theme const& theme);
    void draw_check(Theme const& theme);
    void draw_import(Theme const& theme);
    void draw_done(Theme const& theme);
    void read_sample();
    void read_preview();
    void check();
    void import();
    void leave() { m_step = Step::closed; }
    template <class Value>
    [[nodiscard]] bool keep_error(Result<Value> const& result);
    Workspace& m_workspace;
    Step m_step = Step::closed;
    Choosing m_choosing = Choosing::export_file;
    FileChooser m_chooser;
    std::optional<ImportDraft> m_draft;
    ImportPreview m_preview;
    ImportColumns m_columns;
    ImportCheck m_check;
    std::optional<ImportReport> m_done;
    Worker m_worker;  // before what it works on
    Task<ImportSample> m_reading;
    Task<ImportPreview> m_previewing;
    Task<ImportProfile> m_reading_mapping;
    Task<ImportProfile> m_reading_profile;
    Task<void> m_keeping;
    Task<ImportReport> m_checking;
    Task<ImportReport> m_importing;
    bool m_wants_profile = false;  ///< nothing tells how this XML is a table
    bool m_back = false;           ///< the user wants to go back, in this frame
    bool m_list_open = false;      ///< in the frame before
    std::string m_error;
    std::string m_note;
};

}  // namespace noodkluis::app::desktop
