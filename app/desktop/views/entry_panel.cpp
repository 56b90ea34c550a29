// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/entry_panel.h"

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/lists/list_names.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

std::optional<storage::ListEntry> EntryPanel::draw(Theme const& theme, ListRow const& row) {
    if (m_stored != row.entry) {
        m_stored = m_typing = row.entry;
    }
    ui::IdScope const id(row.entry.object);
    {
        ui::FontScope const font(theme.fonts.title);
        ui::wrapped(row.name);
    }
    ui::muted(theme, row.accession_number);
    ui::wrapped_muted(theme, std::string(icon::kPin) + "  " + row.location_path);
    ui::gap(theme, Space::m);
    bool const chosen = draw_choices(theme);
    bool const finished = draw_texts(theme);
    bool const changed = (chosen || finished) && m_typing != m_stored;
    return changed ? std::optional(m_typing) : std::nullopt;
}

bool EntryPanel::draw_choices(Theme const& theme) {
    ui::FieldLook look;
    look.label = tr("Class");
    int salvage_class = static_cast<int>(m_typing.salvage_class);
    bool changed = false;
    if (ui::choice(theme, salvage_class, {"A", "B", "C"}, look)) {
        m_typing.salvage_class = static_cast<storage::SalvageClass>(salvage_class);
        changed = true;
    }
    look.label = tr("Action");
    int action = static_cast<int>(m_typing.action);
    if (ui::choice(theme, action, labels_of_choices(kSalvageActionNames), look)) {
        m_typing.action = static_cast<storage::SalvageAction>(action);
        changed = true;
    }
    return changed;
}

bool EntryPanel::draw_texts(Theme const& theme) {
    ui::FieldLook look;
    look.label = tr("Destination");
    ui::text_field(theme, m_typing.destination, look);
    bool finished = ui::edited();
    look.label = tr("Instruction");
    ui::text_area(theme, m_typing.instruction, look, 3);
    finished |= ui::edited();
    look.label = tr("Reason");
    ui::text_area(theme, m_typing.reason, look, 3);
    return finished || ui::edited();
}

}  // namespace noodkluis::app::desktop
