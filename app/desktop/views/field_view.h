// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/views/field_actions.h"
#include "app/desktop/views/field_gallery.h"
#include "app/sharing/share.h"

namespace noodkluis::app::desktop {

/// An opened bundle and what it says. The bundle decrypts its pictures when they are asked for.
struct OpenedShare {
    std::shared_ptr<OpenedBundle const> bundle;
    SharedList list;
    BundleMarks marks;
    ReadingTime time;
};

/// The list as a fire officer reads and uses it, in the whole window: in order, floor by floor, in
/// big type; one object beside it with all that helps to save it; and large buttons to tick it off.
/// Sender, end and TLP label always show.
class FieldView {
  public:
    /// Both references must outlive it.
    FieldView(Workspace& workspace, Settings& settings, OpenedShare share);

    enum class Outcome : std::uint8_t { open, closed, expired };
    [[nodiscard]] Outcome draw(Theme const& theme);
    [[nodiscard]] OpenedShare const& share() const { return m_share; }
    /// Until it must close.
    [[nodiscard]] std::chrono::seconds left() const {
        return m_share.time.left(moment_of(m_workspace.clock));
    }
    /// The user chose another theme, once.
    [[nodiscard]] bool take_settings_changed() { return std::exchange(m_settings_changed, false); }

  private:
    void handle_keys();
    void draw_head(Theme const& theme);
    void draw_messages(Theme const& theme);
    void draw_body(Theme const& theme);
    void draw_undo(Theme const& theme, float width);
    void switch_theme(Theme const& theme);
    Workspace& m_workspace;
    Settings& m_settings;
    OpenedShare m_share;
    FieldPictures m_pictures;
    FieldMarks m_marks;
    FieldCards m_cards;
    FieldGallery m_gallery;
    FieldActions m_actions;
    FieldFocus m_focus;
    ThemeKind m_theme_before = ThemeKind::light;  ///< the one to go back to from the field theme
    bool m_settings_changed = false;
    bool m_close = false;
};

}  // namespace noodkluis::app::desktop
