// SPDX-License-Identifier: Apache-2.0
// Excel and OpenDocument as sources of the rows of an import.
#include "app/exchange/collection_reader.h"
#include "app/exchange/import_preview.h"
#include "app/exchange/sheet_values.h"
#include "support/archives.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Result<Rows> sheet_rows(Path const& path, std::string const& sheet = {}) {
    SourceOptions options;
    options.sheet = sheet;
    NK_TRY(auto const source, open_rows(path, options));
    Rows rows;
    SourceRow row;
    while (true) {
        NK_TRY(bool const more, source->next(row));
        if (!more) {
            return rows;
        }
        rows.emplace_back(row.cells.begin(), row.cells.end());
    }
}

Result<Rows> rows_of(std::string const& content, std::string const& sheet = {}) {
    test::TemporaryFolder const folder;
    test::write_text(folder / "blad.bin", content);
    return sheet_rows(folder / "blad.bin", sheet);
}

Rows good_rows(std::string const& content, std::string const& sheet = {}) {
    auto rows = rows_of(content, sheet);
    NK_REQUIRE_OK(rows);
    return *std::move(rows);
}

std::string text_cell(std::string const& text) {
    return "<table:table-cell office:value-type='string'><text:p>" + text +
           "</text:p></table:table-cell>";
}

}  // namespace

TEST_CASE("cells of Excel are what the person who typed them sees", "[import][sheet]") {
    auto const file = test::xlsx_of(
        "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>1</v></c>"
        "<c r='D2' t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r></is></c></row>"
        "<row r='5'><c r='A5'><v>7</v></c><c r='B5'><v>42.5</v></c><c r='C5' t='b'><v>1</v></c>"
        "<c r='D5' s='1'><v>36526</v></c></row>"
        "<row r='6'><c r='A6' s='2'><v>7</v></c><c r='B6'><v>0.30000000000000004</v></c>"
        "<c r='C6' t='str'><v>a &amp; b</v></c><c r='D6' s='3'><v>7306</v></c></row>"
        "<row r='7'><c r='A7'><v>1.2E3</v></c><c r='C7' t='e'><v>#N/A</v></c></row>",
        "<si><t>objectnummer</t><rPh sb='0' eb='1'><t>lezing</t></rPh></si>"
        "<si><r><t xml:space='preserve'>ti </t></r><r><t>tel</t></r></si>",
        "<numFmts><numFmt numFmtId='164' formatCode='0000'/>"
        "<numFmt numFmtId='165' formatCode='yyyy;@'/></numFmts><cellStyleXfs><xf numFmtId='22'/>"
        "</cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/>"
        "<xf numFmtId='165'/></cellXfs>");
    CHECK(good_rows(file) == Rows{{"objectnummer", "ti tel", "", "inline"},
                                  {"7", "42.5", "yes", "2000-01-01"},
                                  {"0007", "0.3", "a & b", "1920"},
                                  {"1200", "", "#N/A", ""}});
    CHECK(good_rows(file, "Verborgen") == Rows{{"objectnummer"}, {"geheim"}});
    NK_REQUIRE_ERROR(rows_of(file, "Blad 9"), sheet_missing);
}

TEST_CASE("formats of numbers tell dates, times and numbers with zeros in front", "[sheet]") {
    using Kind = NumberLook::Kind;
    CHECK(number_look("dd-mm-yyyy").kind == Kind::date);
    CHECK(number_look("[$-413]d mmmm yyyy;@").kind == Kind::date);
    CHECK(number_look("mmm-yy").kind == Kind::month);
    CHECK(number_look("[h]:mm").kind == Kind::time);
    CHECK(number_look("#,##0.00 \"dagen\"").kind == Kind::number);
    CHECK(number_look("General").kind == Kind::number);
    CHECK(number_look("00000").digits == 5);
    CHECK(number_text("1", {Kind::date, 0}, DayZero::in_1900) == "1900-01-01");
    CHECK(number_text("61", {Kind::date, 0}, DayZero::in_1900) == "1900-03-01");
    CHECK(number_text("0", {Kind::date, 0}, DayZero::in_1904) == "1904-01-01");
    CHECK(number_text("36526.5", {Kind::date, 0}, DayZero::in_1900) == "2000-01-01 12:00");
    CHECK(number_text("0.75", {Kind::time, 0}, DayZero::in_1900) == "18:00");
    CHECK(number_text("1e300", {Kind::date, 0}, DayZero::in_1900).size() > 300);
    CHECK(number_text("12345678901", {}, DayZero::in_1900) == "12345678901");
    CHECK(number_text("kelk", {}, DayZero::in_1900) == "kelk");
}

