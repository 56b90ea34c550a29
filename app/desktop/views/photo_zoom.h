// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/desktop/page.h"
#include "app/desktop/platform/texture.h"

namespace noodkluis::app::desktop {

/// One photo in the place of the page, as large as it is: the wheel brings it nearer at the
/// pointer, dragging moves it.
class PhotoZoom {
  public:
    explicit PhotoZoom(Workspace& workspace) : m_workspace(workspace) {}

    void open(storage::BlobId photo);
    void close();
    [[nodiscard]] bool is_open() const { return m_open; }
    void draw(Theme const& theme);

  private:
    void draw_picture(Theme const& theme, ImVec2 box);
    void zoom(float factor, ImVec2 around);
    Workspace& m_workspace;
    bool m_open = false;
    Task<Pixels> m_reading;
    Texture m_texture;
    std::string m_error;
    float m_factor = 1;  ///< 1 fits in the box
    ImVec2 m_middle{};   ///< of the picture, from the middle of the box
};

}  // namespace noodkluis::app::desktop
