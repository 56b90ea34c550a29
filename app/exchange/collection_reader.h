// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>

#include "app/exchange/row_mapper.h"
#include "app/exchange/row_source.h"

namespace noodkluis::app {

/// A cell: its row as a spreadsheet numbers it, and its column, of which 0 is the first.
struct CellPlace {
    std::uint64_t row = 0;
    std::size_t column = 0;
    friend bool operator<(CellPlace const& left, CellPlace const& right) {
        return left.row != right.row ? left.row < right.row : left.column < right.column;
    }
};
using CellCorrections = std::map<CellPlace, std::string>;

/// Puts the corrections of this row in the place of its cells, and takes what was wrong with those
/// away. A row that is too short is filled up to the last of them. `corrections` must outlive
/// `row`.
void correct_row(CellCorrections const& corrections, SourceRow& row);
/// Takes the apostrophes of our own exports off.
void unguard_row(ImportProfile const& profile, TableFormat format, SourceRow& row);

/// What the user says about a file; everything else is found out.
struct ImportOptions {
    std::optional<ImportProfile> profile;  ///< recognised by the headers when not given
    // Each of these goes before what the profile says.
    std::optional<Encoding> encoding;
    std::optional<char> separator;
    std::string sheet{};  ///< of a spreadsheet; "" is the first
    std::optional<std::string> repeat;
    std::optional<DecimalMark> decimal;
    std::optional<Unit> length_unit;
    std::optional<Unit> weight_unit;
    /// Texts that stand in for cells of the file, which itself stays as it is.
    CellCorrections corrections{};
    bool skip_bad_rows = false;  ///< leave refused rows out instead of refusing the import
    bool dry_run = false;        ///< report what would happen, and write nothing
};

/// What is asked of the file itself.
[[nodiscard]] SourceOptions source_options(ImportOptions const& options);

/// Reads the export of a collection system object by object, from whatever open_rows takes, in
/// constant memory but for the accession numbers. The first row names the columns.
class CollectionReader {
  public:
    /// Errors: import_header_unusable, those of open_rows and map_columns.
    [[nodiscard]] static Result<CollectionReader> open(Path const& path,
                                                       ImportOptions const& options);
    CollectionReader(CollectionReader&&) noexcept;
    CollectionReader& operator=(CollectionReader&&) = delete;
    CollectionReader(CollectionReader const&) = delete;
    CollectionReader& operator=(CollectionReader const&) = delete;
    ~CollectionReader();

    /// The next row that is not refused; false at the end. Errors: import_too_many_rows, those of
    /// RowSource::next.
    [[nodiscard]] Result<bool> next(MappedRow& row);

    /// Complete after `next` has returned false, but for what the vault has to say.
    [[nodiscard]] ImportReport& report();
    [[nodiscard]] std::uint64_t bytes_done() const;
    [[nodiscard]] std::uint64_t bytes_total() const;

  private:
    struct State;
    explicit CollectionReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace noodkluis::app
