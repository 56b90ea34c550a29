// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/draft_check.h"

#include <algorithm>
#include <array>

#include "app/text/message.h"

namespace noodkluis::app {
namespace {

constexpr std::string_view kPhotoPrefix = "photos:";
constexpr std::array kFields{DraftField::partner, DraftField::title,          DraftField::lists,
                             DraftField::purpose, DraftField::from,           DraftField::until,
                             DraftField::fields,  DraftField::bundle_validity};

bool contains(std::vector<std::string> const& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string problem_of(AgreementDraft const& draft, DraftField field, Timestamp now) {
    switch (field) {
        case DraftField::partner:
            return draft.partner.empty() ? tr("Choose with whom.") : "";
        case DraftField::title:
            return draft.title.empty() ? tr("Give it a name that both sides will know it by.") : "";
        case DraftField::lists:
            return draft.lists.empty() ? tr("Choose at least one list.") : "";
        case DraftField::purpose:
            return draft.purpose.empty() ? tr("Say what the lists may be used for.") : "";
        case DraftField::from:
            return {};
        case DraftField::until:
            return draft.not_after <= draft.not_before ? tr("The end must come after the start.")
                   : draft.not_after <= now            ? tr("The end lies in the past.")
                                                       : "";
        case DraftField::bundle_validity:
            return draft.bundle_validity_max < std::chrono::days{1}
                       ? tr("Give a bundle at least one day.")
                   : draft.bundle_validity_max > draft.not_after - draft.not_before
                       ? tr("A bundle cannot be valid for longer than the agreement.")
                       : "";
        case DraftField::fields:
            break;
    }
    auto const disclosure = disclosure_of(draft);
    return disclosure ? "" : message_of(disclosure.error());
}

bool is_complete(AgreementDraft const& draft, Timestamp now) {
    return std::all_of(kFields.begin(), kFields.end(),
                       [&](DraftField field) { return problem_of(draft, field, now).empty(); });
}

Result<Disclosure> changed(Disclosure base, std::vector<std::string> const& changes) {
    for (auto const& change : changes) {
        NK_CHECK(adapt(base, change));
    }
    return base;
}

Result<Disclosure> disclosure_of(AgreementDraft const& draft) {
    NK_TRY(auto const profile, find_field_profile(draft.profile));
    return changed(profile.disclosure, draft.changes);
}

Status set_disclosed(AgreementDraft& draft, std::string const& name, bool disclosed) {
    NK_TRY(auto const profile, find_field_profile(draft.profile));
    return set_disclosed(profile.disclosure, draft.changes, name, disclosed);
}

Status set_disclosed(Disclosure const& base, std::vector<std::string>& changes,
                     std::string const& name, bool disclosed) {
    NK_TRY(auto const now, changed(base, changes));
    if (is_disclosed(now, name) == disclosed) {
        return {};
    }
    auto wanted = changes;
    auto const old = (disclosed ? "-" : "+") + name;
    if (std::erase(wanted, old) == 0) {
        wanted.push_back((disclosed ? "+" : "-") + name);
    }
    NK_CHECK(changed(base, wanted));
    changes = std::move(wanted);
    return {};
}

bool is_disclosed(Disclosure const& disclosure, std::string_view name) {
    if (name.substr(0, kPhotoPrefix.size()) == kPhotoPrefix) {
        return contains(disclosure.photos, name.substr(kPhotoPrefix.size()));
    }
    return name == "plans"       ? disclosure.plans
           : name == "rooms"     ? disclosure.rooms
           : name == "buildings" ? disclosure.buildings
                                 : contains(disclosure.object_fields, name) ||
                                       contains(disclosure.entry_fields, name);
}

}  // namespace noodkluis::app
