// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/field_editor.h"

#include <algorithm>

#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/named.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

constexpr int kAreaLines = 3;

/// A choice that is not known shows as nothing chosen.
int index_of(storage::ObjectField const& field, std::string const& text) {
    auto const found =
        std::find(field.choices.begin(), field.choices.end(), std::string_view(text));
    return found == field.choices.end() ? -1 : static_cast<int>(found - field.choices.begin());
}

}  // namespace

bool edit_field(Theme const& theme, storage::ObjectField const& field, FieldShape shape,
                std::string& text, FieldNotes const& notes) {
    ui::FieldLook look;
    auto const label = label_of_field(field.name);
    look.label = label.c_str();
    look.hint = notes.hint;
    look.help = notes.understood;
    look.error = notes.problem;
    if (field.type == storage::FieldType::choice) {
        int chosen = index_of(field, text);
        bool const changed = ui::choice(theme, chosen, labels_of_choices(field.choices), look);
        if (changed) {
            text = field.choices[static_cast<std::size_t>(chosen)];
        }
        return changed;
    }
    if (field.type == storage::FieldType::boolean) {
        bool value = text == "yes";
        bool const changed = ImGui::Checkbox(look.label, &value);
        ui::named(look.label);
        if (changed) {
            text = value ? "yes" : "no";
        }
        return changed;
    }
    if (shape == FieldShape::area) {
        ui::text_area(theme, text, look, kAreaLines);
        return ui::edited();
    }
    ui::text_field(theme, text, look);
    return ui::edited();
}

}  // namespace noodkluis::app::desktop
