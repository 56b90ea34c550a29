// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/bulk_panel.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/desktop/theme/icons.h"
#include "app/desktop/views/field_editor.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/lists/list_names.h"
#include "app/session/records.h"
#include "app/session/typed_value.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

/// The fields that many objects can have in common: those of the form but the number, and what is
/// measured at one object.
std::vector<storage::ObjectField const*> common_fields() {
    std::vector<storage::ObjectField const*> found;
    for (auto const& group : field_groups()) {
        for (auto const& placed : group.fields) {
            std::string_view const name = placed.name;
            if (name != "accession_number" && name != "dimensions" && name != "weight_kg") {
                found.push_back(storage::find_object_field(name));
            }
        }
    }
    return found;
}

}  // namespace

BulkPanel::BulkPanel(Workspace& workspace) : m_workspace(workspace), m_fields(common_fields()) {}

void BulkPanel::read_lists() {
    m_reading =
        m_workspace.thread.submit([&clock = m_workspace.clock](storage::Vault& vault, Job&) {
            return Records(vault, clock).lists.lists();
        });
}

bool BulkPanel::ask_field(Theme const& theme, std::size_t count) {
    std::vector<std::string> names;
    names.reserve(m_fields.size());
    for (auto const* const field : m_fields) {
        names.push_back(label_of_field(field->name));
    }
    ui::FieldLook look;
    look.label = tr("Field");
    look.hint = tr("Which field");
    if (ui::choice(theme, m_field, names, look)) {
        m_value.clear();
    }
    if (m_field < 0) {
        return false;
    }
    auto const& field = *m_fields[static_cast<std::size_t>(m_field)];
    auto const meaning = understand({}, field, m_value);
    auto const problem = meaning.problem ? message_of(*meaning.problem) : std::string();
    FieldNotes notes;
    notes.problem = problem;
    {
        ui::IdScope const id("value");
        static_cast<void>(edit_field(theme, field, FieldShape::whole, m_value, notes));
    }
    ui::FontScope const font(theme.fonts.small);
    ui::wrapped_muted(theme, m_value.empty() ? tr("Left empty, it is emptied in all of them.")
                                             : tr("What was in it is replaced. It can be undone."));
    ui::DisabledScope const disabled(meaning.problem.has_value() || count == 0);
    ui::FontScope const body(theme.fonts.body);
    return ui::button(theme, icon::kSave,
                      counted("Set in {0} object", "Set in {0} objects", count).c_str(),
                      ui::ButtonKind::main);
}

BulkPanel::Change BulkPanel::set_field(Objects objects) {
    auto const& field = *m_fields[static_cast<std::size_t>(m_field)];
    auto const meaning = understand({}, field, m_value);
    auto label = fmt::format("{}: {}", label_of_field(field.name),
                             counted("{0} object", "{0} objects", objects.size()));
    return {SetFieldOfMany{field.name, {{meaning.values.front().value, std::move(objects)}}},
            std::move(label)};
}

bool BulkPanel::ask_list(Theme const& theme, std::size_t count) {
    if (auto lists = m_reading.take(); lists && *lists) {
        m_lists = std::move(**lists);
        m_list = m_lists.empty() ? -1 : std::clamp(m_list, 0, static_cast<int>(m_lists.size()) - 1);
    }
    if (m_lists.empty()) {
        ui::wrapped_muted(theme, tr("There is no list yet. Make one on the page Lists."));
        return false;
    }
    std::vector<std::string> names;
    names.reserve(m_lists.size());
    for (auto const& list : m_lists) {
        names.push_back(list.name);
    }
    ui::FieldLook look;
    look.label = tr("List");
    static_cast<void>(ui::choice(theme, m_list, names, look));
    look.label = tr("Class");
    static_cast<void>(ui::choice(theme, m_class, {"A", "B", "C"}, look));
    look.label = tr("Action");
    static_cast<void>(ui::choice(theme, m_action, labels_of_choices(kSalvageActionNames), look));
    {
        ui::FontScope const font(theme.fonts.small);
        ui::wrapped_muted(theme, tr("They come at the end of the list. What is on it already stays "
                                    "as it is."));
    }
    ui::DisabledScope const disabled(count == 0 || m_list < 0);
    return ui::button(theme, icon::kLists,
                      fmt::format(fmt::runtime(tr("Put {0} on the list")), count).c_str(),
                      ui::ButtonKind::main);
}

BulkPanel::Change BulkPanel::put_on_list(Objects objects) {
    auto const& list = m_lists[static_cast<std::size_t>(m_list)];
    storage::EntryDefaults const defaults{static_cast<storage::SalvageClass>(m_class),
                                          static_cast<storage::SalvageAction>(m_action)};
    return {AddEntries{list.id, std::move(objects), defaults},
            fmt::format("{}: {}", tr("Put on a list"), list.name)};
}

}  // namespace noodkluis::app::desktop
