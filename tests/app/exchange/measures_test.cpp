// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/measures.h"

#include "app/exchange/csv_reader.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;
using storage::Dimension;
using storage::DimensionKind;

namespace {

std::string show(Dimension const& dimension) {
    constexpr std::array kLetters{"h", "b", "d", "l", "ø"};
    return (dimension.estimated ? "~" : "") +
           std::string(kLetters[static_cast<std::size_t>(dimension.kind)]) + " " +
           std::to_string(dimension.mm) + (dimension.part.empty() ? "" : " " + dimension.part);
}

std::string show(MeasureFault fault) {
    constexpr std::array kNames{"no unit", "unknown unit", "ambiguous", "unclear", "out of range"};
    return std::string("! ") + kNames[static_cast<std::size_t>(fault)];
}

std::string show(Measured<Measures> const& measures) {
    if (!measures) {
        return show(measures.error());
    }
    std::string text;
    for (auto const& dimension : measures->dimensions) {
        text += (text.empty() ? "" : ", ") + show(dimension);
    }
    if (measures->weight_g) {
        text += (text.empty() ? "" : ", ") + std::string(measures->weight_estimated ? "~" : "") +
                std::to_string(*measures->weight_g) + " g";
    }
    return text;
}

struct Case {
    char const* text;
    char const* expected;
};

void check(std::initializer_list<Case> cases, MeasureOptions const& options = {}) {
    for (auto const& [text, expected] : cases) {
        CAPTURE(text);
        CHECK(show(parse_measures(text, options)) == expected);
    }
}

}  // namespace

TEST_CASE("measures joined with x are height, width and depth", "[import]") {
    check({{"300 x 450 mm", "h 300, b 450"},
           {"30,5 × 45 cm", "h 305, b 450"},
           {"30,5×45cm", "h 305, b 450"},
           {"30.5x45x2.25 cm", "h 305, b 450, d 23"},
           {"30 cm x 45 cm", "h 300, b 450"},
           {"30cmx45cm", "h 300, b 450"},
           {"30 cm bij 1,2 m", "h 300, b 1200"},
           {"3 x 4 x 5 x 6 cm", "! unclear"},
           {"30 x x 40 cm", "! unclear"},
           {"30 x cm", "! unclear"}});
}

TEST_CASE("a single measure without a name is a length", "[import]") {
    check({{"2,10 m", "l 2100"}, {"45 dm", "l 4500"}, {"12,5 millimeter", "l 13"}});
}

TEST_CASE("measures that say what they are", "[import]") {
    check({{"h 118,7 b 167,5 cm", "h 1187, b 1675"},
           {"h. 118,7 cm, br. 167,5 cm", "h 1187, b 1675"},
           {"H 30 x B 40 x D 5 cm", "h 300, b 400, d 50"},
           {"hoogte: 30 cm; breedte: 40 cm", "h 300, b 400"},
           {"hoogte 30 cm, lengte 2 m", "h 300, l 2000"},
           {"45 cm hoog x 60 cm breed", "h 450, b 600"},
           {"60 cm (b) x 45 cm (h)", "b 600, h 450"},
           {"30 x 40 cm (b x h)", "b 300, h 400"},
           {"b x h 30 x 40 cm", "b 300, h 400"},
           {"hxbxd: 30 x 40 x 50 cm", "h 300, b 400, d 500"},
           {"Ø 12 cm", "ø 120"},
           {"ø12 cm", "ø 120"},
           {"diam. 12 x h 30 cm", "ø 120, h 300"},
           {"Ø 12 x 30 cm", "ø 120, h 300"},
           {"height 12 in x", "! unknown unit"},
           {"h 30 h 40 cm", "! unclear"},
           {"45 cm hoog 60 cm breed", "! unclear"},
           {"30 cm en 40 cm", "! unclear"}});
}

