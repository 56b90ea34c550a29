// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/theme/theme.h"
#include "app/exchange/import_draft.h"

namespace noodkluis::app::desktop {

/// The step of an import in which columns get their fields: those not used yet on the left, the
/// first rows of the file on the right, each cell with what is understood of it.
class ImportColumns {
  public:
    enum class Change : std::uint8_t {
        none,
        mapping,       ///< what is understood must be found out anew
        reading,       ///< the file must be read anew
        kept_mapping,  ///< the user wants to choose a mapping that was kept
        profile        ///< the user wants to choose a file that says how XML is a table
    };
    /// `draft` has a sample; `preview` may be of before its last change.
    [[nodiscard]] Change draw(Theme const& theme, ImportDraft& draft, ImportPreview const& preview,
                              float height);

  private:
    struct FieldRow;
    static constexpr char const* kFieldDrag = "field";    ///< its place among mapping_targets
    static constexpr char const* kColumnDrag = "column";  ///< its place in the file
    void draw_reading(Theme const& theme, ImportDraft& draft);
    void draw_text_reading(ImportDraft& draft, Theme const& theme, FieldRow const& row);
    void draw_sheet(ImportDraft& draft, Theme const& theme, FieldRow const& row);
    void draw_profile(ImportDraft& draft, Theme const& theme, FieldRow const& row);
    void draw_measures(Theme const& theme, ImportDraft& draft, FieldRow const& row);
    void draw_palette(Theme const& theme, ImportDraft& draft, float height);
    void draw_field(Theme const& theme, ImportDraft& draft, std::size_t target);
    void draw_grid(Theme const& theme, ImportDraft& draft, ImportPreview const& preview,
                   float height);
    void draw_body(Theme const& theme, ImportDraft& draft, ImportPreview const& preview,
                   std::size_t column);
    void draw_head(Theme const& theme, ImportDraft& draft, std::size_t column);
    void draw_target(Theme const& theme, ImportDraft& draft, std::size_t column);
    void take_drop(ImportDraft& draft, std::size_t column);
    void assign(ImportDraft& draft, std::size_t column, char const* target);
    Change m_change = Change::none;
    char const* m_armed = nullptr;  ///< the target that the next column pressed gets
};

}  // namespace noodkluis::app::desktop
