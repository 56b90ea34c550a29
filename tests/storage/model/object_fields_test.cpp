// SPDX-License-Identifier: Apache-2.0
#include "storage/model/object_fields.h"

#include <limits>
#include <random>
#include <set>

#include "crypto/base/limits.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::storage;

namespace {

ObjectField const& field(std::string_view name) {
    auto const* const found = find_object_field(name);
    REQUIRE(found != nullptr);
    return *found;
}

std::string set_and_get(std::string_view name, std::string_view text) {
    Object object;
    NK_REQUIRE_OK(set_field(object, field(name), text));
    return get_field(object, field(name));
}

class RandomObjects {
  public:
    explicit RandomObjects(unsigned seed) : m_random(seed) {}

    Object next() {
        Object o;
        o.accession_number = word();
        o.unit_kind = one_of(UnitKind::room);
        o.short_name = word();
        o.title = line();
        o.description = line() + "\n\n\t" + line();
        o.materials = words();
        o.tools = words();
        o.quantity = number(limits::kQuantityMax);
        o.shelf_length_mm = maybe(limits::kMillimetresMax);
        o.dimensions = dimensions();
        o.weight_g = maybe(limits::kGramsMax);
        o.weight_estimated = number(1) == 1;
        o.location_path = line();
        if (number(1) == 1) {
            // up to the year 9999
            o.location_checked_on =
                std::chrono::sys_days(std::chrono::days(number(2'932'896) - 3000));
        }
        o.people_needed = maybe(limits::kPeopleMax);
        o.minutes_needed = maybe(limits::kMinutesMax);
        o.removable = one_of(Removable::immovable);
        o.owner_kind = one_of(OwnerKind::third_party);
        o.value_cents = maybe(limits::kCentsMax);
        o.condition = one_of(Condition::poor);
        o.identifying_marks = line();
        o.notes = line();
        o.source_system = word();
        return o;
    }

  private:
    std::int64_t number(std::int64_t max) {
        return std::uniform_int_distribution<std::int64_t>(0, max)(m_random);
    }
    std::optional<std::int64_t> maybe(std::int64_t max) {
        return number(2) == 0 ? std::nullopt : std::optional(number(max));
    }
    template <class Enum>
    Enum one_of(Enum last) {
        return static_cast<Enum>(number(static_cast<std::int64_t>(last)));
    }
    std::string word() {
        static constexpr std::array kPieces{"a",  "B",        "7", ";",         "\\", "\\;", "; ",
                                            "(",  ")",        ",", "\"",        "'",  "%",   "_",
                                            "mm", "\xc3\xb6", "~", "estimated", ".",  "-"};
        std::string result = "x";
        for (auto left = number(6); left > 0; --left) {
            result += kPieces.at(static_cast<std::size_t>(number(kPieces.size() - 1)));
        }
        return result + "z";
    }
    std::string line() { return word() + " " + word(); }
    std::vector<std::string> words() {
        std::vector<std::string> result;
        for (auto left = number(3); left > 0; --left) {
            result.push_back(word());
        }
        return result;
    }
    std::vector<Dimension> dimensions() {
        std::vector<Dimension> result;
        for (auto left = number(3); left > 0; --left) {
            result.push_back({one_of(DimensionKind::diameter), number(limits::kMillimetresMax),
                              number(1) == 0 ? "" : line(), number(1) == 1});
        }
        return result;
    }
    std::mt19937_64 m_random;
};

}  // namespace

TEST_CASE("setting the text of each field gives the object back", "[fields]") {
    RandomObjects objects(20261120);
    for (int i = 0; i < 2000; ++i) {
        auto const object = objects.next();
        Object copy;
        for (auto const& each : object_fields()) {
            auto const text = get_field(object, each);
            INFO(each.name << ": " << text);
            NK_REQUIRE_OK(set_field(copy, each, text));
            REQUIRE(get_field(copy, each) == text);
        }
        REQUIRE(copy == object);
    }
}

TEST_CASE("field names are unique and stable identifiers", "[fields]") {
    std::set<std::string_view> names;
    for (auto const& each : object_fields()) {
        CHECK(names.insert(each.name).second);
        CHECK(std::string_view(each.name).find_first_not_of("abcdefghijklmnopqrstuvwxyz_") ==
              std::string_view::npos);
        CHECK(find_object_field(each.name) == &each);
        CHECK((each.type == FieldType::choice) == !each.choices.empty());
    }
    CHECK(names.size() == 38);
    CHECK(find_object_field("id") == nullptr);
    CHECK(find_object_field("photos") == nullptr);
    CHECK(find_object_field("") == nullptr);
}

TEST_CASE("each field is an own part of the object", "[fields]") {
    for (auto const& each : object_fields()) {
        Object object;
        object.quantity = 7;
        auto const before = object;
        auto const* const text = each.type == FieldType::lengths   ? "width 1 mm"
                                 : each.type == FieldType::date    ? "2026-01-02"
                                 : each.type == FieldType::boolean ? "yes"
                                 : each.type == FieldType::choice  ? each.choices.back()
                                                                   : "5";
        NK_REQUIRE_OK(set_field(object, each, text));
        for (auto const& other : object_fields()) {
            INFO(each.name << " changes " << other.name);
            CHECK((get_field(object, other) != get_field(before, other)) == (&other == &each));
        }
        NK_REQUIRE_OK(set_field(object, each, ""));
        CHECK(get_field(object, each) == get_field(Object{}, each));
    }
}