TEST_CASE("measures that say of which part they are", "[import]") {
    check(
        {{"118.7 cm (met lijst 145.5)", "l 1187, l 1455 framed"},
         {"118,7 x 90 cm (incl. lijst 145,5 x 120)", "h 1187, b 900, h 1455 framed, b 1200 framed"},
         {"30 x 40 cm zonder lijst; 45 x 55 cm met lijst",
          "h 300 unframed, b 400 unframed, h 450 framed, b 550 framed"},
         {"h. 30 cm, b. 40 cm met lijst", "h 300 framed, b 400 framed"},
         {"30 x 40 cm (met lijst)", "h 300 framed, b 400 framed"},
         {"geheel: 30 x 40 cm", "h 300, b 400"},
         {"sokkel 30 x 40 cm", "h 300 sokkel, b 400 sokkel"},
         {"afmetingen 30 x 40 cm", "h 300, b 400"},
         {"support: 4700 x 4000 mm\r\nobject: 3400 x 1650 x 1100 mm",
          "h 4700 support, b 4000 support, h 3400 object, b 1650 object, d 1100 object"},
         {"support, each: 30 x 40 mm\nframe: 50 x 60 x 7 mm",
          "h 30 support, each, b 40 support, each, h 50 framed, b 60 framed, d 7 framed"},
         {"object (bed base): 30 x 40 mm", "h 30 object (bed base), b 40 object (bed base)"},
         {"deel 2: 30 x 40 cm", "h 300 deel 2, b 400 deel 2"},
         {"30 x 40 cm (Variable)", "h 300, b 400"}});
    // As Adlib has it: the part stands in the type. A "c" is a circa.
    check({{"hoogte a 12,5 cm\nbreedte a 4 cm\nhoogte b 9 cm\nbreedte b 3 cm",
            "h 125 a, b 40 a, h 90 b, b 30 b"},
           {"hoogte c. 12 cm", "~h 120"},
           {"diameter (a) 12 cm\ndiameter (b) 3 cm", "ø 120 a, ø 30 b"},
           {"hoogte schotel 3 cm\nhoogte kop 7 cm", "h 30 schotel, h 70 kop"},
           {"hoogte ca. 12 cm", "~h 120"},
           {"gewicht gr. 331 gr", "331 g"},
           {"gewicht lepels 331 gr", ""},
           {"h b 30 x 40 cm", "h 300, b 400"},
           {"hoogte d x 3 cm", "! unclear"},
           {"hoogte a/ 3 cm", "! unclear"}});
}

TEST_CASE("estimates are marked", "[import]") {
    check({{"ca. 40 cm", "~l 400"},
           {"circa 40 x 60 cm", "~h 400, ~b 600"},
           {"± 40 cm", "~l 400"},
           {"h ca. 40 cm, b 60 cm", "~h 400, b 600"},
           {"unconfirmed: 40 x 60 mm", "~h 40, ~b 60"},
           {"2450 x 1650 x 955mm (approx when displayed)", "~h 2450, ~b 1650, ~d 955"}});
}

TEST_CASE("a unit is asked for, never guessed", "[import]") {
    check({{"45 bij 60", "! no unit"},
           {"30 cm x 40", "! no unit"},
           {"12", "! no unit"},
           {"45 x 60 inch", "! unknown unit"},
           {"45 x 60 el", "! unknown unit"},
           {"2 delen, 30 x 40 cm", "! unknown unit"},
           {"45\" x 60\"", "! unclear"},
           {"4' 6", "! unclear"}});
    check(
        {{"45 bij 60", "h 450, b 600"}, {"45 x 60 mm", "h 45, b 60"}, {"30 mm x 40", "! no unit"}},
        {DecimalMark::unknown, Unit::centimetre, {}});
}

TEST_CASE("a number that can be read in two ways is a fault", "[import]") {
    check({{"1.200 mm", "! ambiguous"},
           {"1,200 mm", "! ambiguous"},
           {"0,125 m", "l 125"},
           {"1.2345 m", "l 1235"},
           {"1.200,5 mm", "l 1201"},
           {"1,200.5 mm", "l 1201"},
           {"1.2.3 cm", "! unclear"},
           {"1.200 x 30 mm", "! ambiguous"}});
    check({{"1.200 mm", "l 1200"}, {"1,200 m", "l 1200"}, {"118.7 cm", "l 1187"}},
          {DecimalMark::comma, {}, {}});
    check({{"1.200 m", "l 1200"}, {"1,200 mm", "l 1200"}, {"118,7 cm", "l 1187"}},
          {DecimalMark::point, {}, {}});
}

