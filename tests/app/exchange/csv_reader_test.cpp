// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/csv_reader.h"

#include "crypto/base/limits.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;
using namespace std::string_literals;

namespace {

using Cells = std::vector<std::string>;

struct Record {
    std::uint64_t number;
    Cells cells;
    std::vector<CellProblem> problems;
};

std::vector<Record> read_all(Path const& path, CsvOptions const& options = {}) {
    auto reader = CsvReader::open(path, options);
    NK_REQUIRE_OK(reader);
    std::vector<Record> records;
    SourceRow row;
    while (true) {
        auto const more = reader->next(row);
        NK_REQUIRE_OK(more);
        if (!*more) {
            return records;
        }
        records.push_back({row.number, Cells(row.cells.begin(), row.cells.end()), row.problems});
    }
}

std::vector<Record> records_of(std::string_view text, CsvOptions const& options = {}) {
    test::TemporaryFolder const folder;
    REQUIRE(write_file(folder / "in.csv", as_bytes(text), Overwrite::no).has_value());
    return read_all(folder / "in.csv", options);
}

std::vector<Cells> cells_of(std::string_view text, char separator = ';') {
    std::vector<Cells> cells;
    for (auto& record : records_of(text, {{}, separator})) {
        CHECK(record.problems.empty());
        cells.push_back(std::move(record.cells));
    }
    return cells;
}

}  // namespace

TEST_CASE("cells are split at the separator and nowhere else", "[import]") {
    CHECK(cells_of("a;b;c\n1;2;3\n") == std::vector<Cells>{{"a", "b", "c"}, {"1", "2", "3"}});
    CHECK(cells_of("a;b") == std::vector<Cells>{{"a", "b"}});
    CHECK(cells_of("a;") == std::vector<Cells>{{"a", ""}});
    CHECK(cells_of(";") == std::vector<Cells>{{"", ""}});
    CHECK(cells_of("a,b\tc|d") == std::vector<Cells>{{"a,b\tc|d"}});
    CHECK(cells_of("a\tb", '\t') == std::vector<Cells>{{"a", "b"}});
    CHECK(cells_of("").empty());
}

TEST_CASE("quotes hold separators, line breaks and doubled quotes together", "[import]") {
    CHECK(cells_of("\"a;b\";\"c\nd\r\ne\"") == std::vector<Cells>{{"a;b", "c\nd\r\ne"}});
    CHECK(cells_of("\"say \"\"no\"\"\";x") == std::vector<Cells>{{"say \"no\"", "x"}});
    CHECK(cells_of("\"\"\"\";\"\"") == std::vector<Cells>{{"\"", ""}});
    CHECK(cells_of("12\" globe;a\"\"b") == std::vector<Cells>{{"12\" globe", "a\"\"b"}});
    CHECK(cells_of("\"\"\"a\"\"\"\n") == std::vector<Cells>{{"\"a\""}});
}

TEST_CASE("line ends may be mixed, and blank lines count as rows", "[import]") {
    auto const records = records_of("a;b\r\n1;2\n\n3;4\r\r\n5;6", {{}, ';'});
    REQUIRE(records.size() == 4);
    CHECK(records[1].cells == Cells{"1", "2"});
    CHECK(records[2].cells == Cells{"3", "4"});
    CHECK(records[2].number == 4);
    CHECK(records[3].number == 6);
    // A quoted nothing is a record, not a blank line.
    CHECK(cells_of("a\n\"\"\nb\n").size() == 3);
}

TEST_CASE("the separator is found from the first records", "[import]") {
    auto const found = [](std::string_view text) { return detect_separator(text, true); };
    CHECK(found("a;b;c\n1,5;2,5;3,5\n") == ';');
    CHECK(found("a,b,c\n\"x;y;z\",2,3\n\"p;q\",2,3\n") == ',');
    CHECK(found("a\tb\n1, 2 en 3; 4\tc\n") == '\t');
    CHECK(found("a|b|c\n1|2|3\n") == '|');
    CHECK(found("id;name, first, last\n1;x\n2;y\n") == ';');
    CHECK(found("number\nA 1\nA 2\n") == ',');
    CHECK(found("\"a;b;c\",d\n\"1;2;3\",e\n") == ',');
}

