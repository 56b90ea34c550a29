// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"

// Where the cells of a CSV record are, without copying any. RFC 4180, widened to what programs
// really write: any separator, LF, CRLF or CR, and quotes inside unquoted cells.
namespace noodkluis::app {

struct CsvCell {
    std::size_t begin = 0;  ///< of the text without its outer quotes
    std::size_t end = 0;
    bool quoted = false;
    bool doubled = false;     ///< holds doubled quotes, still as they stand
    bool misquoted = false;   ///< text follows the closing quote
    bool unfinished = false;  ///< the data ends before the closing quote
};

class CsvScan {
  public:
    explicit CsvScan(char separator);

    enum class End : std::uint8_t { record, more_needed };
    struct Record {
        End end = End::record;
        std::size_t next = 0;     ///< where the next record begins
        std::size_t columns = 0;  ///< all of them, also those beyond kCsvColumnsMax
    };
    /// Reads the record at `begin`, which is before the end of `data`; puts its first
    /// kCsvColumnsMax cells in `cells`. `last`: nothing follows `data`. Without it, a record that
    /// may go on answers more_needed.
    [[nodiscard]] Record record(std::string_view data, std::size_t begin, bool last,
                                std::vector<CsvCell>& cells) const;

  private:
    [[nodiscard]] std::size_t find_stop(std::string_view data, std::size_t from) const;
    [[nodiscard]] bool cell(std::string_view data, std::size_t begin, bool last, CsvCell& cell,
                            std::size_t& next) const;
    std::array<bool, 256> m_stops{};
};

/// The separator out of `;` `,` tab and `|` that gives the first records of `data` most
/// consistently the same number of cells, two or more; `,` for a file of a single column.
[[nodiscard]] char detect_separator(std::string_view data, bool last);

}  // namespace noodkluis::app
