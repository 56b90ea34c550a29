// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/disclosure.h"

#include <algorithm>

#include "app/text/json_document.h"
#include "embedded/profile_fire_basic.h"
#include "embedded/profile_fire_minimal.h"
#include "embedded/profile_poc_overview.h"
#include "embedded/profile_police_theft.h"
#include "embedded/profile_salvage_help.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app {
namespace {

std::vector<std::string> object_field_names() {
    std::vector<std::string> names;
    for (auto const& field : storage::object_fields()) {
        names.emplace_back(field.name);
    }
    return names;
}

template <class Names>
std::vector<std::string> to_strings(Names const& names) {
    return {names.begin(), names.end()};
}

/// Each of `chosen` is in `all`, in the same order, once.
bool is_subsequence(std::vector<std::string> const& chosen, std::vector<std::string> const& all) {
    auto position = all.begin();
    for (auto const& name : chosen) {
        position = std::find(position, all.end(), name);
        if (position == all.end()) {
            return false;
        }
        ++position;
    }
    return true;
}

/// Adds or removes a name, keeping the order of `all`. False when `all` does not have it.
bool change_names(std::vector<std::string>& chosen, std::vector<std::string> const& all,
                  std::string_view name, bool add) {
    if (std::find(all.begin(), all.end(), name) == all.end()) {
        return false;
    }
    std::vector<std::string> result;
    for (auto const& candidate : all) {
        bool const was = std::find(chosen.begin(), chosen.end(), candidate) != chosen.end();
        if (candidate == name ? add : was) {
            result.push_back(candidate);
        }
    }
    chosen = std::move(result);
    return true;
}

FieldProfile read_profile(std::string_view text) {
    auto const json = Json::parse(text, nullptr, false);
    NK_ASSERT(json.is_object());
    MemberReader members(json, "field profile");
    FieldProfile profile;
    profile.name = members.text("name", 64);
    profile.label = members.text("label", 200);
    profile.tlp = members.choice<Tlp>("tlp", kTlpNames);
    profile.disclosure.object_fields = members.texts("object_fields", 256, 64);
    profile.disclosure.entry_fields = members.texts("entry_fields", 64, 64);
    profile.disclosure.photos = members.texts("photos", 16, 64);
    profile.disclosure.plans = members.boolean("plans");
    profile.disclosure.rooms = members.boolean("rooms");
    profile.disclosure.buildings = members.boolean("buildings");
    NK_ASSERT(members.finish().has_value() && is_canonical(profile.disclosure));
    return profile;
}

}  // namespace

std::vector<FieldProfile> const& field_profiles() {
    static std::vector<FieldProfile> const profiles = [] {
        std::vector<FieldProfile> all;
        for (auto const text : {embedded::profile_fire_basic, embedded::profile_fire_minimal,
                                embedded::profile_police_theft, embedded::profile_poc_overview,
                                embedded::profile_salvage_help}) {
            all.push_back(read_profile(text));
        }
        return all;
    }();
    return profiles;
}

Result<FieldProfile> find_field_profile(std::string_view name) {
    std::string names;
    for (auto const& profile : field_profiles()) {
        if (profile.name == name) {
            return profile;
        }
        names += (names.empty() ? "" : ", ") + profile.name;
    }
    return fail(ErrorCode::unknown_profile, std::string(name), names);
}

Status adapt(Disclosure& disclosure, std::string_view change) {
    bool const add = change.substr(0, 1) == "+";
    bool known = add || change.substr(0, 1) == "-";
    auto const name = change.substr(known ? 1 : 0);
    constexpr std::string_view kPhotoPrefix = "photos:";
    if (!known) {
        return fail(ErrorCode::unknown_field, std::string(change));
    }
    if (name == "plans") {
        disclosure.plans = add;
    } else if (name == "rooms") {
        disclosure.rooms = add;
    } else if (name == "buildings") {
        disclosure.buildings = add;
    } else if (name.substr(0, kPhotoPrefix.size()) == kPhotoPrefix) {
        known = change_names(disclosure.photos, to_strings(kPhotoKindNames),
                             name.substr(kPhotoPrefix.size()), add);
    } else {
        known = change_names(disclosure.object_fields, object_field_names(), name, add) ||
                change_names(disclosure.entry_fields, to_strings(kEntryFields), name, add);
    }
    return known ? Status{} : fail(ErrorCode::unknown_field, std::string(name));
}

bool is_canonical(Disclosure const& disclosure) {
    return is_subsequence(disclosure.object_fields, object_field_names()) &&
           is_subsequence(disclosure.entry_fields, to_strings(kEntryFields)) &&
           is_subsequence(disclosure.photos, to_strings(kPhotoKindNames));
}

}  // namespace noodkluis::app