TEST_CASE("cells of OpenDocument are read with what is repeated", "[import][sheet]") {
    auto const file = test::ods_of(
        "<table:table table:name='Leeg'/><table:table table:name='Lijst'><table:table-row>" +
        text_cell("objectnummer") + text_cell("titel") + text_cell("datum") + text_cell("n") +
        "<table:table-cell table:number-columns-repeated='16380'/></table:table-row>"
        "<table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>"
        "<table:table-row><table:table-cell office:value-type='float' office:value='7'>"
        "<text:p>0007</text:p></table:table-cell>"
        "<table:table-cell office:value-type='string' table:number-columns-repeated='2'>"
        "<office:annotation><text:p>nee</text:p></office:annotation>"
        "<text:p>a<text:s text:c='2'/>b</text:p><text:p>c</text:p></table:table-cell>"
        "<table:table-cell office:value-type='float' office:value='1.25'><text:p>1,25</text:p>"
        "</table:table-cell></table:table-row><table:table-row table:number-rows-repeated='2'>" +
        text_cell("x") +
        "<table:covered-table-cell/><table:table-cell office:value-type='date' "
        "office:date-value='1920-05-14T00:00:00'><text:p>14 mei</text:p></table:table-cell>"
        "</table:table-row><table:table-row table:number-rows-repeated='1048000'>"
        "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
        "</table:table>");
    CHECK(good_rows(file).empty());
    CHECK(good_rows(file, "Lijst") == Rows{{"objectnummer", "titel", "datum", "n"},
                                           {"0007", "a  b\nc", "a  b\nc", "1.25"},
                                           {"x", "", "1920-05-14", ""},
                                           {"x", "", "1920-05-14", ""}});
}

TEST_CASE("a number of a sheet has a point, whatever the texts have", "[import][sheet]") {
    test::TemporaryFolder const folder;
    test::write_text(folder / "maten.xlsx",
                     test::xlsx_of("<row r='1'><c t='inlineStr'><is><t>objectnummer</t></is></c>"
                                   "<c t='inlineStr'><is><t>hoogte (cm)</t></is></c></row>"
                                   "<row r='2'><c><v>1</v></c><c><v>1.234</v></c></row>"
                                   "<row r='3'><c><v>2</v></c><c t='str'><v>1.234</v></c></row>"));
    ImportOptions options;
    options.decimal = DecimalMark::comma;
    auto reader = CollectionReader::open(folder / "maten.xlsx", options);
    NK_REQUIRE_OK(reader);
    MappedRow row;
    auto const height = [&] {
        auto const more = reader->next(row);
        REQUIRE(more.value_or(false));
        REQUIRE(row.object.dimensions.size() == 1);
        return row.object.dimensions[0].mm;
    };
    CHECK(height() == 12);
    CHECK(height() == 12340);
    CHECK(reader->report().format == TableFormat::xlsx);
    CHECK(reader->report().sheet == "Blad 1");
}

