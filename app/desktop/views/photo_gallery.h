// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desktop/platform/texture.h"
#include "app/desktop/theme/theme.h"
#include "storage/model/object.h"

namespace noodkluis::app::desktop {

/// The photos of one object: the chosen one large, all of them small below it, and what can be done
/// with the chosen one.
class PhotoGallery {
  public:
    /// `pixels` of each photo, in their order.
    void show(std::vector<storage::Photo> photos, std::vector<Pixels> const& pixels);

    struct Outcome {
        std::optional<std::vector<storage::Photo>> photos;  ///< as they are to become
        std::string label;                                  ///< of that change, for undo
        std::optional<storage::BlobId> look_at;             ///< in full size
        std::optional<storage::BlobId> turn;
        bool add = false;
    };
    [[nodiscard]] Outcome draw(Theme const& theme);
    /// A caption that was typed and not handed out yet.
    [[nodiscard]] Outcome flush();

  private:
    void draw_small(Theme const& theme);
    void draw_tools(Theme const& theme, Outcome& outcome);
    void draw_caption(Theme const& theme, Outcome& outcome);
    void choose(std::size_t index);
    std::vector<storage::Photo> m_photos;
    std::vector<Texture> m_textures;
    std::size_t m_chosen = 0;
    std::string m_caption;
};

}  // namespace noodkluis::app::desktop
