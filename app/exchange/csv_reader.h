// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/exchange/csv_scan.h"
#include "app/exchange/encoding.h"
#include "app/exchange/source_row.h"

namespace noodkluis::app {

struct CsvOptions {
    std::optional<Encoding> encoding;  ///< detected when not given
    std::optional<char> separator;     ///< detected when not given
};

/// Reads a CSV file of any size record by record in constant memory (a buffer of kCsvRowMax plus
/// 1 MiB). The cells are UTF-8 and lie in that buffer: nothing is allocated per cell. A first line
/// `sep=;`, which some spreadsheets write, is obeyed and not counted.
/// Not promised: that records have the same number of cells.
class CsvReader {
  public:
    /// Errors: file_not_found, io_read.
    [[nodiscard]] static Result<CsvReader> open(Path const& path, CsvOptions const& options = {});

    /// False at the end of the file; blank lines are passed over. A record with problems is
    /// returned with them. Errors: io_read, csv_row_too_long (with the row; reading cannot go on).
    [[nodiscard]] Result<bool> next(SourceRow& row);

    [[nodiscard]] EncodingChoice const& encoding() const { return m_source.choice(); }
    [[nodiscard]] char separator() const { return m_separator; }
    [[nodiscard]] std::uint64_t bytes_done() const { return m_source.bytes_done(); }
    [[nodiscard]] std::uint64_t bytes_total() const { return m_source.bytes_total(); }

  private:
    CsvReader(TextSource source, std::string buffer)
        : m_source(std::move(source)), m_buffer(std::move(buffer)) {}
    [[nodiscard]] Status fill();
    void obey_separator_line();
    [[nodiscard]] std::string_view data() const { return {m_buffer.data(), m_end}; }
    void finish_row(std::size_t end, std::size_t columns, SourceRow& row);
    void check_text(std::string_view record, SourceRow& row) const;

    TextSource m_source;
    std::string m_buffer;
    std::size_t m_begin = 0;  ///< of the next record
    std::size_t m_end = 0;    ///< of the data in the buffer
    bool m_last = false;      ///< the file has no more than what is in the buffer
    char m_separator = ',';
    std::optional<CsvScan> m_scan;
    std::vector<CsvCell> m_cells;
    std::uint64_t m_row = 0;
};

}  // namespace noodkluis::app