TEST_CASE("nothing impossible is taken for a measure", "[import]") {
    check({{"0 x 0 cm", "! out of range"},
           {"1000001 m", "! out of range"},
           {"12345678901 mm", "! out of range"},
           {"30-40 cm", "! unclear"},
           {"30 1/2 cm", "! unclear"},
           {"30½ cm", "! unknown unit"},
           {"30 40 cm", "! unclear"},
           {"30 x 40 cm (50 (60) cm)", "! unclear"},
           {"30 x 40 cm (50", "! unclear"},
           {"30 cm)", "! unclear"},
           {"h 3 kg", "! unclear"},
           {"3 x 4 kg", "! unclear"}});
    CHECK(show(parse_measures(std::string(20000, '1') + " cm", {})) == "! unclear");
}

TEST_CASE("a text without a digit has no measures and no fault", "[import]") {
    check({{"", ""},
           {"Overall display dimensions variable", ""},
           {"onbekend", ""},
           {"Overall dimensions variable\r\nobject: 10 x 20 mm", "h 10 object, b 20 object"}});
}

TEST_CASE("weights stand among dimensions or alone", "[import]") {
    check({{"29,1 kg", "29100 g"},
           {"± 30 kg", "~30000 g"},
           {"300 g", "300 g"},
           {"300 gr.", "300 g"},
           {"weight: 35 Kilograms", "35000 g"},
           {"gewicht 2,5 kg", "2500 g"},
           {"object: 30 x 40 x 50 mm, 35 kg", "h 30 object, b 40 object, d 50 object, 35000 g"},
           {"object, each: 3 x 4 mm, 5 kg\noverall: 6 x 7 mm, 10 kg",
            "h 3 object, each, b 4 object, each, h 6, b 7, 10000 g"},
           {"29 kg (met lijst 35 kg)", "35000 g"},
           {"plinth: 30 x 40 mm, 12 kg", "h 30 plinth, b 40 plinth"}});
    CHECK(show(parse_weight("30", {{}, {}, Unit::kilogram})) == "30000 g");
    CHECK(show(parse_weight("30", {})) == "! no unit");
    CHECK(show(parse_weight("30 cm", {})) == "! unclear");
    CHECK(show(parse_weight("zwaar", {})) == "! unclear");
    CHECK(show(parse_weight("1.200 kg", {})) == "! ambiguous");
}

TEST_CASE("a column of its own holds one length", "[import]") {
    auto const length = [](std::string_view text, std::optional<Unit> unit) {
        auto const found = parse_length(text, DimensionKind::width, {{}, unit, {}});
        return found ? show(*found) : show(found.error());
    };
    CHECK(length("118,7", Unit::centimetre) == "b 1187");
    CHECK(length("40 cm", {}) == "b 400");
    CHECK(length("ca. 40", Unit::millimetre) == "~b 40");
    CHECK(length("40", {}) == "! no unit");
    CHECK(length("b 40", Unit::centimetre) == "b 400");
    CHECK(length("h 40", Unit::centimetre) == "! unclear");
    CHECK(length("40 x 50", Unit::centimetre) == "! unclear");
    CHECK(length("circular:", Unit::millimetre) == "! unclear");
}

TEST_CASE("nearly all dimensions that a real museum wrote are understood", "[import]") {
    auto const data = test::shared_folder("data");
    if (!data) {
        SKIP("no shared data");
    }
    auto reader = CsvReader::open(*data / "csv/tate-artworks-2013-10-10-cut.csv");
    NK_REQUIRE_OK(reader);
    SourceRow row;
    std::vector<std::string> faults;
    std::size_t understood = 0;
    while (true) {
        auto const more = reader->next(row);
        NK_REQUIRE_OK(more);
        if (!*more) {
            break;
        }
        if (row.cells.size() < 15 ||
            row.cells[8].find_first_of("0123456789") == std::string::npos) {
            continue;
        }
        auto const measures = parse_measures(row.cells[8], {});
        understood += measures ? 1U : 0U;
        if (!measures) {
            faults.push_back(std::string(row.cells[8]) + " " + show(measures));
        }
    }
    CAPTURE(faults);
    CHECK(understood == 940);
    CHECK(faults.size() == 1);  // "… x …" without a unit
}