TEST_CASE("numbers are exact to the stored unit", "[fields]") {
    Object object;
    NK_REQUIRE_OK(set_field(object, field("weight_kg"), "12.5"));
    CHECK(object.weight_g == 12'500);
    NK_REQUIRE_OK(set_field(object, field("weight_kg"), "0.003"));
    CHECK(object.weight_g == 3);
    NK_REQUIRE_OK(set_field(object, field("value_eur"), "1000000.05"));
    CHECK(object.value_cents == 100'000'005);
    CHECK(set_and_get("weight_kg", "007.50") == "7.5");
    CHECK(set_and_get("people_needed", "0") == "0");
    CHECK(set_and_get("people_needed", "").empty());
    CHECK(set_and_get("quantity", "") == "1");
}

TEST_CASE("numbers out of form or range are refused", "[fields]") {
    Object object;
    for (auto const* const bad : {"-1", "+1", "1,5", "1.", ".5", "1.2345", "1e3", "1 000", "0x10",
                                  "NaN", "1.-5", "99999999999999999999", "1000000000000.001"}) {
        INFO(bad);
        NK_REQUIRE_ERROR(set_field(object, field("weight_kg"), bad), not_in_range);
    }
    NK_REQUIRE_ERROR(set_field(object, field("people_needed"), "2.5"), not_in_range);
    NK_REQUIRE_OK(set_field(object, field("people_needed"), "100"));
    auto const refused = set_field(object, field("people_needed"), "101");
    NK_REQUIRE_ERROR(refused, not_in_range);
    CHECK(refused.error().subject == "people_needed");
    CHECK(refused.error().detail == "0 - 100");
    CHECK(object.people_needed == 100);
}

TEST_CASE("text is tidied, and refused when it is none or too long", "[fields]") {
    CHECK(set_and_get("title", "  De\r\nNachtwacht \n") == "De Nachtwacht");
    CHECK(set_and_get("notes", "a\r\nb\rc\n") == "a\nb\nc");
    CHECK(set_and_get("materials", " olieverf ;; doek ;") == "olieverf; doek");
    CHECK(set_and_get("materials", "a\\;b; c\\d") == "a\\;b; c\\\\d");

    Object object;
    NK_REQUIRE_ERROR(set_field(object, field("title"), "co\xf6peratie"), invalid_argument);
    NK_REQUIRE_ERROR(set_field(object, field("notes"), "a\x1b[2J"), invalid_argument);
    NK_REQUIRE_ERROR(set_field(object, field("title"), std::string_view("a\0b", 3)),
                     invalid_argument);
    std::string longest;
    for (std::size_t i = 0; i < limits::kShortNameMax; ++i) {
        longest += "\xc3\xab";
    }
    NK_REQUIRE_OK(set_field(object, field("short_name"), longest));
    NK_REQUIRE_ERROR(set_field(object, field("short_name"), longest + "x"), field_too_long);
    CHECK(object.short_name == longest);
    std::string many;
    for (std::size_t i = 0; i < limits::kItemsMax; ++i) {
        many += "a;";
    }
    NK_REQUIRE_OK(set_field(object, field("tools"), many));
    NK_REQUIRE_ERROR(set_field(object, field("tools"), many + "b"), too_many);
}

TEST_CASE("choices, dates and yes or no are exact words", "[fields]") {
    Object object;
    NK_REQUIRE_OK(set_field(object, field("removable"), "with_tools"));
    CHECK(object.removable == Removable::with_tools);
    CHECK(set_and_get("removable", "unknown").empty());
    auto const refused = set_field(object, field("removable"), "With_Tools");
    NK_REQUIRE_ERROR(refused, invalid_argument);
    CHECK(refused.error().detail ==
          "one of unknown, loose, with_tools, specialist_only, immovable");
    NK_REQUIRE_ERROR(set_field(object, field("weight_estimated"), "true"), invalid_argument);
    CHECK(set_and_get("location_checked_on", "2024-02-29") == "2024-02-29");
    for (auto const* const bad : {"2023-02-29", "2024-13-01", "2024-00-10", "24-01-01",
                                  "2024-1-011", "2024/01/01", "0000-01-01", "20240-1-1"}) {
        INFO(bad);
        NK_REQUIRE_ERROR(set_field(object, field("location_checked_on"), bad), invalid_argument);
    }
}

TEST_CASE("dimensions keep what was measured", "[fields]") {
    Object object;
    NK_REQUIRE_OK(set_field(object, field("dimensions"),
                            "height 1187 mm (framed); width 900 mm estimated; depth 5 mm "
                            "estimated (lijst (boven))"));
    REQUIRE(object.dimensions.size() == 3);
    CHECK(object.dimensions[0] == Dimension{DimensionKind::height, 1187, "framed", false});
    CHECK(object.dimensions[1] == Dimension{DimensionKind::width, 900, "", true});
    CHECK(object.dimensions[2] == Dimension{DimensionKind::depth, 5, "lijst (boven)", true});
    for (auto const* const bad :
         {"1187 mm", "height 118.7 mm", "height 12 cm", "height -1 mm", "height 1 mm (",
          "hoog 1 mm", "height 1 mm ()", "height 1 mm x", "height  1 mm", "height 1 mm ( a )",
          "height 1000000001 mm", "height 1 mm (a\x01)", "height 1 mm (\xf6)"}) {
        INFO(bad);
        NK_REQUIRE_ERROR(set_field(object, field("dimensions"), bad), invalid_argument);
    }
    CHECK(object.dimensions.size() == 3);
}
