// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/collection_reader.h"

#include "crypto/base/limits.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

struct ReadResult {
    std::vector<MappedRow> rows;
    ImportReport report;

    /// The field of the row with this accession number, in its canonical text.
    [[nodiscard]] std::string field(std::string_view number, std::string_view name) const {
        for (auto const& row : rows) {
            if (row.object.accession_number == number) {
                return get_field(row.object, *storage::find_object_field(name));
            }
        }
        return "no such row";
    }
};

Result<ReadResult> read_path(Path const& path, ImportOptions const& options = {}) {
    NK_TRY(auto reader, CollectionReader::open(path, options));
    ReadResult result;
    while (true) {
        MappedRow row;
        NK_TRY(bool const more, reader.next(row));
        if (!more) {
            result.report = reader.report();
            return result;
        }
        result.rows.push_back(std::move(row));
    }
}

ReadResult read_text(std::string_view text, ImportOptions const& options = {}) {
    test::TemporaryFolder const folder;
    REQUIRE(write_file(folder / "in.csv", as_bytes(text), Overwrite::no).has_value());
    auto result = read_path(folder / "in.csv", options);
    NK_REQUIRE_OK(result);
    return *std::move(result);
}

ImportOptions with_mapping(std::string_view json) {
    auto profile = parse_import_profile(as_bytes(json), "mapping.json");
    NK_REQUIRE_OK(profile);
    ImportOptions options;
    options.profile = *profile;
    return options;
}

ReadResult read_shared(std::string_view path, ImportOptions const& options = {}) {
    auto const data = test::shared_folder("data");
    if (!data) {
        SKIP("no shared data");
    }
    auto result = read_path(*data / path, options);
    NK_REQUIRE_OK(result);
    return *std::move(result);
}

ImportLine line(std::uint64_t row, std::string column, std::string field, ImportIssue issue,
                std::uint64_t other_row = 0) {
    return {row, std::move(column), std::move(field), issue, other_row};
}

}  // namespace

TEST_CASE("a row becomes an object, and only the fields it speaks of are marked", "[import]") {
    auto const result = read_text(
        "objectnummer;titel;afmetingen;gewicht;standplaats;kleur\n"
        "NM-001;Kelk;h 30,5 x b 12 cm;± 2,5 kg;Hoofdgebouw/1/1.12/vitrine 7;goud\n"
        "NM-002;;;;;\n");
    REQUIRE(result.rows.size() == 2);
    CHECK(result.field("NM-001", "title") == "Kelk");
    CHECK(result.field("NM-001", "dimensions") == "height 305 mm; width 120 mm");
    CHECK(result.field("NM-001", "dimensions_text") == "h 30,5 x b 12 cm");
    CHECK(result.field("NM-001", "weight_kg") == "2.5");
    CHECK(result.field("NM-001", "weight_estimated") == "yes");
    CHECK(result.field("NM-001", "weight_text") == "± 2,5 kg");
    CHECK(result.field("NM-001", "location_path") == "Hoofdgebouw/1/1.12/vitrine 7");
    CHECK(result.rows[0].fields.count() == 8);
    CHECK(result.rows[1].fields.count() == 1);  // a blank cell says nothing
    CHECK(result.report.rows == 2);
    CHECK(result.report.refused == 0);
    CHECK(result.report.columns[1].blank == 1);
    CHECK(result.report.columns[1].understood == 1);
    CHECK(result.report.columns[5].field.empty());
}

