// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "app/desktop/theme/theme.h"
#include "app/desktop/views/object_layout.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app::desktop {

struct FieldNotes {
    std::string_view understood;  ///< below the field
    std::string_view problem;     ///< instead, when something is wrong
    char const* hint = "";        ///< translated; in the field while it is empty
};

/// One field of an object to type or choose in, by its type. True when the user is done with it:
/// has chosen, or has left it with another text in it.
[[nodiscard]] bool edit_field(Theme const& theme, storage::ObjectField const& field,
                              FieldShape shape, std::string& text, FieldNotes const& notes);

}  // namespace noodkluis::app::desktop
