// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/views/preview_view.h"
#include "app/sharing/seal_choices.h"

namespace noodkluis::app::desktop {

/// What goes out of a list under an agreement, beside what we know: how much it is, and its first
/// objects one by one.
class SealContents {
  public:
    explicit SealContents(Workspace& workspace) : m_workspace(workspace), m_preview(workspace) {}
    /// Reads it anew. `agreement` is an id or title, `list` a name.
    void ask(std::string agreement, std::string list);
    /// There is nothing to show.
    void clear();
    /// Once for each frame; what could not be read, once.
    [[nodiscard]] std::optional<Error> poll();
    [[nodiscard]] std::optional<SealPreview> const& preview() const { return m_contents; }
    void draw(Theme const& theme);

  private:
    Workspace& m_workspace;
    PreviewView m_preview;
    std::optional<SealPreview> m_contents;
    std::size_t m_object = 0;  ///< of those in the preview
    Task<SealPreview> m_reading;
};

}  // namespace noodkluis::app::desktop
