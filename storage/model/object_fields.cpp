// SPDX-License-Identifier: Apache-2.0
#include "storage/model/object_fields.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <variant>

#include "crypto/base/limits.h"
#include "storage/model/field_text.h"

namespace noodkluis::storage {
namespace {

using Text = std::string Object::*;
using Texts = std::vector<std::string> Object::*;
using Integer = std::int64_t Object::*;
using OptionalInteger = std::optional<std::int64_t> Object::*;
using OptionalDate = std::optional<std::chrono::sys_days> Object::*;
using Boolean = bool Object::*;
using Lengths = std::vector<Dimension> Object::*;
using Member =
    std::variant<Text, Texts, Integer, OptionalInteger, OptionalDate, Boolean, Lengths,
                 UnitKind Object::*, Removable Object::*, OwnerKind Object::*, Condition Object::*>;

/// Where a field lives and what it may hold. `max` counts characters of a text, or the units of a
/// number; `decimals` is 0 for integers.
struct Place {
    Member member;
    std::int64_t max = 0;
    int decimals = 0;
    bool multiline = false;
};

struct Row {
    ObjectField field;
    Place place;
};

constexpr std::array kUnitKinds{"object",        "group",          "container",
                                "archival_item", "fixed_interior", "room"};
constexpr std::array kRemovable{"unknown", "loose", "with_tools", "specialist_only", "immovable"};
constexpr std::array kOwnerKinds{"own", "state_collection", "loan", "third_party"};
constexpr std::array kConditions{"unknown", "good", "fair", "moderate", "poor"};

constexpr auto kLine = static_cast<std::int64_t>(limits::kLineMax);
constexpr auto kText = static_cast<std::int64_t>(limits::kTextMax);

constexpr Row line(char const* name, char const* label, Text member, std::int64_t max = kLine) {
    return {{name, label, FieldType::text, {}}, {member, max}};
}
constexpr Row text(char const* name, char const* label, Text member) {
    return {{name, label, FieldType::text, {}}, {member, kText, 0, true}};
}
constexpr Row texts(char const* name, char const* label, Texts member) {
    return {{name, label, FieldType::texts, {}}, {member, kLine}};
}
template <class Number>
constexpr Row integer(char const* name, char const* label, Number member, std::int64_t max) {
    return {{name, label, FieldType::integer, {}}, {member, max}};
}
constexpr Row decimal(char const* name, char const* label, OptionalInteger member, std::int64_t max,
                      int decimals) {
    return {{name, label, FieldType::decimal, {}}, {member, max, decimals}};
}
template <class Enum>
constexpr Row choice(char const* name, char const* label, Enum member,
                     std::span<char const* const> choices) {
    return {{name, label, FieldType::choice, choices}, {member}};
}
constexpr Row lengths(char const* name, char const* label, Lengths member) {
    return {{name, label, FieldType::lengths, {}}, {member}};
}
constexpr Row boolean(char const* name, char const* label, Boolean member) {
    return {{name, label, FieldType::boolean, {}}, {member}};
}
constexpr Row date(char const* name, char const* label, OptionalDate member) {
    return {{name, label, FieldType::date, {}}, {member}};
}

using O = Object;
constexpr std::array kRows{
    line("accession_number", "Accession number", &O::accession_number,
         std::int64_t{limits::kAccessionNumberMax}),
    choice("unit_kind", "Kind of unit", &O::unit_kind, kUnitKinds),
    line("short_name", "Short name", &O::short_name, std::int64_t{limits::kShortNameMax}),
    line("title", "Title", &O::title),
    line("object_name", "Object name", &O::object_name),
    line("maker", "Maker", &O::maker),
    line("date", "Date", &O::date),
    text("description", "Description", &O::description),
    texts("materials", "Materials", &O::materials),
    texts("alternative_numbers", "Other numbers", &O::alternative_numbers),
    integer("quantity", "Quantity", &O::quantity, limits::kQuantityMax),
    integer("shelf_length_mm", "Shelf length (mm)", &O::shelf_length_mm, limits::kMillimetresMax),
    lengths("dimensions", "Dimensions", &O::dimensions),
    line("dimensions_text", "Dimensions in the source", &O::dimensions_text),
    decimal("weight_kg", "Weight (kg)", &O::weight_g, limits::kGramsMax, 3),
    boolean("weight_estimated", "Weight is an estimate", &O::weight_estimated),
    line("weight_text", "Weight in the source", &O::weight_text),
    line("location_path", "Location", &O::location_path),
    date("location_checked_on", "Location checked on", &O::location_checked_on),
    integer("people_needed", "People needed", &O::people_needed, limits::kPeopleMax),
    integer("minutes_needed", "Minutes needed", &O::minutes_needed, limits::kMinutesMax),
    choice("removable", "Removable", &O::removable, kRemovable),
    line("fixing", "Fixing", &O::fixing),
    texts("tools", "Tools", &O::tools),
    texts("handling", "Handling", &O::handling),
    line("protect_in_place", "Protect in place", &O::protect_in_place),
    line("crew_hazard", "Hazard to crew", &O::crew_hazard),
    texts("vulnerable_to", "Vulnerable to", &O::vulnerable_to),
    choice("owner_kind", "Kind of owner", &O::owner_kind, kOwnerKinds),
    line("owner", "Owner", &O::owner),
    line("legal_status", "Legal status", &O::legal_status),
    text("identifying_marks", "Identifying marks", &O::identifying_marks),
    decimal("value_eur", "Value (EUR)", &O::value_cents, limits::kCentsMax, 2),
    choice("condition", "Condition", &O::condition, kConditions),
    text("condition_note", "Note on the condition", &O::condition_note),
    text("security_note", "Note on security", &O::security_note),
    text("notes", "Notes", &O::notes),
    line("source_system", "Source system", &O::source_system),
};

constexpr auto kFields = [] {
    std::array<ObjectField, kRows.size()> fields{};
    std::transform(kRows.begin(), kRows.end(), fields.begin(),
                   [](Row const& row) { return row.field; });
    return fields;
}();

Place const& place_of(ObjectField const& field) {
    auto const index = static_cast<std::size_t>(&field - kFields.data());
    NK_ASSERT(index < kRows.size());
    return kRows[index].place;
}

tl::unexpected<Error> not_accepted(ObjectField const& field, std::string what) {
    return fail(ErrorCode::invalid_argument, field.name, std::move(what));
}

Status check_text(ObjectField const& field, Place const& place, std::string const& value) {
    auto const length = text_length(value, place.multiline);
    if (!length) {
        return not_accepted(field, place.multiline
                                       ? translatable("only text, without control characters")
                                       : translatable("only one line of text"));
    }
    if (*length > static_cast<std::size_t>(place.max)) {
        return fail(ErrorCode::field_too_long, field.name, std::to_string(place.max));
    }
    return {};
}

/// Line breaks become spaces in a field of one line.
std::string tidy_for(Place const& place, std::string_view value) {
    auto tidied = tidy_text(value);
    if (!place.multiline) {
        std::replace(tidied.begin(), tidied.end(), '\n', ' ');
        std::replace(tidied.begin(), tidied.end(), '\t', ' ');
    }
    return tidied;
}

/// One way to set for each type of member; `text` is not empty.
struct Setter {
    Object& object;
    ObjectField const& field;
    Place const& place;
    std::string_view text;