TEST_CASE("a sep= line names the separator and is no record", "[import]") {
    auto const records = records_of("sep=|\r\na|b;c\r\n1|2;3\r\n");
    REQUIRE(records.size() == 2);
    CHECK(records[0].number == 1);
    CHECK(records[0].cells == Cells{"a", "b;c"});
}

TEST_CASE("a file that ends inside a quoted cell says where", "[import]") {
    auto const records = records_of("a;b;c\n1;\"2\";3\n4;\"five\nsix", {{}, ';'});
    REQUIRE(records.size() == 3);
    CHECK(records[1].problems.empty());
    CHECK(records[2].number == 3);
    CHECK(records[2].problems == std::vector<CellProblem>{{CellFault::cut_off, 1}});
}

TEST_CASE("text after a closing quote is a problem, and the next record is sound", "[import]") {
    auto const records = records_of("a;b\n\"x\"y;2\n3;4\n", {{}, ';'});
    REQUIRE(records.size() == 3);
    CHECK(records[1].problems == std::vector<CellProblem>{{CellFault::misquoted, 0}});
    CHECK(records[2].cells == Cells{"3", "4"});
    CHECK(records[2].problems.empty());
}

TEST_CASE("bytes that are no text are named by row and column", "[import]") {
    auto const records = records_of("a;b\n1;x\0y\n\xc3;ok\né;\"\xe9\"\n"s, {Encoding::utf8, ';'});
    REQUIRE(records.size() == 4);
    CHECK(records[1].problems == std::vector<CellProblem>{{CellFault::nul_byte, 1}});
    CHECK(records[2].problems == std::vector<CellProblem>{{CellFault::invalid_text, 0}});
    CHECK(records[3].problems == std::vector<CellProblem>{{CellFault::invalid_text, 1}});
}

TEST_CASE("cells, columns and rows are bounded", "[import]") {
    auto const long_cell = std::string(limits::kCsvCellMax, 'x');
    auto const records = records_of("a;b\n" + long_cell + ";" + long_cell + "y\nz;z\n", {{}, ';'});
    REQUIRE(records.size() == 3);
    CHECK(records[1].problems == std::vector<CellProblem>{{CellFault::cell_too_long, 1}});

    auto const wide = records_of(std::string(limits::kCsvColumnsMax, ';') + "\na;b\n", {{}, ';'});
    REQUIRE(wide.size() == 2);
    CHECK(wide[0].cells.size() == limits::kCsvColumnsMax);
    CHECK(wide[0].problems ==
          std::vector<CellProblem>{{CellFault::too_many_columns, limits::kCsvColumnsMax}});

    test::TemporaryFolder const folder;
    auto const endless = "a;b\n1;\"" + std::string(limits::kCsvRowMax + (2U << 20), 'x');
    REQUIRE(write_file(folder / "in.csv", as_bytes(endless), Overwrite::no).has_value());
    auto reader = CsvReader::open(folder / "in.csv", {{}, ';'});
    NK_REQUIRE_OK(reader);
    SourceRow row;
    NK_REQUIRE_OK(reader->next(row));
    auto const failed = reader->next(row);
    NK_REQUIRE_ERROR(failed, csv_row_too_long);
    CHECK(failed.error().subject == "2");
}

TEST_CASE("records that lie across the end of the buffer stay whole", "[import]") {
    // About 12 MB of records of many lengths, more than two buffers full.
    std::string text = "number;text\r\n";
    std::size_t const count = 3000;
    for (std::size_t i = 0; i < count; ++i) {
        text += std::to_string(i) + ";\"" + std::string(i * 3 % 8191, 'x') + "\"\"\r\né\"\r\n";
    }
    auto const records = records_of(text);
    REQUIRE(records.size() == count + 1);
    for (std::size_t i = 0; i < count; ++i) {
        auto const& record = records[i + 1];
        REQUIRE(record.problems.empty());
        REQUIRE(record.number == i + 2);
        REQUIRE(record.cells ==
                Cells{std::to_string(i), std::string(i * 3 % 8191, 'x') + "\"\r\né"});
    }
}

