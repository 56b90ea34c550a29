// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/exchange/collection_reader.h"
#include "crypto/base/limits.h"
#include "fuzz/fuzz.h"
#include "support/archives.h"

// A spreadsheet: an archive of any content, and the XML in a whole one.
namespace noodkluis::fuzz {
namespace {

using namespace app;

void read_sheet(std::string_view content) {
    MemoryFile const file(as_bytes(content));
    auto const source = open_rows(file.path(), {});
    SourceRow row;
    // What is repeated may be many rows out of few bytes.
    for (int rows = 0; source && rows < 2000; ++rows) {
        auto const more = (*source)->next(row);
        if (!more || !*more) {
            break;
        }
        // Without the signature of an archive it is read as CSV, which tells of other text.
        NK_ASSERT(!row.problems.empty() ||
                  std::all_of(row.cells.begin(), row.cells.end(), is_utf8));
        NK_ASSERT(row.cells.size() <= limits::kCsvColumnsMax);
    }
}

}  // namespace

std::vector<Bytes> seeds() {
    std::string const rows =
        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='inlineStr'><is><t>x</t></is></c></row>"
        "<row r='3'><c r='A3' s='1'><v>36526</v></c><c r='B3' t='b'><v>1</v></c></row>";
    std::string const table =
        "<table:table table:name='a'><table:table-row table:number-rows-repeated='2'>"
        "<table:table-cell office:value-type='float' office:value='1.5' "
        "table:number-columns-repeated='3'><text:p>1,5</text:p></table:table-cell>"
        "</table:table-row></table:table>";
    return {bytes_of(test::xlsx_of(rows, "<si><t>nummer</t></si>",
                                   "<cellXfs><xf/><xf numFmtId='14'/></cellXfs>")),
            bytes_of(test::ods_of(table)), bytes_of(rows), bytes_of(table)};
}

void feed(ByteView input) {
    std::string const text(as_text(input));
    read_sheet(text);
    read_sheet(test::xlsx_of(text, "<si><t>nummer</t></si>"));
    read_sheet(test::ods_of(text));
}

}  // namespace noodkluis::fuzz