    Status operator()(Text member) const {
        auto value = tidy_for(place, text);
        NK_CHECK(check_text(field, place, value));
        object.*member = std::move(value);
        return {};
    }
    Status operator()(Texts member) const {
        auto items = split_items(text);
        if (items.size() > limits::kItemsMax) {
            return fail(ErrorCode::too_many, field.name, std::to_string(limits::kItemsMax));
        }
        for (auto& item : items) {
            item = tidy_for(place, item);
            NK_CHECK(check_text(field, place, item));
        }
        object.*member = std::move(items);
        return {};
    }
    Status operator()(Integer member) const { return set_number(object.*member); }
    Status operator()(OptionalInteger member) const { return set_number(object.*member); }
    Status operator()(OptionalDate member) const {
        auto const date = parse_date(text);
        if (!date) {
            return not_accepted(field, translatable("write a date as 2026-11-20"));
        }
        object.*member = date;
        return {};
    }
    Status operator()(Boolean member) const {
        if (text != "yes" && text != "no") {
            return not_accepted(field, translatable("yes or no"));
        }
        object.*member = text == "yes";
        return {};
    }
    Status operator()(Lengths member) const {
        auto dimensions = parse_dimensions(text);
        if (!dimensions || dimensions->size() > limits::kItemsMax) {
            return not_accepted(
                field, translatable("lengths such as \"height 1187 mm (framed); width 900 mm\""));
        }
        for (auto const& dimension : *dimensions) {
            NK_CHECK(check_text(field, {member, kLine}, dimension.part));
        }
        object.*member = *std::move(dimensions);
        return {};
    }
    template <class Enum>
    Status operator()(Enum Object::*member) const {
        auto const choice =
            std::find(field.choices.begin(), field.choices.end(), std::string_view(text));
        if (choice == field.choices.end()) {
            std::string names;
            for (auto const* const name : field.choices) {
                names += (names.empty() ? "one of " : ", ") + std::string(name);
            }
            return not_accepted(field, std::move(names));
        }
        object.*member = static_cast<Enum>(choice - field.choices.begin());
        return {};
    }

