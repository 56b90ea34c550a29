// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/views/field_focus.h"
#include "app/desktop/views/field_pictures.h"
#include "app/desktop/widgets/plan_marks.h"
#include "app/sharing/shared_list.h"

namespace noodkluis::app::desktop {

/// The photos of the chosen object and the plan with its pin: small beside each other, or one of
/// them as large as the window.
class FieldGallery {
  public:
    /// Both must outlive it.
    FieldGallery(FieldPictures& pictures, SharedList const& list)
        : m_pictures(pictures), m_list(list) {}

    /// The object whose pictures are shown from now on.
    void show(std::size_t index);
    [[nodiscard]] bool is_large() const { return m_large != Large::none; }
    void make_small() { m_large = Large::none; }
    void draw_small(Theme const& theme, FieldFocus& focus, float height);
    /// In all that is left.
    void draw_large(Theme const& theme, FieldFocus& focus);

  private:
    enum class Large : std::uint8_t { none, photo, plan };
    [[nodiscard]] SharedEntry const& entry() const { return m_list.entries[m_index]; }
    [[nodiscard]] std::string const& plan_file() const;
    void draw_photo(Theme const& theme, FieldFocus& focus, ImVec2 box);
    void draw_photo_buttons(Theme const& theme, FieldFocus& focus, float width);
    void draw_plan(Theme const& theme, FieldFocus& focus, ImVec2 box);
    void draw_marks(Theme const& theme, PlanView const& view) const;
    /// A picture in the middle of the box, which is pressed as a whole. Where the picture came.
    struct Placed {
        bool pressed = false;
        bool ready = false;
        ImVec2 corner;
        ImVec2 size;
    };
    Placed draw_picture(Theme const& theme, FieldFocus& focus, Stop stop, std::string const& file,
                        ImVec2 box);
    FieldPictures& m_pictures;
    SharedList const& m_list;
    std::size_t m_index = 0;
    std::size_t m_photo = 0;
    Large m_large = Large::none;
};

}  // namespace noodkluis::app::desktop
