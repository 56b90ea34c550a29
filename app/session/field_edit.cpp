// SPDX-License-Identifier: Apache-2.0
#include "app/session/field_edit.h"

#include <charconv>
#include <optional>

#include "storage/model/object_fields.h"

namespace noodkluis::app {
namespace {

template <class Place>
struct TextField {
    char const* name;
    std::string Place::*member;
};

using storage::Building;
using storage::Floor;
using storage::Room;

constexpr TextField<Building> kBuilding[] = {{"address", &Building::address},
                                             {"fire_designation", &Building::fire_designation},
                                             {"access", &Building::access},
                                             {"shutoffs", &Building::shutoffs},
                                             {"hazards", &Building::hazards},
                                             {"assembly_point", &Building::assembly_point},
                                             {"monument_number", &Building::monument_number}};
constexpr TextField<Room> kRoom[] = {
    {"name", &Room::name}, {"route", &Room::route}, {"fire_compartment", &Room::fire_compartment}};
constexpr char const* kLevel = "level";
constexpr char const* kPin = "pin";

template <class Place, std::size_t N>
std::vector<std::string> names_of(TextField<Place> const (&fields)[N]) {
    std::vector<std::string> names;
    for (auto const& field : fields) {
        names.emplace_back(field.name);
    }
    return names;
}

template <class Place, std::size_t N>
bool set_text(Place& place, TextField<Place> const (&fields)[N], FieldValue const& value) {
    for (auto const& field : fields) {
        if (value.field == field.name) {
            place.*field.member = value.value;
            return true;
        }
    }
    return false;
}

/// All of the text is one number.
template <class Number>
std::optional<Number> number_of(std::string_view text) {
    Number number{};
    auto const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

Status set_pin(Room& room, std::string const& text) {
    if (text.empty()) {
        room.plan_x.reset();
        room.plan_y.reset();
        return {};
    }
    auto const comma = text.find(',');
    auto const x = number_of<double>(std::string_view(text).substr(0, comma));
    auto const y = comma == std::string::npos
                       ? std::nullopt
                       : number_of<double>(std::string_view(text).substr(comma + 1));
    if (!x || !y || !(*x >= 0 && *x <= 1 && *y >= 0 && *y <= 1)) {
        return fail(ErrorCode::invalid_argument, kPin,
                    translatable("the place on the plan, such as 0.25,0.6"));
    }
    room.plan_x = x;
    room.plan_y = y;
    return {};
}

}  // namespace

std::vector<std::string> const& building_fields() {
    static std::vector<std::string> const names = names_of(kBuilding);
    return names;
}

std::vector<std::string> const& floor_fields() {
    static std::vector<std::string> const names{kLevel};
    return names;
}

std::vector<std::string> const& room_fields() {
    static std::vector<std::string> const names = [] {
        auto all = names_of(kRoom);
        all.emplace_back(kPin);
        return all;
    }();
    return names;
}

Status set_fields(storage::Object& object, std::vector<FieldValue> const& values) {
    for (auto const& value : values) {
        auto const* const field = storage::find_object_field(value.field);
        if (field == nullptr) {
            return fail(ErrorCode::field_unknown, value.field);
        }
        NK_CHECK(storage::set_field(object, *field, value.value));
    }
    return {};
}

Status set_fields(Building& building, std::vector<FieldValue> const& values) {
    for (auto const& value : values) {
        if (!set_text(building, kBuilding, value)) {
            return fail(ErrorCode::field_unknown, value.field);
        }
    }
    return {};
}

Status set_fields(Floor& floor, std::vector<FieldValue> const& values) {
    for (auto const& value : values) {
        if (value.field != kLevel) {
            return fail(ErrorCode::field_unknown, value.field);
        }
        auto const level = number_of<int>(value.value);
        if (!level) {
            return fail(ErrorCode::invalid_argument, kLevel,
                        translatable("a whole number, such as -1, 0 or 1"));
        }
        floor.level = *level;
    }
    return {};
}

Status set_fields(Room& room, std::vector<FieldValue> const& values) {
    for (auto const& value : values) {
        if (value.field == kPin) {
            NK_CHECK(set_pin(room, value.value));
        } else if (!set_text(room, kRoom, value)) {
            return fail(ErrorCode::field_unknown, value.field);
        }
    }
    return {};
}

}  // namespace noodkluis::app
