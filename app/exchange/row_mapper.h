// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/exchange/column_mapping.h"
#include "app/exchange/import_profile.h"
#include "app/exchange/import_report.h"
#include "app/exchange/source_row.h"

namespace noodkluis::app {

inline constexpr std::size_t kMappedFieldsMax = 64;

/// What one row says of one object. A blank cell says nothing.
struct MappedRow {
    std::uint64_t row = 0;
    storage::Object object;                ///< only the fields in `fields` mean anything
    std::bitset<kMappedFieldsMax> fields;  ///< by their place in object_fields()
};

/// Turns rows into objects and tells the report what it understood, changed and refused. Remembers
/// the accession numbers of the file, the one thing here that grows with it.
class RowMapper {
  public:
    /// `headers` and `targets` are as long as each other. The references must outlive the mapper.
    RowMapper(std::vector<std::string> const& headers, std::vector<ColumnTarget> targets,
              ImportProfile const& profile, ImportReport& report);

    enum class Outcome : std::uint8_t { mapped, refused, blank };
    [[nodiscard]] Outcome map(SourceRow const& row, MappedRow& mapped);

  private:
    /// Where an accession number stood first.
    struct FirstRow {
        std::uint64_t row;
        std::string exact;  ///< "" when it is the folded number itself
    };
    struct Cell {
        std::size_t column;
        std::string_view text;  ///< trimmed, not blank
    };
    [[nodiscard]] static storage::ObjectField const& known_field(std::string_view name);
    [[nodiscard]] bool check_shape(SourceRow const& row);
    void set_number(std::string_view text);
    void set_cell(std::size_t column, std::string_view text);
    void set_single(std::size_t column, std::string_view text);
    void set_texts(std::size_t column, std::string_view text);
    bool set_value(std::size_t column, storage::ObjectField const& field, std::string_view text);
    void set_measures();
    void set_dimension_text(Cell const& cell);
    void set_dimension_columns();
    void set_weight(Cell const& cell);
    void set_date();
    void set_location();
    [[nodiscard]] Cell const* cell_of(ColumnRole role, storage::ObjectField const* field) const;
    [[nodiscard]] std::string_view first_of(std::size_t column, std::string_view text);
    [[nodiscard]] Measured<std::optional<Unit>> unit_of(std::size_t column, ColumnRole unit_column,
                                                        std::optional<Unit> otherwise) const;
    [[nodiscard]] DecimalMark decimal_of(std::size_t column) const;
    void mark(storage::ObjectField const& field);
    [[nodiscard]] bool is_marked(storage::ObjectField const& field) const;
    /// Whether a column of its own has this field.
    [[nodiscard]] bool has_column(std::string_view field) const;
    void note(std::size_t column, ImportIssue issue, std::uint64_t other_row = 0);
    void note_fault(std::size_t column, MeasureFault fault);

    std::vector<std::string> const& m_headers;
    std::vector<ColumnTarget> m_targets;
    ImportProfile const& m_profile;
    ImportReport& m_report;
    std::unordered_map<std::string, FirstRow> m_numbers;  ///< by folded number
    std::size_t m_number_column = 0;
    // of the row at hand
    MappedRow* m_mapped = nullptr;
    SourceRow const* m_row = nullptr;
    std::vector<Cell> m_parts;  ///< cells that make a field together with others
    bool m_refused = false;
};

}  // namespace noodkluis::app
