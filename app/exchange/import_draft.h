// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "app/exchange/import_preview.h"

namespace noodkluis::app {

/// An import while somebody prepares it: which file, how it is read, which column is which field,
/// and what is corrected. Reads no file and changes none.
class ImportDraft {
  public:
    explicit ImportDraft(Path file) : m_file(std::move(file)) {}

    [[nodiscard]] Path const& file() const { return m_file; }
    /// What is asked for instead of found out; the sample must then be read again.
    std::optional<Encoding> encoding;
    std::optional<char> separator;
    std::string sheet;  ///< "" is the first
    bool skip_bad_rows = false;

    /// How XML is a table; none: as its root tells. The sample must then be read again, and what
    /// was mapped is forgotten.
    void choose_profile(std::optional<ImportProfile> profile);
    [[nodiscard]] std::optional<ImportProfile> const& profile() const { return m_profile; }

    /// What the file begins with. A mapping that was made for the same headers stays; else there is
    /// a new one, by the profile that is recognised. Corrections stay with the same headers only.
    void show(ImportSample sample);
    /// Null until there is one.
    [[nodiscard]] std::shared_ptr<ImportSample const> const& sample() const { return m_sample; }
    [[nodiscard]] std::vector<std::string> const& headers() const { return m_sample->headers; }

    // With a sample:

    /// A mapping that was kept before. On an error nothing changes. Errors: as settle_mapping.
    [[nodiscard]] Status use(ImportProfile const& kept);
    /// Settled: names every column in its place.
    [[nodiscard]] ImportProfile const& mapping() const { return m_mapping.profile; }
    /// The mapping to keep for the next export from the same source.
    [[nodiscard]] ImportProfile kept_mapping() const;
    /// What the column is, by the name of a target; "" = not imported.
    [[nodiscard]] std::string const& target(std::size_t column) const;
    [[nodiscard]] bool guessed(std::size_t column) const { return m_mapping.guessed[column]; }
    /// Headers that the kept mapping names and this file has not.
    [[nodiscard]] std::vector<std::string> const& missing() const { return m_mapping.missing; }
    /// The first column that is this; none when it is not used.
    [[nodiscard]] std::optional<std::size_t> column_of(std::string_view target) const;
    /// Makes the column this target, or nothing with "". A target of which there can be only one is
    /// taken from the column that had it.
    void assign(std::size_t column, std::string_view target);
    [[nodiscard]] std::size_t used_columns() const;
    [[nodiscard]] std::size_t guessed_columns() const;

    // Of measures; none and unknown mean that each must say it itself.
    void set_decimal(DecimalMark decimal) { m_mapping.profile.decimal = decimal; }
    void set_length_unit(std::optional<Unit> unit) { m_mapping.profile.length_unit = unit; }
    void set_weight_unit(std::optional<Unit> unit) { m_mapping.profile.weight_unit = unit; }

    /// Puts a text in the place of a cell.
    void correct(CellPlace place, std::string text);
    [[nodiscard]] CellCorrections const& corrections() const { return m_corrections; }

    [[nodiscard]] ImportOptions options() const;

  private:
    Path m_file;
    std::shared_ptr<ImportSample const> m_sample;
    std::optional<ImportProfile> m_profile;
    SettledMapping m_mapping;
    CellCorrections m_corrections;
};

}  // namespace noodkluis::app
