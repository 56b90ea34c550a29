// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/platform/texture.h"

#include <algorithm>
#include <cstring>

#include <GLFW/glfw3.h>

namespace noodkluis::app::desktop {

Texture::Texture(Pixels const& pixels)
    : m_size(static_cast<float>(pixels.width), static_cast<float>(pixels.height)) {
    glGenTextures(1, &m_name);
    glBindTexture(GL_TEXTURE_2D, m_name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB, pixels.width, pixels.height, 0, GL_RGB, GL_UNSIGNED_BYTE,
                 pixels.rgb.data());
}

Texture& Texture::operator=(Texture&& other) noexcept {
    std::swap(m_name, other.m_name);
    std::swap(m_size, other.m_size);
    return *this;
}

Texture::~Texture() {
    if (m_name != 0) {
        glDeleteTextures(1, &m_name);
    }
}

ImVec2 Texture::fitted(ImVec2 box) const {
    float const factor = std::min(box.x / m_size.x, box.y / m_size.y);
    return {m_size.x * factor, m_size.y * factor};
}

void Texture::draw(ImVec2 size) const {
    // ImGui's name of a texture is a pointer or a number, by its version; the backend wants ours.
    ImTextureID id{};
    static_assert(sizeof(id) >= sizeof(m_name));
    std::memcpy(&id, &m_name, sizeof(m_name));
    ImGui::Image(id, size);
}

}  // namespace noodkluis::app::desktop
