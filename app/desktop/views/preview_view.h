// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>

#include "app/desktop/page.h"
#include "app/desktop/platform/texture.h"
#include "app/sharing/disclosure_preview.h"

namespace noodkluis::app::desktop {

/// What they will see: one object as we have it, beside exactly what the other party gets of it.
/// What stays behind is struck through on our side.
class PreviewView {
  public:
    explicit PreviewView(Workspace& workspace) : m_workspace(workspace) {}

    /// Another object or other fields; asks the vault for the photo when that is another one.
    void show(ObjectPreview preview);
    void clear() { m_preview.reset(); }
    [[nodiscard]] bool empty() const { return !m_preview; }
    /// In what is left of the width. `here` and `there` head the two columns.
    void draw(Theme const& theme, char const* here, char const* there);

  private:
    void poll();
    void draw_photos(Theme const& theme);
    void draw_part(Theme const& theme, PreviewPart const& part);
    Workspace& m_workspace;
    std::optional<ObjectPreview> m_preview;
    std::optional<storage::BlobId> m_photo_of;
    Task<Pixels> m_reading_photo;
    Texture m_photo;
};

}  // namespace noodkluis::app::desktop
