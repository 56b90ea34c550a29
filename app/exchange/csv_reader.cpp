// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/csv_reader.h"

#include <algorithm>
#include <cstring>

#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

constexpr std::size_t kReadAhead = std::size_t{1} << 20;
constexpr std::size_t kProbeBytes = std::size_t{256} << 10;

/// Makes one quote of each two, in place; returns the shorter text.
std::string_view undouble(char* begin, char const* end) {
    char* out = begin;
    for (char const* at = begin; at < end; ++at) {
        *out++ = *at;
        if (*at == '"' && at + 1 < end && at[1] == '"') {
            ++at;
        }
    }
    return {begin, static_cast<std::size_t>(out - begin)};
}

}  // namespace

Result<CsvReader> CsvReader::open(Path const& path, CsvOptions const& options) {
    NK_TRY(auto source, TextSource::open(path, options.encoding));
    // A small file needs no more room than it fills in UTF-8.
    auto const most = limits::kCsvRowMax + kReadAhead;
    auto const size = std::min<std::uint64_t>(most, source.bytes_total() * 3 + 64);
    CsvReader reader(std::move(source), std::string(static_cast<std::size_t>(size), '\0'));
    NK_CHECK(reader.fill());
    reader.obey_separator_line();
    if (options.separator) {
        reader.m_separator = *options.separator;
    } else if (reader.m_begin == 0) {
        auto const start = reader.data().substr(0, kProbeBytes);
        reader.m_separator = detect_separator(start, reader.m_last && start.size() == reader.m_end);
    }
    reader.m_scan.emplace(reader.m_separator);
    return reader;
}

/// Moves the open record to the front and fills the rest of the buffer.
Status CsvReader::fill() {
    std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
    m_end -= m_begin;
    m_begin = 0;
    constexpr std::size_t kRoomMin = 16;
    while (!m_last && m_buffer.size() - m_end >= kRoomMin) {
        auto const room = MutableByteView(reinterpret_cast<Byte*>(m_buffer.data()), m_buffer.size())
                              .subspan(m_end);
        NK_TRY(auto const count, m_source.read(room));
        m_end += count;
        m_last = count == 0;
    }
    return {};
}

void CsvReader::obey_separator_line() {
    constexpr std::string_view kPrefix = "sep=";
    auto const text = data();
    if (text.size() < kPrefix.size() + 2 || text.substr(0, kPrefix.size()) != kPrefix) {
        return;
    }
    auto const rest = text.substr(kPrefix.size() + 1);
    std::size_t const line_end = rest.substr(0, 2) == "\r\n" ? 2 : 1;
    if (rest[0] == '\r' || rest[0] == '\n') {
        m_separator = text[kPrefix.size()];
        m_begin = kPrefix.size() + 1 + line_end;
    }
}

Result<bool> CsvReader::next(SourceRow& row) {
    while (true) {
        if (m_begin == m_end && m_last) {
            return false;
        }
        auto const record = m_begin == m_end
                                ? CsvScan::Record{CsvScan::End::more_needed, m_begin, 0}
                                : m_scan->record(data(), m_begin, m_last, m_cells);
        if (record.end == CsvScan::End::more_needed) {
            if (m_end - m_begin > limits::kCsvRowMax) {
                return fail(ErrorCode::csv_row_too_long, std::to_string(m_row + 1));
            }
            NK_CHECK(fill());
            continue;
        }
        if (record.next - m_begin > limits::kCsvRowMax) {
            return fail(ErrorCode::csv_row_too_long, std::to_string(m_row + 1));
        }
        ++m_row;
        bool const blank =
            record.columns == 1 && !m_cells[0].quoted && m_cells[0].begin == m_cells[0].end;
        if (!blank) {
            finish_row(record.next, record.columns, row);
            m_begin = record.next;
            return true;
        }
        m_begin = record.next;
    }
}

void CsvReader::finish_row(std::size_t end, std::size_t columns, SourceRow& row) {
    row.number = m_row;
    row.cells.clear();
    row.problems.clear();
    row.numbers.clear();
    auto const record = data().substr(m_begin, end - m_begin);
    for (auto const& cell : m_cells) {
        char* const begin = m_buffer.data() + cell.begin;
        row.cells.push_back(cell.doubled ? undouble(begin, m_buffer.data() + cell.end)
                                         : data().substr(cell.begin, cell.end - cell.begin));
        auto const problem = [&](CellFault fault) {
            row.problems.push_back({fault, row.cells.size() - 1});
        };
        if (cell.unfinished) {
            problem(CellFault::cut_off);
        }
        if (cell.misquoted) {
            problem(CellFault::misquoted);
        }
        if (row.cells.back().size() > limits::kCsvCellMax) {
            problem(CellFault::cell_too_long);
        }
    }
    if (columns > limits::kCsvColumnsMax) {
        row.problems.push_back({CellFault::too_many_columns, limits::kCsvColumnsMax});
    }
    check_text(record, row);
}

/// Nearly every record is sound, so the cells are looked at only when the record as a whole is not.
void CsvReader::check_text(std::string_view record, SourceRow& row) const {
    bool const has_nul = std::memchr(record.data(), '\0', record.size()) != nullptr;
    if (!has_nul && is_utf8(record)) {
        return;
    }
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        auto const cell = row.cells[column];
        if (cell.find('\0') != std::string_view::npos) {
            row.problems.push_back({CellFault::nul_byte, column});
        }
        if (!is_utf8(cell)) {
            row.problems.push_back({CellFault::invalid_text, column});
        }
    }
}

}  // namespace noodkluis::app
