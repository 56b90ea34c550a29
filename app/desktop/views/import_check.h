// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/theme/theme.h"
#include "app/exchange/import_draft.h"

namespace noodkluis::app::desktop {

/// The step of an import that shows what a dry run found, and lets cells be corrected.
class ImportCheck {
  public:
    void show(ImportReport report);
    void clear() { m_report.reset(); }
    [[nodiscard]] bool empty() const { return !m_report; }
    [[nodiscard]] ImportReport const& report() const { return *m_report; }
    /// Something was changed since the dry run: what it found is no longer true.
    [[nodiscard]] bool outdated() const { return m_outdated; }
    /// An import would bring something in, as the draft stands.
    [[nodiscard]] bool can_import(ImportDraft const& draft) const;
    /// After `show`.
    void draw(Theme const& theme, ImportDraft& draft, float height);

  private:
    void draw_counts(Theme const& theme) const;
    void draw_verdict(Theme const& theme, ImportDraft& draft);
    void draw_columns(Theme const& theme, float height) const;
    void draw_problems(Theme const& theme, ImportDraft& draft, float height);
    void draw_problem(Theme const& theme, ImportDraft& draft, std::size_t index);
    std::optional<ImportReport> m_report;
    std::vector<std::string> m_texts;  ///< of the cells of the problems, as they are corrected
    bool m_outdated = false;
};

}  // namespace noodkluis::app::desktop
