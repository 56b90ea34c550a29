// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include <imgui.h>

#include "app/exchange/photos.h"

namespace noodkluis::app::desktop {

/// A picture in the memory of the graphics card. Made and destroyed on the main thread.
class Texture {
  public:
    Texture() = default;
    explicit Texture(Pixels const& pixels);
    Texture(Texture&& other) noexcept
        : m_name(std::exchange(other.m_name, 0)), m_size(other.m_size) {}
    Texture& operator=(Texture&& other) noexcept;
    Texture(Texture const&) = delete;
    Texture& operator=(Texture const&) = delete;
    ~Texture();

    [[nodiscard]] bool empty() const { return m_name == 0; }
    [[nodiscard]] ImVec2 size() const { return m_size; }  ///< in pixels of the picture
    /// The largest size with these proportions within `box`.
    [[nodiscard]] ImVec2 fitted(ImVec2 box) const;
    void draw(ImVec2 size) const;

  private:
    unsigned m_name = 0;
    ImVec2 m_size{};
};

}  // namespace noodkluis::app::desktop
