// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/exchange/collection_reader.h"
#include "app/exchange/csv_reader.h"
#include "fuzz/fuzz.h"

// An export as any program may write it, through the reader alone and through the whole import.
namespace noodkluis::fuzz {
namespace {

using namespace app;

void read_records(Path const& path, CsvOptions const& options) {
    auto reader = CsvReader::open(path, options);
    NK_ASSERT(reader.has_value());
    SourceRow row;
    std::uint64_t last = 0;
    while (true) {
        auto const more = reader->next(row);
        if (!more || !*more) {
            break;
        }
        NK_ASSERT(row.number > last && !row.cells.empty());
        last = row.number;
        NK_ASSERT(!row.problems.empty() ||
                  std::all_of(row.cells.begin(), row.cells.end(), is_utf8));
    }
    NK_ASSERT(reader->bytes_done() <= reader->bytes_total());
}

}  // namespace

std::vector<Bytes> seeds() {
    return {bytes_of("objectnummer;titel;hoogte (cm)\r\nW-1;\"Kelk; \"\"goud\"\"\";40,5\r\n"),
            bytes_of("sep=,\nobjectnummer,afmetingen,gewicht\nW-1,h 40 x b 30 cm,\"2,5 kg\"\n\n"),
            bytes_of("\xEF\xBB\xBFnummer\ttitel\rW-1\tTafel\rW-2\tSto\xC3\xABl\r"),
            bytes_of("nummer|titel\nW-1|Sto\xEBl\n"),
            bytes_of(std::string_view("\xFF\xFEn\0r\0;\0t\0\n\0"
                                      "1\0;\0x\0\n\0",
                                      18))};
}

void feed(ByteView input) {
    MemoryFile const file(input);
    read_records(file.path(), {});
    read_records(file.path(), {Encoding::utf16le, ';'});
    auto reader = CollectionReader::open(file.path(), {});
    MappedRow row;
    while (reader) {
        auto const more = reader->next(row);
        if (!more || !*more) {
            break;
        }
    }
}

}  // namespace noodkluis::fuzz
