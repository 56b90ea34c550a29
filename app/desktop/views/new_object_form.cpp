// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/new_object_form.h"

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/field_edit.h"
#include "app/text/labels.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {

std::optional<storage::Object> NewObjectForm::draw(Theme const& theme) {
    bool wanted = false;
    auto const field = [&](char const* name, char const* hint, std::string& text) {
        auto const label = label_of_field(name);
        ui::FieldLook look;
        look.label = label.c_str();
        look.hint = hint;
        ui::text_field(theme, text, look);
        wanted |= ui::entered();
    };
    field("accession_number", "", m_number);
    field("short_name", tr("what a fire officer would call it"), m_name);
    field("location_path", tr("building/floor/room/position"), m_place);
    if (!m_problem.empty()) {
        ui::message(theme, Tone::danger, m_problem);
    }
    ui::gap(theme, Space::m);
    ui::DisabledScope const disabled(m_number.empty());
    wanted |= ui::button(theme, icon::kAdd, tr("Add object"), ui::ButtonKind::main);
    return wanted && !m_number.empty() ? make() : std::nullopt;
}

std::optional<storage::Object> NewObjectForm::make() {
    storage::Object object;
    object.id = storage::ObjectId::random();
    auto const set = set_fields(
        object,
        {{"accession_number", m_number}, {"short_name", m_name}, {"location_path", m_place}});
    if (!set) {
        m_problem = message_of(set.error());
        return std::nullopt;
    }
    *this = {};
    return object;
}

}  // namespace noodkluis::app::desktop