TEST_CASE("the real exports have the records that they should have", "[import]") {
    auto const data = test::shared_folder("data");
    if (!data) {
        SKIP("no shared data");
    }
    struct Case {
        char const* path;
        std::size_t records;
        std::size_t columns;
        std::size_t faulty;
    };
    for (auto const& [path, count, columns, faulty] : {
             Case{"csv/rijksmuseum-suriname-objecten.csv", 3668, 18, 0},
             Case{"csv/tate-artworks-2013-10-10-cut.csv", 2135, 15, 1},
             Case{"nga/locations.csv", 1160, 6, 0},
             Case{"nga/preferred_locations.csv", 322, 8, 0},
             Case{"nga/preferred_locations_tms_locations.csv", 1042, 2, 0},
             Case{"nga/objects_historical_data.csv", 6134, 7, 0},
             Case{"malformed/recoded-cp1252-semicolon.csv", 200, 18, 0},
             Case{"malformed/recoded-utf16le-tab.csv", 200, 18, 0},
             Case{"malformed/nul-bytes.csv", 20, 18, 1},
             Case{"malformed/invalid-utf8-one-byte.csv", 10, 18, 1},
             Case{"malformed/ragged-rows.csv", 21, 18, 0},
             Case{"malformed/formula-cells.csv", 4, 18, 0},
             Case{"malformed/duplicate-and-blank-ids.csv", 8, 18, 0},
         }) {
        CAPTURE(path);
        auto const records = read_all(*data / path);
        REQUIRE(records.size() == count + 1);
        CHECK(records[0].cells.size() == columns);
        std::size_t found = 0;
        for (auto const& record : records) {
            found += record.problems.empty() ? 0U : 1U;
        }
        CHECK(found == faulty);
    }
}

TEST_CASE("the same records in three encodings read the same", "[import]") {
    auto const data = test::shared_folder("data");
    if (!data) {
        SKIP("no shared data");
    }
    auto const windows = read_all(*data / "malformed/recoded-cp1252-semicolon.csv");
    auto const utf16 = read_all(*data / "malformed/recoded-utf16le-tab.csv");
    auto const whole = read_all(*data / "csv/rijksmuseum-suriname-objecten.csv");
    REQUIRE(windows.size() == utf16.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        REQUIRE(windows[i].cells == utf16[i].cells);
        while (at < whole.size() && whole[at].cells[0] != windows[i].cells[0]) {
            ++at;
        }
        REQUIRE(at < whole.size());
        REQUIRE(windows[i].cells == whole[at].cells);
    }
}

TEST_CASE("the damage in the broken exports is found where it is", "[import]") {
    auto const data = test::shared_folder("data");
    if (!data) {
        SKIP("no shared data");
    }
    using Problems = std::vector<CellProblem>;
    auto const tate = read_all(*data / "csv/tate-artworks-2013-10-10-cut.csv");
    CHECK(tate.back().number == 2136);
    CHECK(tate.back().problems == Problems{{CellFault::cut_off, 8}});
    auto const nul = read_all(*data / "malformed/nul-bytes.csv");
    CHECK(nul[3].problems == Problems{{CellFault::nul_byte, 3}});
    auto const invalid = read_all(*data / "malformed/invalid-utf8-one-byte.csv");
    CHECK(invalid[1].problems == Problems{{CellFault::invalid_text, 2}});
    auto const ragged = read_all(*data / "malformed/ragged-rows.csv");
    CHECK(ragged[5].cells.size() == 15);
    CHECK(ragged[21].cells.size() == 20);
}
