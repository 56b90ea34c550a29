// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/desktop/page.h"
#include "app/desktop/platform/texture.h"
#include "app/sharing/bundle_open.h"

namespace noodkluis::app::desktop {

/// The pictures of an opened bundle, decrypted one by one when they are drawn. The last ones are
/// kept.
class FieldPictures {
  public:
    FieldPictures(Workspace& workspace, std::shared_ptr<OpenedBundle const> bundle)
        : m_workspace(workspace), m_bundle(std::move(bundle)) {}

    /// Takes what is done; once for each frame.
    void poll();
    enum class State : std::uint8_t { coming, ready, damaged };
    struct Found {
        State state = State::coming;
        Texture const* texture = nullptr;  ///< when it is ready; until the next poll
    };
    /// Asks for the picture when it is not there.
    [[nodiscard]] Found find(std::string const& file);
    /// Why the last one could not be shown.
    [[nodiscard]] std::string const& error() const { return m_error; }

  private:
    Workspace& m_workspace;
    std::shared_ptr<OpenedBundle const> m_bundle;
    std::map<std::string, Texture> m_pictures;
    Task<Pixels> m_decoding;
    std::string m_decoding_file;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
