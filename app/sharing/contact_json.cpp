// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/contact_json.h"

namespace noodkluis::app {

Json json_of(std::vector<ContactPoint> const& contacts) {
    Json values = Json::array();
    for (auto const& contact : contacts) {
        values.push_back({{"function", contact.function},
                          {"telephone", contact.telephone},
                          {"stand_in", contact.stand_in},
                          {"stand_in_telephone", contact.stand_in_telephone}});
    }
    return values;
}

Result<std::vector<ContactPoint>> read_contacts(std::vector<Json const*> const& values,
                                                std::string const& name) {
    std::vector<ContactPoint> contacts;
    for (auto const* value : values) {
        MemberReader members(*value, name);
        ContactPoint contact;
        contact.function = members.text("function", limits::kPartyNameMax);
        contact.telephone = members.text("telephone", limits::kPartyNameMax);
        contact.stand_in = members.text("stand_in", limits::kPartyNameMax);
        contact.stand_in_telephone = members.text("stand_in_telephone", limits::kPartyNameMax);
        NK_CHECK(members.finish());
        contacts.push_back(std::move(contact));
    }
    return contacts;
}

}  // namespace noodkluis::app
