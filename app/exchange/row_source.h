// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>

#include "app/exchange/encoding.h"
#include "app/exchange/import_profile.h"
#include "app/exchange/source_row.h"

// Where rows come from: CSV, a sheet of Excel or OpenDocument, records of XML. What a file is, its
// content says, and not its name.
namespace noodkluis::app {

enum class TableFormat : std::uint8_t { csv, xlsx, ods, xml };
/// "csv", "xlsx", "ods", "xml".
[[nodiscard]] char const* table_format_name(TableFormat format);

/// What is asked for instead of found out; what does not go with the format is ignored.
struct SourceOptions {
    std::optional<Encoding> encoding{};   ///< of CSV
    std::optional<char> separator{};      ///< of CSV
    std::string sheet{};                  ///< by its name; "" is the first that is not hidden
    std::optional<XmlShape> shape{};      ///< of XML; that of our profile for its root unless given
    std::optional<std::string> repeat{};  ///< of XML: what joins several values of a cell
};

struct SourceFacts {
    TableFormat format = TableFormat::csv;
    EncodingChoice encoding{};          ///< of CSV
    char separator = ',';               ///< of CSV
    std::string sheet{};                ///< "" when the file has no sheets
    std::vector<std::string> sheets{};  ///< the names of all, in their order
    /// Ours, which the root of an XML file told. None when the shape was given.
    std::optional<ImportProfile> profile{};
};

class RowSource {
  public:
    RowSource() = default;
    RowSource(RowSource const&) = delete;
    RowSource& operator=(RowSource const&) = delete;
    RowSource(RowSource&&) = delete;
    RowSource& operator=(RowSource&&) = delete;
    virtual ~RowSource() = default;

    /// The first row names the columns. False at the end; blank rows are passed over. Errors:
    /// io_read, csv_row_too_long, sheet_too_wide, xml_record_too_large, those of XmlParser::feed.
    [[nodiscard]] virtual Result<bool> next(SourceRow& row) = 0;
    [[nodiscard]] virtual std::uint64_t bytes_done() const = 0;
    [[nodiscard]] virtual std::uint64_t bytes_total() const = 0;
    [[nodiscard]] SourceFacts const& facts() const { return m_facts; }

  protected:
    SourceFacts m_facts{};
};

/// Errors: file_not_found, io_read, import_format, sheet_protected, sheet_missing,
/// xml_profile_needed, and those of ZipArchive and XmlParser.
[[nodiscard]] Result<std::unique_ptr<RowSource>> open_rows(Path const& path,
                                                           SourceOptions const& options);

/// The first row, trimmed; none when it cannot be read as names of columns. Errors: those of next.
[[nodiscard]] Result<std::optional<std::vector<std::string>>> read_headers(RowSource& source);

}  // namespace noodkluis::app
