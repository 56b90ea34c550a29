// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/desktop/page.h"
#include "app/desktop/platform/texture.h"
#include "app/sharing/shared_list.h"

namespace noodkluis::app::desktop {

/// An opened bundle and what it says. The bundle decrypts its pictures when they are asked for.
struct OpenedShare {
    std::shared_ptr<OpenedBundle const> bundle;
    SharedList list;
    bool superseded = false;  ///< a newer one was opened here before
};

/// The list as a fire officer reads it: in order, floor by floor, in big type; one object beside it
/// with all that helps to save it. Sender, end and TLP label always show.
class FieldView {
  public:
    FieldView(Workspace& workspace, OpenedShare share);

    enum class Outcome : std::uint8_t { open, closed, expired };
    [[nodiscard]] Outcome draw(Theme const& theme);
    [[nodiscard]] OpenedShare const& share() const { return m_share; }

  private:
    void choose(std::size_t index);
    void ask_for_picture(std::string const& file);
    void poll();
    void handle_keys();
    void draw_head(Theme const& theme);
    void draw_cards(Theme const& theme, float width);
    void draw_card(Theme const& theme, std::size_t index);
    void draw_object(Theme const& theme);
    void draw_pictures(Theme const& theme, SharedEntry const& entry);
    void draw_plan(Theme const& theme, SharedEntry const& entry, ImVec2 box);
    void draw_facts(Theme const& theme, SharedEntry const& entry);
    Workspace& m_workspace;
    OpenedShare m_share;
    std::size_t m_chosen = 0;
    std::map<std::string, Texture> m_pictures;
    Task<Pixels> m_decoding;
    std::string m_decoding_file;
    bool m_scroll = true;
    bool m_close = false;
    std::string m_error;
};

}  // namespace noodkluis::app::desktop
