// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/collection_reader.h"

#include <algorithm>

#include "app/exchange/formula_guard.h"
#include "app/exchange/value_forms.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

ImportProfile settled_profile(ImportOptions const& options, SourceFacts const& facts,
                              std::vector<std::string> const& headers) {
    auto profile = options.profile ? *options.profile
                   : facts.profile ? *facts.profile
                                   : recognise_profile(headers);
    if (facts.profile && profile.repeat.empty()) {  // the values were joined with it
        profile.repeat = facts.profile->repeat;
    }
    profile.repeat = options.repeat.value_or(profile.repeat);
    profile.decimal = options.decimal.value_or(profile.decimal);
    profile.length_unit = options.length_unit ? options.length_unit : profile.length_unit;
    profile.weight_unit = options.weight_unit ? options.weight_unit : profile.weight_unit;
    return profile;
}

}  // namespace

SourceOptions source_options(ImportOptions const& options) {
    SourceOptions source{options.encoding, options.separator, options.sheet, {}, options.repeat};
    if (options.profile) {
        auto const& profile = *options.profile;
        source.encoding = source.encoding ? source.encoding : profile.encoding;
        source.separator = source.separator ? source.separator : profile.separator;
        source.shape = profile.xml;
        if (!source.repeat && !profile.repeat.empty()) {
            source.repeat = profile.repeat;
        }
    }
    return source;
}

void correct_row(CellCorrections const& corrections, SourceRow& row) {
    auto correction = corrections.lower_bound({row.number, 0});
    for (; correction != corrections.end() && correction->first.row == row.number; ++correction) {
        auto const column = correction->first.column;
        if (column >= limits::kCsvColumnsMax) {
            continue;
        }
        row.cells.resize(std::max(row.cells.size(), column + 1));
        row.cells[column] = correction->second;
        std::erase_if(row.problems,
                      [column](CellProblem const& problem) { return problem.column == column; });
        std::erase(row.numbers, column);
    }
}

void unguard_row(ImportProfile const& profile, TableFormat format, SourceRow& row) {
    if (profile.formula_guard && format == TableFormat::csv) {
        for (auto& cell : row.cells) {
            cell = unguarded_cell(cell);
        }
    }
}

struct CollectionReader::State {
    State(std::unique_ptr<RowSource> source, CellCorrections cells)
        : rows(std::move(source)), corrections(std::move(cells)) {}
    std::unique_ptr<RowSource> rows;
    CellCorrections corrections;
    std::vector<std::string> headers;
    ImportProfile profile;
    ImportReport report;
    std::optional<RowMapper> mapper;
    SourceRow row;
};

CollectionReader::CollectionReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
CollectionReader::CollectionReader(CollectionReader&&) noexcept = default;
CollectionReader::~CollectionReader() = default;

Result<CollectionReader> CollectionReader::open(Path const& path, ImportOptions const& options) {
    auto const name = path.filename().string();
    NK_TRY(auto rows, open_rows(path, source_options(options)));
    auto state = std::make_unique<State>(std::move(rows), options.corrections);
    auto const& facts = state->rows->facts();
    NK_TRY(auto headers, read_headers(*state->rows));
    if (!headers) {
        return fail(ErrorCode::import_header_unusable, name);
    }
    state->headers = *std::move(headers);
    state->profile = settled_profile(options, facts, state->headers);
    NK_TRY(auto targets, map_columns(state->headers, state->profile));
    auto& report = state->report;
    report.profile = state->profile.name;
    report.format = facts.format;
    report.sheet = facts.sheet;
    report.encoding = facts.encoding;
    report.separator = facts.separator;
    report.dry_run = options.dry_run;
    report.missing = missing_columns(state->headers, state->profile);
    state->mapper.emplace(state->headers, std::move(targets), state->profile, report);
    return CollectionReader(std::move(state));
}

Result<bool> CollectionReader::next(MappedRow& row) {
    while (true) {
        NK_TRY(bool const more, m_state->rows->next(m_state->row));
        if (!more) {
            return false;
        }
        if (m_state->report.rows == limits::kImportRowsMax) {
            return fail(ErrorCode::import_too_many_rows, {},
                        std::to_string(limits::kImportRowsMax));
        }
        unguard_row(m_state->profile, m_state->report.format, m_state->row);
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
    return m_state->rows->bytes_done();
}

std::uint64_t CollectionReader::bytes_total() const {
    return m_state->rows->bytes_total();
}

}  // namespace noodkluis::app
