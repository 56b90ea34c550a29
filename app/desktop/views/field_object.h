// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/views/field_gallery.h"
#include "app/desktop/views/field_marks.h"

namespace noodkluis::app::desktop {

/// The chosen object: its number and name, how it is with it, its pictures, and all that helps to
/// save it.
void draw_field_object(Theme const& theme, FieldFocus& focus, FieldMarks& marks,
                       FieldGallery& gallery, SharedList const& list, std::size_t index,
                       ImVec2 size);

}  // namespace noodkluis::app::desktop
