// SPDX-License-Identifier: Apache-2.0
#include "app/text/labels.h"

#include <algorithm>
#include <array>
#include <ctime>

#include <fmt/format.h>

#include "app/text/days.h"
#include "app/text/message.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app {
namespace {

struct ChoiceLabel {
    std::string_view name;
    char const* label;  ///< English, a gettext key
};

constexpr ChoiceLabel choice(std::string_view name, char const* label) {
    return {name, label};
}

// A name stands for the same thing wherever it occurs.
constexpr std::array kChoices{
    // what to do with an object
    choice("carry-out", "carry out"),
    choice("cover-in-place", "cover in place"),
    choice("move-higher", "move higher"),
    choice("keep-closed", "keep closed"),
    choice("none", "nothing"),
    // people
    choice("registrar", "registrar"),
    choice("approver", "approver"),
    choice("reader", "reader"),
    // lists
    choice("rescue", "rescue"),
    choice("evacuation", "evacuation"),
    choice("salvage", "salvage"),
    choice("draft", "draft"),
    choice("in-review", "in review"),
    choice("approved", "approved"),
    choice("superseded", "superseded"),
    // scenarios
    choice("all", "all"),
    choice("fire", "fire"),
    choice("water-leak", "water leak"),
    choice("flood", "flood"),
    choice("storm", "storm"),
    choice("theft", "theft"),
    choice("vandalism", "vandalism"),
    choice("power-cut", "power cut"),
    choice("cyber", "cyber attack"),
    choice("conflict", "armed conflict"),
    choice("wildfire", "wildfire"),
    choice("evacuation-order", "evacuation order"),
    // parties
    choice("institution", "institution"),
    choice("fire-brigade", "fire brigade"),
    choice("police", "police"),
    choice("safety-region", "safety region"),
    choice("municipality", "municipality"),
    choice("point-of-contact", "point of contact"),
    choice("other", "other"),
    // fields of an object
    choice("object", "object"),
    choice("group", "group"),
    choice("container", "container"),
    choice("archival_item", "archival item"),
    choice("fixed_interior", "fixed interior"),
    choice("room", "room"),
    choice("unknown", "unknown"),
    choice("loose", "loose"),
    choice("with_tools", "with tools"),
    choice("specialist_only", "specialist only"),
    choice("immovable", "immovable"),
    choice("own", "own"),
    choice("state_collection", "state collection"),
    choice("loan", "loan"),
    choice("third_party", "third party"),
    choice("good", "good"),
    choice("fair", "fair"),
    choice("moderate", "moderate"),
    choice("poor", "poor"),
    // photos and sections of a disclosure
    choice("main", "object"),
    choice("in-situ", "in its place"),
    choice("detail", "detail"),
    choice("plans", "floor plans"),
    choice("rooms", "rooms and routes"),
    choice("buildings", "buildings"),
    // what an agreement starts from
    choice("fire-basic", "Fire brigade, basic"),
    choice("fire-minimal", "Fire brigade, minimal: that there is a list, and whom to call"),
    choice("police-theft", "Police, theft"),
    choice("poc-overview", "Point of contact, overview: no objects"),
    choice("salvage-help", "Colleagues who help: handling and materials"),
    // fields of a list entry
    choice("class", "class"),
    choice("rank", "rank"),
    choice("rank_in_room", "rank in the room"),
    choice("action", "action"),
    choice("destination", "destination"),
    choice("instruction", "instruction"),
    choice("reason", "reason"),
    // what else can be wrong in a form
    choice("list", "list"),
    choice("kind", "kind"),
    choice("scenario", "scenario"),
    choice("review_due", "review before"),
    choice("objects", "objects"),
    choice("building", "building"),
    choice("floor", "floor"),
    choice("level", "level"),
    choice("pin", "pin"),
    choice("photos", "photos"),
    choice("caption", "caption"),
    choice("picture", "picture"),
    choice("status", "status"),
    choice("name", "name"),
    choice("device", "device"),
    choice("contact", "contact"),
    choice("change_note", "what changed"),
    choice("valid_until", "valid until"),
    choice("keys_until", "keys until"),
    // places, in a bundle
    choice("address", "address"),
    choice("fire_designation", "known to the fire brigade as"),
    choice("access", "access"),
    choice("shutoffs", "shut-offs"),
    choice("hazards", "hazards"),
    choice("assembly_point", "assembly point"),
    choice("code", "code"),
    choice("route", "route"),
    choice("fire_compartment", "fire compartment"),
    choice("label", "floor"),
    choice("plan", "floor plan"),
    choice("yes", "yes"),
    choice("no", "no"),
};

char const* month_name(int index) {
    std::array const names{tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun"),
                           tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec")};
    return names.at(static_cast<std::size_t>(index));
}

std::string date_of(std::tm const& local) {
    return fmt::format("{} {} {}", local.tm_mday, month_name(local.tm_mon), local.tm_year + 1900);
}

}  // namespace

std::string label_of_choice(std::string_view name) {
    auto const* const found = std::find_if(kChoices.begin(), kChoices.end(),
                                           [&](auto const& item) { return item.name == name; });
    return found == kChoices.end() ? std::string(name) : tr(found->label);
}

std::string label_of_field(std::string_view name) {
    auto const* const field = storage::find_object_field(name);
    return field == nullptr ? label_of_choice(name) : tr(field->label);
}

std::vector<std::string> labels_of_choices(std::span<char const* const> names) {
    std::vector<std::string> labels(names.size());
    std::transform(names.begin(), names.end(), labels.begin(), label_of_choice);
    return labels;
}

std::string display_time(Timestamp time) {
    auto const local = local_time(time);
    std::array<char, 16> zone{};
    auto const length = std::strftime(zone.data(), zone.size(), "%Z", &local);
    return fmt::format("{} {:02}:{:02} {}", date_of(local), local.tm_hour, local.tm_min,
                       std::string_view(zone.data(), length));
}

std::string display_clock(Timestamp time) {
    auto const local = local_time(time);
    return fmt::format("{:02}:{:02}", local.tm_hour, local.tm_min);
}

std::string display_date(Timestamp time) {
    return date_of(local_time(time));
}

std::string display_size(std::uint64_t bytes) {
    constexpr std::uint64_t kStep = 1000;
    constexpr std::uint64_t kMost = 10 * kStep;  // of one unit, before the next is used
    auto const in = [bytes](std::uint64_t unit) { return (bytes + unit / 2) / unit; };
    if (bytes < kStep) {
        return fmt::format(fmt::runtime(tr("{0} bytes")), bytes);
    }
    if (in(kStep) < kMost) {
        return fmt::format("{} kB", in(kStep));
    }
    return in(kStep * kStep) < kMost ? fmt::format("{} MB", in(kStep * kStep))
                                     : fmt::format("{} GB", in(kStep * kStep * kStep));
}

std::string short_month(std::chrono::month month) {
    std::array const names{tr("Jan."), tr("Feb."), tr("Mar."), tr("Apr."), tr("May"),  tr("Jun."),
                           tr("Jul."), tr("Aug."), tr("Sep."), tr("Oct."), tr("Nov."), tr("Dec.")};
    return names.at(static_cast<unsigned>(month) - 1);
}

}  // namespace noodkluis::app