TEST_CASE("spreadsheets that are damaged or made to do harm are refused", "[import][sheet]") {
    auto const good = test::xlsx_of("<row><c><v>1</v></c></row>");
    NK_REQUIRE_ERROR(rows_of(good.substr(0, good.size() / 2)), archive_damaged);
    NK_REQUIRE_ERROR(rows_of(good.substr(0, good.size() - 1)), archive_damaged);
    auto flipped = good;
    flipped[good.find("xl/worksheets/sheet1.xml") + 30] ^= 1;
    NK_REQUIRE_ERROR(rows_of(flipped), archive_damaged);
    NK_REQUIRE_ERROR(rows_of(test::zip_of({{"a", ""}, {"a", ""}})), archive_damaged);
    NK_REQUIRE_ERROR(rows_of(test::zip_of({{"foto.jpg", "x"}})), import_format);
    NK_REQUIRE_ERROR(rows_of("%PDF-1.7\n"), import_format);
    NK_REQUIRE_ERROR(rows_of("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), sheet_protected);
    NK_REQUIRE_ERROR(
        rows_of(test::zip_of(
            {{"content.xml", "#"}, {"META-INF/manifest.xml", "<m:encryption-data xmlns:m='m'/>"}})),
        sheet_protected);
    // 40 MiB of blanks, and a part that is larger than it says.
    NK_REQUIRE_ERROR(rows_of(test::xlsx_of(std::string(std::size_t{40} << 20, ' '))),
                     archive_too_large);
    NK_REQUIRE_ERROR(rows_of(test::zip_of({{"content.xml", std::string(5000, ' '), false, 10},
                                           {"META-INF/manifest.xml", "<m/>"}})),
                     archive_damaged);
    NK_REQUIRE_ERROR(rows_of(test::zip_of({{"content.xml", "<a/>", false, 0xfffffff0},
                                           {"META-INF/manifest.xml", "<m/>"}})),
                     archive_too_large);
    NK_REQUIRE_ERROR(rows_of(test::xlsx_of("<row><c r='XFE1'><v>1</v></c></row>")), sheet_too_wide);
    NK_REQUIRE_ERROR(
        rows_of(test::ods_of("<table:table><table:table-row><table:table-cell "
                             "office:value-type='float' office:value='1' "
                             "table:number-columns-repeated='1000000'/></table:table-row>"
                             "</table:table>")),
        sheet_too_wide);
    NK_REQUIRE_ERROR(rows_of(test::xlsx_of("<row><c t='s'><v>3</v></c></row>")), archive_damaged);
    NK_REQUIRE_ERROR(rows_of(test::xlsx_of("<row><c>")), xml_damaged);
    std::string many;
    for (int i = 0; i < 40; ++i) {
        many += "<c t='s'><v>0</v></c>";
    }
    NK_REQUIRE_ERROR(rows_of(test::xlsx_of("<row>" + many + "</row>",
                                           "<si><t>" + std::string(120000, 'x') + "</t></si>")),
                     xml_record_too_large);
}

TEST_CASE("the real files: a listing in Excel, and broken archives", "[import][sheet]") {
    auto const data = test::shared_folder("data");
    if (!data) {
        SKIP("no shared data");
    }
    auto const file = *data / "xlsx/uma-64465-listing.xlsx";
    auto const rows = sheet_rows(file);
    NK_REQUIRE_OK(rows);
    REQUIRE(rows->size() == 102);
    CHECK(rows->front().size() == 25);
    CHECK(rows->front()[12] == "finding_aid_reference_raw_value");
    auto const numbers = std::count_if(rows->begin() + 1, rows->end(),
                                       [](auto const& row) { return !row[12].empty(); });
    CHECK(numbers == 101 - 24);
    auto const sample = read_import_sample(file, {}, 20);
    NK_REQUIRE_OK(sample);
    CHECK(sample->rows.size() == 20);
    CHECK(sample->facts.sheets == std::vector<std::string>{"Sheet1"});
    NK_REQUIRE_ERROR(sheet_rows(*data / "malformed/truncated.xlsx"), archive_damaged);
    NK_REQUIRE_ERROR(sheet_rows(*data / "malformed/truncated.zip"), archive_damaged);
    NK_REQUIRE_ERROR(sheet_rows(*data / "malformed/path-traversal-and-duplicates.zip"),
                     archive_damaged);
    NK_REQUIRE_ERROR(sheet_rows(*data / "malformed/truncated.png"), import_format);
}
