// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/xml_rows.h"

#include <algorithm>

#include "app/exchange/value_forms.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

/// Small, because a few bytes of a sheet can refer to long texts, and all rows of a piece are kept.
constexpr std::size_t kRowsPiece = std::size_t{16} << 10;

}  // namespace

bool XmlRows::take(SourceRow& row) {
    if (m_rows.empty()) {
        return false;
    }
    auto& front = m_rows.front();
    if (front.times > 1) {
        m_taken = front;
        ++front.number;
        --front.times;
    } else {
        m_taken = std::move(front);
        m_rows.pop_front();
    }
    row.number = m_taken.number;
    row.cells.assign(m_taken.cells.begin(), m_taken.cells.end());
    row.problems = m_taken.problems;
    row.numbers = m_taken.numbers;
    return true;
}

XmlRowSource::XmlRowSource(SourceFacts facts, std::string name, std::unique_ptr<XmlRows> rows,
                           ByteSource source, std::uint64_t total)
    : m_rows(std::move(rows)),
      m_parser(std::move(name), *m_rows),
      m_source(std::move(source)),
      m_piece(kRowsPiece),
      m_total(total) {
    m_facts = std::move(facts);
}

Result<bool> XmlRowSource::next(SourceRow& row) {
    while (!m_rows->take(row)) {
        if (m_last) {
            return false;
        }
        NK_TRY(auto const count, m_source(m_piece));
        m_last = count < m_piece.size();
        m_done += count;
        NK_CHECK(m_parser.feed(ByteView(m_piece).first(count), m_last));
    }
    return true;
}

void SheetRows::begin_row(std::uint64_t number) {
    m_row = {};
    m_row.number = number;
    m_bytes = 0;
}

Status SheetRows::put_cell(std::size_t column, std::string_view text, CellKind kind) {
    if (trim_blanks(text).empty()) {
        return {};
    }
    if (column >= limits::kSheetColumnsMax) {
        return fail(ErrorCode::sheet_too_wide, m_name, std::to_string(limits::kSheetColumnsMax));
    }
    bool const too_long = text.size() > limits::kSheetCellMax;
    text = text.substr(0, too_long ? 0 : text.size());
    m_bytes += text.size();
    if (m_bytes > limits::kCsvRowMax) {
        return fail(ErrorCode::xml_record_too_large, m_name, std::to_string(m_row.number));
    }
    if (column >= limits::kCsvColumnsMax) {
        if (m_row.problems.empty()) {
            m_row.problems.push_back({CellFault::too_many_columns, limits::kCsvColumnsMax});
        }
        return {};
    }
    m_row.cells.resize(std::max(m_row.cells.size(), column + 1));
    m_row.cells[column] = text;
    if (kind == CellKind::number) {
        m_row.numbers.push_back(column);
    }
    if (too_long) {
        m_row.problems.push_back({CellFault::cell_too_long, column});
    }
    return {};
}

void SheetRows::end_row(std::uint64_t times) {
    if (m_row.cells.empty() && m_row.problems.empty()) {
        return;
    }
    m_width = m_width.value_or(m_row.cells.size());
    m_row.cells.resize(std::max(m_row.cells.size(), *m_width));
    m_row.times = times;
    put(std::move(m_row));
}

}  // namespace noodkluis::app
