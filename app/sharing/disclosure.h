// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/result.h"
#include "storage/model/object.h"

namespace noodkluis::app {

/// Traffic Light Protocol 2.0 (FIRST): how far the recipient may pass a document on.
enum class Tlp : std::uint8_t { red, amber_strict, amber, green, clear };
inline constexpr std::array kTlpNames{"TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN",
                                      "TLP:CLEAR"};

/// Exactly what an agreement lets out of the vault. What is not named here is in no bundle.
struct Disclosure {
    std::vector<std::string> object_fields;  ///< names of storage::object_fields
    std::vector<std::string> entry_fields;   ///< of kEntryFields
    std::vector<std::string> photos;         ///< of kPhotoKindNames
    // What is marked on a plan goes out with the plan only: pins of objects and lines of routes
    // with the rooms, assembly points with the buildings.
    bool plans = false;      ///< floor plans
    bool rooms = false;      ///< room names, routes and pins
    bool buildings = false;  ///< access, shut-offs, hazards, assembly point
    friend bool operator==(Disclosure const&, Disclosure const&) = default;
};

/// The fields of a list entry that can be agreed, beside those of its object.
inline constexpr std::array kEntryFields{"class",       "rank",        "rank_in_room", "action",
                                         "destination", "instruction", "reason"};
inline constexpr std::array kPhotoKindNames{"main", "in-situ", "detail"};

/// A named proposal for an agreement, to be adapted. They are data: app/resources/profiles/fields.
struct FieldProfile {
    std::string name;   ///< "fire-basic"
    std::string label;  ///< English, a gettext key
    Tlp tlp = Tlp::amber;
    Disclosure disclosure;
};

/// The profiles that come with the program.
[[nodiscard]] std::vector<FieldProfile> const& field_profiles();
/// Errors: unknown_profile, naming those there are.
[[nodiscard]] Result<FieldProfile> find_field_profile(std::string_view name);

/// Adds ("+weight_kg") or removes ("-owner") one field, photo kind ("photos:detail") or section
/// ("plans", "rooms", "buildings"). Errors: unknown_field.
[[nodiscard]] Status adapt(Disclosure& disclosure, std::string_view change);

/// Every name is known, in canonical order and there once: what a document must hold.
[[nodiscard]] bool is_canonical(Disclosure const& disclosure);

}  // namespace noodkluis::app