TEST_CASE("the accession number is kept exactly and is the key", "[import]") {
    auto const result = read_text(
        "objectnummer;titel\n"
        "0000.GRO1561.I;a\n"
        " A 8 ;b\n"
        "=1+1;c\n"
        "0000.GRO1561.I;d\n"
        "0000.gro1561.i;e\n"
        "A8;f\n"
        ";g\n"
        "00A8;h\n");
    CHECK(result.rows.size() == 4);
    CHECK(result.field("A 8", "title") == "b");
    CHECK(result.field("=1+1", "title") == "c");
    CHECK(result.field("00A8", "title") == "h");
    CHECK(result.report.refused == 4);
    CHECK(result.report.problems ==
          std::vector<ImportLine>{
              line(5, "objectnummer", "accession_number", ImportIssue::number_twice, 2),
              line(6, "objectnummer", "accession_number", ImportIssue::number_alike, 2),
              line(7, "objectnummer", "accession_number", ImportIssue::number_alike, 3),
              line(8, "objectnummer", "accession_number", ImportIssue::number_missing)});
    CHECK(result.report.count(ImportIssue::blanks_removed) == 1);
}

TEST_CASE("repeated values are split, or cut to the first and reported", "[import]") {
    ImportOptions options;
    options.repeat = "$";
    auto const result = read_text(
        "objectnummer;titel;materiaal;datering van;datering tot\n"
        "1;Een$Twee;hout$ijzer; brons$$;1680$1690;1700\n",
        options);
    REQUIRE(result.rows.empty());  // the ; in the materials makes one cell too many
    auto const good = read_text(
        "objectnummer;titel;materiaal;datering van;datering tot\n"
        "1;$Een$Twee;\"hout$ijzer; brons$$\";1680$1690;1700\n"
        "2;100 $;goud;1700;1700\n",
        options);
    CHECK(good.field("1", "title") == "Een");
    CHECK(good.field("1", "materials") == "hout; ijzer\\; brons");
    CHECK(good.field("1", "date") == "1680 – 1700");
    CHECK(good.field("2", "date") == "1700");
    CHECK(good.report.count(ImportIssue::first_of_several) == 3);
    auto const plain = read_text("objectnummer;titel\n1;Een$Twee\n");
    CHECK(plain.field("1", "title") == "Een$Twee");
}

TEST_CASE("rows with too few or too many cells are refused", "[import]") {
    auto const result = read_text("objectnummer;titel;maker\n1;a\n2;a;b;c\n3;a;b;;\n4;a;b\n;;\n");
    CHECK(result.rows.size() == 2);
    CHECK(result.report.rows == 4);
    CHECK(result.report.refused == 2);
    CHECK(result.report.problems ==
          std::vector<ImportLine>{line(2, "", "", ImportIssue::too_few_cells),
                                  line(3, "", "", ImportIssue::too_many_cells)});
}

TEST_CASE("a measure that needs an answer leaves its text and a line", "[import]") {
    auto const text =
        "objectnummer;afmetingen;gewicht\n"
        "1;45 bij 60;12\n"
        "2;45 x 60 inch;3 pond\n"
        "3;1.200 mm;0 kg\n";
    auto const result = read_text(text);
    REQUIRE(result.rows.size() == 3);
    CHECK(result.field("1", "dimensions").empty());
    CHECK(result.field("1", "dimensions_text") == "45 bij 60");
    CHECK(result.field("1", "weight_kg").empty());
    CHECK(result.field("1", "weight_text") == "12");
    CHECK(
        result.report.problems ==
        std::vector<ImportLine>{line(2, "afmetingen", "dimensions", ImportIssue::unit_missing),
                                line(2, "gewicht", "weight", ImportIssue::unit_missing),
                                line(3, "afmetingen", "dimensions", ImportIssue::unit_unknown),
                                line(3, "gewicht", "weight", ImportIssue::unit_unknown),
                                line(4, "afmetingen", "dimensions", ImportIssue::number_ambiguous),
                                line(4, "gewicht", "weight", ImportIssue::measure_out_of_range)});
    ImportOptions options;
    options.length_unit = Unit::centimetre;
    options.weight_unit = Unit::kilogram;
    options.decimal = DecimalMark::comma;
    auto const answered = read_text(text, options);
    CHECK(answered.field("1", "dimensions") == "height 450 mm; width 600 mm");
    CHECK(answered.field("1", "weight_kg") == "12");
    CHECK(answered.field("3", "dimensions") == "length 1200 mm");
}

