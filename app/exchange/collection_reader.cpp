// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/collection_reader.h"

#include <algorithm>

#include "app/exchange/value_forms.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

CsvOptions csv_options(ImportOptions const& options) {
    CsvOptions csv{options.encoding, options.separator};
    if (options.profile) {
        csv.encoding = csv.encoding ? csv.encoding : options.profile->encoding;
        csv.separator = csv.separator ? csv.separator : options.profile->separator;
    }
    return csv;
}

ImportProfile settled_profile(ImportOptions const& options,
                              std::vector<std::string> const& headers) {
    auto profile = options.profile ? *options.profile : recognise_profile(headers);
    profile.repeat = options.repeat.value_or(profile.repeat);
    profile.decimal = options.decimal.value_or(profile.decimal);
    profile.length_unit = options.length_unit ? options.length_unit : profile.length_unit;
    profile.weight_unit = options.weight_unit ? options.weight_unit : profile.weight_unit;
    return profile;
}

}  // namespace

void correct_row(CellCorrections const& corrections, CsvRow& row) {
    auto correction = corrections.lower_bound({row.number, 0});
    for (; correction != corrections.end() && correction->first.row == row.number; ++correction) {
        auto const column = correction->first.column;
        if (column >= limits::kCsvColumnsMax) {
            continue;
        }
        row.cells.resize(std::max(row.cells.size(), column + 1));
        row.cells[column] = correction->second;
        std::erase_if(row.problems,
                      [column](CsvProblem const& problem) { return problem.column == column; });
    }
}

struct CollectionReader::State {
    State(CsvReader reader, CellCorrections cells)
        : csv(std::move(reader)), corrections(std::move(cells)) {}
    CsvReader csv;
    CellCorrections corrections;
    std::vector<std::string> headers;
    ImportProfile profile;
    ImportReport report;
    std::optional<RowMapper> mapper;
    CsvRow row;
};

CollectionReader::CollectionReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
CollectionReader::CollectionReader(CollectionReader&&) noexcept = default;
CollectionReader::~CollectionReader() = default;

Result<CollectionReader> CollectionReader::open(Path const& path, ImportOptions const& options) {
    auto const name = path.filename().string();
    NK_TRY(auto csv, CsvReader::open(path, csv_options(options)));
    auto state = std::make_unique<State>(std::move(csv), options.corrections);
    NK_TRY(bool const any, state->csv.next(state->row));
    if (!any || !state->row.problems.empty()) {
        return fail(ErrorCode::import_header_unusable, name);
    }
    for (auto const cell : state->row.cells) {
        state->headers.emplace_back(trim_blanks(cell));
    }
    state->profile = settled_profile(options, state->headers);
    NK_TRY(auto targets, map_columns(state->headers, state->profile));
    auto& report = state->report;
    report.profile = state->profile.name;
    report.encoding = state->csv.encoding();
    report.separator = state->csv.separator();
    report.dry_run = options.dry_run;
    state->mapper.emplace(state->headers, std::move(targets), state->profile, report);
    return CollectionReader(std::move(state));
}

Result<bool> CollectionReader::next(MappedRow& row) {
    while (true) {
        NK_TRY(bool const more, m_state->csv.next(m_state->row));
        if (!more) {
            return false;
        }
        if (m_state->report.rows == limits::kImportRowsMax) {
            return fail(ErrorCode::import_too_many_rows, {},
                        std::to_string(limits::kImportRowsMax));
        }
        correct_row(m_state->corrections, m_state->row);
        if (m_state->mapper->map(m_state->row, row) == RowMapper::Outcome::mapped) {
            return true;
        }
    }
}

ImportReport& CollectionReader::report() {
    return m_state->report;
}

std::uint64_t CollectionReader::bytes_done() const {
    return m_state->csv.bytes_done();
}

std::uint64_t CollectionReader::bytes_total() const {
    return m_state->csv.bytes_total();
}

}  // namespace noodkluis::app