  private:
    template <class Number>
    Status set_number(Number& number) const {
        auto const value = parse_decimal(text, place.decimals);
        if (!value || *value > place.max) {
            return fail(ErrorCode::not_in_range, field.name,
                        "0 - " + format_decimal(place.max, place.decimals));
        }
        number = *value;
        return {};
    }
};

struct Getter {
    Object const& object;
    ObjectField const& field;
    Place const& place;

    std::string operator()(Text member) const { return object.*member; }
    std::string operator()(Texts member) const { return join_items(object.*member); }
    std::string operator()(Integer member) const {
        return format_decimal(object.*member, place.decimals);
    }
    std::string operator()(OptionalInteger member) const {
        auto const& value = object.*member;
        return value ? format_decimal(*value, place.decimals) : std::string();
    }
    std::string operator()(OptionalDate member) const {
        auto const& value = object.*member;
        return value ? format_date(*value) : std::string();
    }
    std::string operator()(Boolean member) const { return object.*member ? "yes" : "no"; }
    std::string operator()(Lengths member) const { return format_dimensions(object.*member); }
    template <class Enum>
    std::string operator()(Enum Object::*member) const {
        std::string_view const name = field.choices[static_cast<std::size_t>(object.*member)];
        return name == "unknown" ? std::string() : std::string(name);
    }
};

}  // namespace

std::span<ObjectField const> object_fields() {
    return kFields;
}

ObjectField const* find_object_field(std::string_view name) {
    auto const* const found = std::find_if(kFields.begin(), kFields.end(),
                                           [&](auto const& field) { return field.name == name; });
    return found == kFields.end() ? nullptr : found;
}

std::string get_field(Object const& object, ObjectField const& field) {
    auto const& place = place_of(field);
    return std::visit(Getter{object, field, place}, place.member);
}

Status set_field(Object& object, ObjectField const& field, std::string_view text) {
    auto const& place = place_of(field);
    if (is_blank(text)) {
        static Object const nothing;
        std::visit([&](auto member) { object.*member = nothing.*member; }, place.member);
        return {};
    }
    return std::visit(Setter{object, field, place, text}, place.member);
}

}  // namespace noodkluis::storage