TEST_CASE("measures in columns of their own take the unit of header, row or user", "[import]") {
    auto const result = read_text(
        "objectnummer;hoogte;breedte (mm);diepte;eenheid\n"
        "1;30,5;400;ca. 5;cm\n"
        "2;30;400;;\n"
        "3;30;400;;el\n"
        "4;2 m;;;\n");
    CHECK(result.field("1", "dimensions") == "height 305 mm; width 400 mm; depth 50 mm estimated");
    CHECK(result.field("1", "dimensions_text") ==
          "hoogte: 30,5; breedte (mm): 400; diepte: ca. 5 cm");
    CHECK(result.field("2", "dimensions") == "width 400 mm");
    CHECK(result.field("4", "dimensions") == "height 2000 mm");
    CHECK(result.report.problems ==
          std::vector<ImportLine>{line(3, "hoogte", "height", ImportIssue::unit_missing),
                                  line(4, "hoogte", "height", ImportIssue::unit_unknown)});
}

TEST_CASE("values are brought to our form, and refused when they have none", "[import]") {
    auto const options = with_mapping(
        R"({"decimal": "comma", "columns": {"nr": "accession_number", "datum":
            "location_checked_on", "waarde": "value_eur", "toestand": "condition", "n":
            "people_needed", "titel": "title"}})");
    auto const result = read_text(
        "nr;datum;waarde;toestand;n;titel\n"
        "1;4-11-2026;1.250,50;Goed;2;\"a\r\nb\"\n"
        "2;2026-11-04;100;good;2;c\n"
        "3;4-13-2026;;;;\n"
        "4;;veel;;;\n"
        "5;;;stuk;;\n"
        "6;;;;twee;\n",
        options);
    CHECK(result.field("1", "location_checked_on") == "2026-11-04");
    CHECK(result.field("1", "value_eur") == "1250.5");
    CHECK(result.field("1", "condition") == "good");
    CHECK(result.field("1", "title") == "a b");
    CHECK(result.report.count(ImportIssue::form_changed) == 4);
    CHECK(result.rows.size() == 2);
    CHECK(result.report.count(ImportIssue::value_not_accepted) == 4);
    CHECK(result.report.problems[0] ==
          line(4, "datum", "location_checked_on", ImportIssue::value_not_accepted));
}

TEST_CASE("a column that a mapping names and the file has not is told, not refused", "[import]") {
    auto options = with_mapping(
        R"({"columns": {"nr": "accession_number", "titel": "title", "zaal": "room", "prijs": ""}})");
    options.profile->exact = true;
    auto const result = read_text("nr;titel\n1;Kelk\n", options);
    CHECK(result.report.missing == std::vector<std::string>{"zaal"});
    CHECK(result.field("1", "title") == "Kelk");
}

TEST_CASE("a value that is too long refuses its row", "[import]") {
    auto const result = read_text("objectnummer;titel\n1;" + std::string(5000, 'x') + "\n2;goed\n");
    CHECK(result.rows.size() == 1);
    CHECK(result.report.problems ==
          std::vector<ImportLine>{line(2, "titel", "title", ImportIssue::value_too_long)});
}

TEST_CASE("levels of a place make a path", "[import]") {
    auto const result = read_text(
        "objectnummer;gebouw;verdieping;zaal;positie\n"
        "1;Huis;bg;0.1;wand\n"
        "2;Huis;;0.1/a;\n"
        "3;;;;\n");
    CHECK(result.field("1", "location_path") == "Huis/bg/0.1/wand");
    CHECK(result.field("2", "location_path") == "Huis/?/0.1-a");
    CHECK(result.field("3", "location_path").empty());
}

TEST_CASE("a first row that names no columns is refused", "[import]") {
    test::TemporaryFolder const folder;
    for (std::string const text : {"", "\n\n", "a;\"b", "a;b\xff;c\nReliëf ë\n"}) {
        CAPTURE(text);
        REQUIRE(write_file(folder / "in.csv", as_bytes(text), Overwrite::yes).has_value());
        NK_REQUIRE_ERROR(read_path(folder / "in.csv"), import_header_unusable);
    }
    NK_REQUIRE_ERROR(read_path(folder / "none.csv"), file_not_found);
}

