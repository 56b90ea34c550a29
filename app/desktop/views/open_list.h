// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/page.h"
#include "app/lists/list_sheet.h"
#include "app/session/edits.h"

namespace noodkluis::app::desktop {

/// A list that is looked at: read from the vault, and ahead of it while an edit is on its way.
class OpenList {
  public:
    explicit OpenList(Workspace& workspace) : m_workspace(workspace) {}

    /// Reads this list; what was shown of another one goes.
    void open(storage::ListId list);
    void close();
    void read();
    /// Takes what was read; once for each frame. True when the sheet is a new one.
    [[nodiscard]] Result<bool> poll();

    [[nodiscard]] std::optional<storage::ListId> const& id() const { return m_id; }
    /// Null until it is read.
    [[nodiscard]] ListSheet const* sheet() const { return m_sheet ? &*m_sheet : nullptr; }
    [[nodiscard]] ListRow const* row(storage::ObjectId object) const;
    /// The entries of these objects, in order of rank.
    [[nodiscard]] std::vector<storage::ListEntry> entries(
        std::vector<storage::ObjectId> objects) const;
    /// Shows what the edit will make of the list, before the vault has done so. Read it again once
    /// that is done.
    void foresee(Edit const& edit);

  private:
    Workspace& m_workspace;
    std::optional<storage::ListId> m_id;
    std::optional<ListSheet> m_sheet;
    Task<ListSheet> m_reading;
};

}  // namespace noodkluis::app::desktop
