// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/column_mapping.h"

#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;
using Headers = std::vector<std::string>;

namespace {

std::string guessed(std::string_view header) {
    return target_name(guess_target(header));
}

Headers names(Result<std::vector<ColumnTarget>> const& targets) {
    NK_REQUIRE_OK(targets);
    Headers result;
    for (auto const& target : *targets) {
        result.push_back(target_name(target));
    }
    return result;
}

ImportProfile mapping(std::string_view json) {
    auto profile = parse_import_profile(as_bytes(json), "mapping.json");
    NK_REQUIRE_OK(profile);
    profile->exact = true;
    return *profile;
}

}  // namespace

TEST_CASE("headers are guessed whatever their case and punctuation", "[import]") {
    CHECK(guessed("objectnummer") == "accession_number");
    CHECK(guessed("Object Number") == "accession_number");
    CHECK(guessed("INVENTARISNUMMER") == "accession_number");
    CHECK(guessed("accession_number") == "accession_number");
    CHECK(guessed("inv.nr.") == "accession_number");
    CHECK(guessed("datering.datum.start") == "date_start");
    CHECK(guessed("dateText") == "date");
    CHECK(guessed("Titel") == "title");
    CHECK(guessed("short_name") == "short_name");
    CHECK(guessed("shelf_length_mm") == "shelf_length_mm");
    CHECK(guessed("classificatiecode").empty());
    CHECK(guessed("").empty());
}

TEST_CASE("a unit in a header belongs to its measure", "[import]") {
    CHECK(guess_target("Hoogte (cm)") ==
          ColumnTarget{ColumnRole::height, nullptr, Unit::centimetre});
    CHECK(guess_target("width_mm") == ColumnTarget{ColumnRole::width, nullptr, Unit::millimetre});
    CHECK(guess_target("Gewicht kg") == ColumnTarget{ColumnRole::weight, nullptr, Unit::kilogram});
    CHECK(guess_target("weight_kg") == ColumnTarget{ColumnRole::weight, nullptr, Unit::kilogram});
    CHECK(guessed("Gewicht (cm)").empty());
    CHECK(guessed("Titel (m)").empty());
}

TEST_CASE("what stays with the institution is never guessed", "[import]") {
    for (auto const* const header :
         {"owner", "value_eur", "Value (EUR)", "eigenaar", "creditLine", "verwerving", "schenker",
          "input.name", "security_note", "verzekerde waarde"}) {
        CAPTURE(header);
        CHECK(guessed(header).empty());
    }
}

TEST_CASE("of several headers for one field the better known is taken", "[import]") {
    auto const targets =
        names(map_columns(Headers{"year", "dating", "objectnummer", "inventarisnummer", "barcode",
                                  "priref", "title", "titel"},
                          {}));
    CHECK(targets == Headers{"", "date", "accession_number", "", "alternative_numbers",
                             "alternative_numbers", "title", ""});
}

TEST_CASE("without a column for the number there is no import", "[import]") {
    NK_REQUIRE_ERROR(map_columns(Headers{"titel", "maker"}, {}), import_no_number_column);
}

TEST_CASE("a mapping file names exactly what is imported", "[import]") {
    auto const targets = names(
        map_columns(Headers{"nr", "titel", "prijs"},
                    mapping(R"({"columns": {"nr": "accession_number", "prijs": "value_eur"}})")));
    CHECK(targets == Headers{"accession_number", "", "value_eur"});
    auto const more = names(map_columns(
        Headers{"nr", "titel", "maker"},
        mapping(R"({"columns": {"nr": "accession_number", "titel": null}, "guess": true})")));
    CHECK(more == Headers{"accession_number", "", "maker"});
}

TEST_CASE("a mapping that does not fit the file is refused", "[import]") {
    Headers const headers{"nr", "titel", "titel2"};
    NK_REQUIRE_ERROR(
        map_columns(headers,
                    mapping(R"({"columns": {"n": "accession_number", "titel": "title"}})")),
        mapping_column_missing);
    NK_REQUIRE_ERROR(map_columns(headers, mapping(R"({"columns": {"nr": "number"}})")),
                     mapping_unknown_field);
    NK_REQUIRE_ERROR(map_columns(headers, mapping(R"({"columns": {"nr": "accession_number",
                                         "titel": "title", "titel2": "title"}})")),
                     mapping_field_twice);
    auto const lists = names(
        map_columns(headers, mapping(R"({"columns": {"nr": "accession_number", "titel": "materials",
                             "titel2": "materials"}})")));
    CHECK(lists == Headers{"accession_number", "materials", "materials"});
}

