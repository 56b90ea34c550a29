// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/views/contact_fields.h"

#include <algorithm>

#include "app/desktop/theme/icons.h"
#include "app/desktop/widgets/controls.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

/// Two fields next to each other, of one width.
void draw_pair(Theme const& theme, char const* left, std::string& left_value, char const* right,
               std::string& right_value) {
    auto const start = ImGui::GetCursorPos();
    ui::FieldLook look;
    look.width = (ImGui::GetContentRegionAvail().x - theme.space(Space::s)) / 2;
    look.label = left;
    ui::text_field(theme, left_value, look);
    ImGui::SetCursorPos({start.x + look.width + theme.space(Space::s), start.y});
    look.label = right;
    ui::text_field(theme, right_value, look);
}

}  // namespace

void draw_contact_fields(Theme const& theme, char const* title,
                         std::vector<ContactPoint>& contacts) {
    ui::IdScope const side(title);
    ui::strong(theme, title);
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        ui::IdScope const id(static_cast<int>(i));
        auto& contact = contacts[i];
        draw_pair(theme, tr("Who (function)"), contact.function, tr("Telephone"),
                  contact.telephone);
        draw_pair(theme, tr("Stand-in"), contact.stand_in, tr("Their telephone"),
                  contact.stand_in_telephone);
    }
    if (ui::button(theme, icon::kAdd, tr("One more contact"), ui::ButtonKind::quiet)) {
        contacts.emplace_back();
    }
}

std::vector<ContactPoint> filled(std::vector<ContactPoint> const& contacts) {
    std::vector<ContactPoint> result;
    std::copy_if(contacts.begin(), contacts.end(), std::back_inserter(result),
                 [](auto const& contact) { return contact != ContactPoint(); });
    return result;
}

}  // namespace noodkluis::app::desktop
