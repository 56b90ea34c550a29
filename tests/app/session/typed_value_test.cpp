// SPDX-License-Identifier: Apache-2.0
#include "app/session/typed_value.h"

#include "app/text/message.h"
#include "storage/model/field_text.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

storage::ObjectField const& field(char const* name) {
    auto const* const found = storage::find_object_field(name);
    REQUIRE(found != nullptr);
    return *found;
}

/// The object as it is after what was typed is stored.
storage::Object typed(char const* name, char const* text) {
    storage::Object object;
    auto const meaning = understand(object, field(name), text);
    REQUIRE_FALSE(meaning.problem);
    NK_REQUIRE_OK(set_fields(object, meaning.values));
    return object;
}

std::string problem(char const* name, char const* text) {
    auto const meaning = understand({}, field(name), text);
    REQUIRE(meaning.problem);
    CHECK(meaning.values.empty());
    return message_of(*meaning.problem);
}

}  // namespace

TEST_CASE("dimensions are typed as registrars write them", "[session]") {
    auto const* const text = "h 118,7 b 167,5 cm (met lijst 145,5 x 190 cm)";
    auto const object = typed("dimensions", text);
    REQUIRE(object.dimensions.size() == 4);
    CHECK(object.dimensions[0].mm == 1187);
    CHECK(object.dimensions_text == text);
    CHECK(typing_text(object, field("dimensions")) == text);
    CHECK(understand({}, field("dimensions"), "30 x 20 mm").understood ==
          "height 3 cm, width 2 cm");
    CHECK(problem("dimensions", "45 bij 60").find("unit") != std::string::npos);
    problem("dimensions", "groot");

    auto emptied = object;
    NK_REQUIRE_OK(set_fields(emptied, understand(object, field("dimensions"), " ").values));
    CHECK(emptied.dimensions.empty());
    CHECK(emptied.dimensions_text.empty());
}

TEST_CASE("the words for dimensions mean the same when they are typed", "[session]") {
    using storage::DimensionKind;
    std::vector<storage::Dimension> dimensions;
    for (auto const* const part : {"", "framed", "unframed", "packed"}) {
        for (auto const kind : {DimensionKind::height, DimensionKind::width, DimensionKind::depth,
                                DimensionKind::length, DimensionKind::diameter}) {
            dimensions.push_back({kind, 1187, part, kind == DimensionKind::depth});
        }
    }
    storage::Object object;
    object.dimensions = dimensions;
    auto const words = typing_text(object, field("dimensions"));
    CHECK(words.starts_with("height 118.7 cm, width 118.7 cm, depth ca. 118.7 cm"));
    auto const meaning = understand({}, field("dimensions"), words);
    INFO(words);
    REQUIRE_FALSE(meaning.problem);
    storage::Object again;
    NK_REQUIRE_OK(set_fields(again, meaning.values));
    CHECK(storage::format_dimensions(again.dimensions) == storage::format_dimensions(dimensions));
}

TEST_CASE("a weight is typed with its unit, and may be a guess", "[session]") {
    auto const object = typed("weight_kg", "± 12,5 kg");
    CHECK(object.weight_g == 12'500);
    CHECK(object.weight_estimated);
    CHECK(typing_text(object, field("weight_kg")) == "± 12,5 kg");
    CHECK(understand({}, field("weight_kg"), "300 g").understood == "0.3 kg");
    problem("weight_kg", "12");
    problem("weight_kg", "zwaar");
    CHECK_FALSE(typed("weight_kg", "").weight_g);
}

TEST_CASE("what stands in a field is shown as it was typed only while it means the same",
          "[session]") {
    storage::Object object;
    object.dimensions = {{storage::DimensionKind::height, 400, "", false}};
    object.dimensions_text = "hoogte 39 cm";
    CHECK(typing_text(object, field("dimensions")) == "height 40 cm");
    object.dimensions.clear();
    CHECK(typing_text(object, field("dimensions")) == "hoogte 39 cm");
    object.weight_g = 900;
    object.weight_text = "1 kg";
    CHECK(typing_text(object, field("weight_kg")) == "0.9 kg");
}

TEST_CASE("other fields take the forms that people write", "[session]") {
    CHECK(typed("value_eur", "1250,50").value_cents == 125'050);
    CHECK(typed("location_checked_on", "4-11-2026").location_checked_on ==
          std::chrono::sys_days(std::chrono::November / 4 / 2026));
    CHECK(typed("materials", "zilver; goud").materials.size() == 2);
    CHECK(problem("people_needed", "veel").find("0 - 100") != std::string::npos);
    problem("location_checked_on", "morgen");
    problem("accession_number", " ");
}