TEST_CASE("a mapping file holds its options and nothing misspelt", "[import]") {
    auto const profile =
        mapping(R"({"columns": {"a": "title"}, "separator": "tab", "encoding": "cp1252",
                    "repeat": "$", "decimal": "comma", "unit": "cm", "weight_unit": "kg"})");
    CHECK(profile.separator == '\t');
    CHECK(profile.encoding == Encoding::windows_1252);
    CHECK(profile.repeat == "$");
    CHECK(profile.decimal == DecimalMark::comma);
    CHECK(profile.length_unit == Unit::centimetre);
    CHECK(profile.weight_unit == Unit::kilogram);
    CHECK_FALSE(profile.guess);
    for (auto const* const bad :
         {"", "[]", "{}", R"({"columns": []})", R"({"columns": {"a": 1}})",
          R"({"columns": {}, "decimals": "comma"})", R"({"columns": {}, "separator": ";;"})",
          R"({"columns": {}, "separator": "\""})", R"({"columns": {}, "encoding": "klingon"})",
          R"({"columns": {}, "unit": "kg"})", R"({"columns": {}, "weight_unit": "inch"})",
          R"({"columns": {}, "guess": "yes"})", R"({"columns": {}, "decimal": "dot"})"}) {
        CAPTURE(bad);
        NK_REQUIRE_ERROR(parse_import_profile(as_bytes(bad), "m.json"), mapping_malformed);
    }
}

TEST_CASE("our profiles know their exports and name only fields that exist", "[import]") {
    REQUIRE(import_profiles().size() >= 2);
    for (auto const& profile : import_profiles()) {
        CAPTURE(profile.name);
        CHECK((profile.xml ? profile.xml->roots : profile.signature).empty() == false);
        Headers shape;
        for (auto const& column : profile.xml ? profile.xml->columns : std::vector<XmlColumn>{}) {
            shape.push_back(column.header);
        }
        if (profile.xml) {
            NK_REQUIRE_OK(map_columns(shape, profile));
        }
        for (auto const& [header, target] : profile.columns) {
            CAPTURE(header);
            CHECK(find_target(target).has_value());
        }
        NK_REQUIRE_OK(find_import_profile(profile.name));
        CHECK((profile.xml || recognise_profile(profile.signature).name == profile.name));
    }
    CHECK(recognise_profile(Headers{"title"}).name.empty());
    NK_REQUIRE_ERROR(find_import_profile("nonesuch"), unknown_import_profile);
}

TEST_CASE("the unit in a header counts, whoever named its column", "[import]") {
    auto const named = mapping(
        R"({"columns": {"nr": "accession_number", "H [cm]": "height", "G [kg]": "title"}})");
    auto const targets = map_columns(Headers{"nr", "H [cm]", "G [kg]"}, named);
    NK_REQUIRE_OK(targets);
    CHECK((*targets)[1].unit == Unit::centimetre);
    CHECK_FALSE((*targets)[2].unit);
}

TEST_CASE("a mapping of every column tells those with the same header apart", "[import]") {
    auto profile = mapping(R"({"columns": {"nr": "accession_number"}})");
    profile.columns = {{"nr", "accession_number"}, {"tekst", "title"}, {"tekst", "description"}};
    CHECK(names(map_columns(Headers{"nr", "tekst", "tekst"}, profile)) ==
          Headers{"accession_number", "title", "description"});
    profile.columns = {{"nr", "accession_number"}, {"tekst", "title"}};
    NK_REQUIRE_ERROR(map_columns(Headers{"nr", "tekst", "tekst"}, profile), mapping_field_twice);
}

TEST_CASE("a mapping file that is written reads back as the same profile", "[import]") {
    ImportProfile profile;
    profile.name = "eigen";
    profile.source_system = "TMS";
    profile.encoding = Encoding::windows_1252;
    profile.separator = '\t';
    profile.repeat = "$";
    profile.decimal = DecimalMark::point;
    profile.length_unit = Unit::millimetre;
    profile.weight_unit = Unit::gram;
    profile.columns = {{"Inv \"nr\"", "accession_number"}, {"taxatie", ""}};
    profile.signature = {"Inv \"nr\""};
    profile.guess = false;
    auto const read = parse_import_profile(as_bytes(write_import_profile(profile)), "m.json");
    NK_REQUIRE_OK(read);
    CHECK(read->name == profile.name);
    CHECK(read->source_system == profile.source_system);
    CHECK(read->encoding == profile.encoding);
    CHECK(read->separator == profile.separator);
    CHECK(read->repeat == profile.repeat);
    CHECK(read->decimal == profile.decimal);
    CHECK(read->length_unit == profile.length_unit);
    CHECK(read->weight_unit == profile.weight_unit);
    CHECK(read->columns == profile.columns);
    CHECK(read->signature == profile.signature);
    CHECK(read->guess == profile.guess);
}