TEST_CASE("the report keeps a bounded number of lines and exact counts", "[import]") {
    std::string text = "objectnummer;titel\n";
    for (int i = 0; i < 3000; ++i) {
        text += std::to_string(i) + "\n" + std::to_string(i) + "a; x\n";
    }
    auto const result = read_text(text);
    CHECK(result.report.problems.size() == 1000);
    CHECK(result.report.changes.size() == 1000);
    CHECK(result.report.count(ImportIssue::too_few_cells) == 3000);
    CHECK(result.report.count(ImportIssue::blanks_removed) == 3000);
    CHECK(result.report.refused == 3000);
    CHECK(result.rows.size() == 3000);
}

TEST_CASE("the Rijksmuseum export is understood as it is", "[import]") {
    auto const result = read_shared("csv/rijksmuseum-suriname-objecten.csv");
    CHECK(result.rows.size() == 3668);
    CHECK(result.report.profile == "adlib-nl");
    CHECK(result.report.separator == ';');
    CHECK(result.report.problems.empty());
    CHECK(result.field("SK-A-1671", "materials") == "doek; olieverf");
    CHECK(result.field("SK-A-1671", "date") == "1680");
    CHECK(result.field("SK-A-1671", "object_name") == "schilderij");
    CHECK(result.field("SK-A-1671", "alternative_numbers") == "7462");
    CHECK(result.field("SK-A-1671", "source_system") == "Adlib");
    CHECK(result.report.columns[9].header == "classificatiecode");
    CHECK(result.report.columns[9].field.empty());
    CHECK(result.report.columns[1].understood == 3668);
}

TEST_CASE("the Tate export is understood up to where it was cut", "[import]") {
    auto const result = read_shared("csv/tate-artworks-2013-10-10-cut.csv");
    CHECK(result.report.profile == "tate");
    CHECK(result.report.rows == 2135);
    CHECK(result.rows.size() == 2134);
    CHECK(result.report.problems ==
          std::vector<ImportLine>{line(result.report.problems[0].row, "dimensions", "dimensions",
                                       ImportIssue::unit_missing),
                                  line(2136, "dimensions", "dimensions", ImportIssue::cut_off)});
    CHECK(result.field("A00001", "dimensions") ==
          "height 394 mm (support); width 419 mm (support)");
    CHECK(result.field("A00001", "maker") == "Blake, Robert");
    CHECK(result.report.columns[6].header == "creditLine");
    CHECK(result.report.columns[6].field.empty());
}

TEST_CASE("the tables of the National Gallery are read with a mapping", "[import]") {
    auto const locations = read_shared(
        "nga/locations.csv",
        with_mapping(R"({"columns": {"locationid": "accession_number", "site": "building",
                         "room": "room", "unitposition": "position", "description": "title"}})"));
    CHECK(locations.rows.size() == 1160);
    CHECK(locations.field("3592", "location_path") == "East Building/?/EBL/E");
    auto const preferred = read_shared(
        "nga/preferred_locations.csv",
        with_mapping(
            R"({"columns": {"locationkey": "accession_number", "description": "title"}})"));
    CHECK(preferred.report.rows == 322);
    CHECK(preferred.rows.size() == 320);
    CHECK(preferred.report.count(ImportIssue::number_twice) == 2);
    CHECK(preferred.report.refused == 2);
    auto const links = read_shared("nga/preferred_locations_tms_locations.csv",
                                   with_mapping(R"({"columns": {"tmslocationid": "accession_number",
                         "preferredlocationkey": "title"}})"));
    CHECK(links.report.rows == 1042);
    auto const history = read_shared(
        "nga/objects_historical_data.csv",
        with_mapping(R"({"columns": {"objectid": "accession_number", "forwardtext": "maker",
                         "remarks": "description"}})"));
    CHECK(history.report.rows == 6134);
    CHECK(history.rows.size() + history.report.refused == 6134);
    CHECK(history.report.count(ImportIssue::number_twice) == history.report.refused);
    CHECK(history.report.count(ImportIssue::number_alike) == 0);
}

