// SPDX-License-Identifier: Apache-2.0
#include "app/session/field_edit.h"

#include <algorithm>
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
constexpr char const* kPointForm = translatable("the place on the plan, such as 0.25,0.6");

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

}  // namespace

std::vector<std::string> const& building_fields() {
    static std::vector<std::string> const names = names_of(kBuilding);
    return names;
}

std::vector<std::string> const& floor_fields() {
    static std::vector<std::string> const names{kLevel, kAssemblyPin};
    return names;
}

std::vector<std::string> const& room_fields() {
    static std::vector<std::string> const names = [] {
        auto all = names_of(kRoom);
        all.emplace_back(kPin);
        all.emplace_back(kRoutePoints);
        return all;
    }();
    return names;
}

Result<std::vector<storage::PlanPoint>> plan_points(FieldValue const& value) {
    std::vector<storage::PlanPoint> points;
    std::string_view rest = value.value;
    while (!rest.empty()) {
        auto const word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        auto const comma = std::min(word.find(','), word.size());
        auto const x = number_of<double>(word.substr(0, comma));
        auto const y = number_of<double>(word.substr(std::min(comma + 1, word.size())));
        if (!x || !y || !storage::is_on_plan({*x, *y})) {
            return fail(ErrorCode::invalid_argument, value.field, kPointForm);
        }
        points.push_back({*x, *y});
    }
    return points;
}

Result<std::optional<storage::PlanPoint>> plan_point(FieldValue const& value) {
    NK_TRY(auto const points, plan_points(value));
    if (points.size() > 1) {
        return fail(ErrorCode::invalid_argument, value.field, kPointForm);
    }
    return points.empty() ? std::nullopt : std::optional(points.front());
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
            NK_TRY(auto const pin, plan_point(value));
            room.plan_x = pin ? std::optional(pin->x) : std::nullopt;
            room.plan_y = pin ? std::optional(pin->y) : std::nullopt;
        } else if (!set_text(room, kRoom, value)) {
            return fail(ErrorCode::field_unknown, value.field);
        }
    }
    return {};
}

}  // namespace noodkluis::app
