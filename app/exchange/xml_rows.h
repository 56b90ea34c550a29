// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>

#include "app/exchange/row_source.h"
#include "app/exchange/xml_parser.h"

// Rows that somebody who is told what stands in XML puts together.
namespace noodkluis::app {

struct OwnedRow {
    std::uint64_t number = 0;
    std::vector<std::string> cells;
    std::vector<CellProblem> problems;
    std::vector<std::size_t> numbers;
    std::uint64_t times = 1;  ///< it comes this often, one row after another
};

class XmlRows : public XmlHandler {
  public:
    /// False when there is none yet. The cells stay until the next call.
    [[nodiscard]] bool take(SourceRow& row);

  protected:
    void put(OwnedRow row) { m_rows.push_back(std::move(row)); }

  private:
    std::deque<OwnedRow> m_rows;
    OwnedRow m_taken;
};

/// Reads as much of the XML as it takes to have the next row.
class XmlRowSource final : public RowSource {
  public:
    /// `name` is that of the file, for errors; `total` are the bytes that `source` has.
    XmlRowSource(SourceFacts facts, std::string name, std::unique_ptr<XmlRows> rows,
                 ByteSource source, std::uint64_t total);
    [[nodiscard]] Result<bool> next(SourceRow& row) override;
    [[nodiscard]] std::uint64_t bytes_done() const override { return m_done; }
    [[nodiscard]] std::uint64_t bytes_total() const override { return m_total; }

  private:
    std::unique_ptr<XmlRows> m_rows;
    XmlParser m_parser;
    ByteSource m_source;
    Bytes m_piece;
    std::uint64_t m_done = 0;
    std::uint64_t m_total;
    bool m_last = false;
};

/// The rows of a sheet: puts cells in their places, pads what is shorter than the first row, and
/// keeps to the limits.
class SheetRows : public XmlRows {
  public:
    explicit SheetRows(std::string name) : m_name(std::move(name)) {}

  protected:
    enum class CellKind : std::uint8_t { text, number };
    void begin_row(std::uint64_t number);
    /// Errors: sheet_too_wide, xml_record_too_large.
    [[nodiscard]] Status put_cell(std::size_t column, std::string_view text, CellKind kind);
    /// `times`: how often the row comes.
    void end_row(std::uint64_t times);
    [[nodiscard]] std::string const& file_name() const { return m_name; }

  private:
    std::string m_name;
    OwnedRow m_row;
    std::size_t m_bytes = 0;
    std::optional<std::size_t> m_width;  ///< of the first row
};

}  // namespace noodkluis::app