TEST_CASE("each broken export says what is wrong and where", "[import]") {
    auto const nul = read_shared("malformed/nul-bytes.csv");
    CHECK(nul.rows.size() == 19);
    CHECK(nul.report.problems ==
          std::vector<ImportLine>{line(4, "beschrijving", "description", ImportIssue::nul_byte)});

    auto const invalid = read_shared("malformed/invalid-utf8-one-byte.csv");
    CHECK(invalid.report.encoding.encoding == Encoding::utf8);
    CHECK(invalid.rows.size() == 9);
    CHECK(invalid.report.problems ==
          std::vector<ImportLine>{line(2, "titel", "title", ImportIssue::invalid_text)});

    auto const ragged = read_shared("malformed/ragged-rows.csv");
    CHECK(ragged.report.rows == 21);
    CHECK(ragged.report.problems ==
          std::vector<ImportLine>{line(6, "", "", ImportIssue::too_few_cells),
                                  line(11, "", "", ImportIssue::too_few_cells),
                                  line(16, "", "", ImportIssue::too_few_cells),
                                  line(21, "", "", ImportIssue::too_few_cells),
                                  line(22, "", "", ImportIssue::too_many_cells)});

    auto const twice = read_shared("malformed/duplicate-and-blank-ids.csv");
    CHECK(twice.rows.size() == 5);
    CHECK(twice.report.problems ==
          std::vector<ImportLine>{
              line(7, "objectnummer", "accession_number", ImportIssue::number_twice, 2),
              line(8, "objectnummer", "accession_number", ImportIssue::number_alike, 3),
              line(9, "objectnummer", "accession_number", ImportIssue::number_missing)});

    auto const formula = read_shared("malformed/formula-cells.csv");
    CHECK(formula.report.problems.empty());
    CHECK(formula.field("SK-A-2252", "title") == "=HYPERLINK(\"http://example.invalid\",\"x\")");
    CHECK(formula.field("SK-A-4153", "title") == "+1+1");
    CHECK(formula.field("RP-P-1992-358", "title") == "-2+3");
}

TEST_CASE("recoded exports give the same objects", "[import]") {
    auto const windows = read_shared("malformed/recoded-cp1252-semicolon.csv");
    auto const utf16 = read_shared("malformed/recoded-utf16le-tab.csv");
    CHECK(windows.report.encoding.encoding == Encoding::windows_1252);
    CHECK(utf16.report.encoding.encoding == Encoding::utf16le);
    CHECK(utf16.report.separator == '\t');
    REQUIRE(windows.rows.size() == 200);
    REQUIRE(utf16.rows.size() == 200);
    for (std::size_t i = 0; i < 200; ++i) {
        CHECK(windows.rows[i].object == utf16.rows[i].object);
    }
}

TEST_CASE("a file with more rows than the limit is refused", "[import]") {
    test::TemporaryFolder const folder;
    std::string text = "Objectnummer;Titel\n";
    // A row that is refused for its cells costs the least, and counts all the same.
    text.reserve(2 * (limits::kImportRowsMax + 100));
    for (std::uint64_t i = 0; i <= limits::kImportRowsMax; ++i) {
        text += "1\n";
    }
    NK_REQUIRE_OK(write_file(folder / "in.csv", as_bytes(text), Overwrite::no));
    auto reader = CollectionReader::open(folder / "in.csv", {});
    NK_REQUIRE_OK(reader);
    MappedRow row;
    NK_REQUIRE_ERROR(reader->next(row), import_too_many_rows);
    CHECK(reader->report().rows == limits::kImportRowsMax);
}
