// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/import_preview.h"

#include <algorithm>
#include <array>

#include "app/exchange/value_forms.h"
#include "app/text/field_words.h"
#include "storage/model/field_text.h"

namespace noodkluis::app {
namespace {

using storage::Object;

std::string field_text(Object const& object, std::string_view name) {
    auto const* const field = storage::find_object_field(name);
    NK_ASSERT(field != nullptr);
    return words_of_value(name, get_field(object, *field));
}

std::string weight_text(Object const& object) {
    return object.weight_g ? weight_words(*object.weight_g, object.weight_estimated) : "";
}

std::string length_text(Object const& object, ColumnRole role) {
    using Kind = storage::DimensionKind;
    constexpr std::array kKinds{Kind::height, Kind::width, Kind::depth, Kind::length,
                                Kind::diameter};
    auto const kind =
        kKinds[static_cast<std::size_t>(role) - static_cast<std::size_t>(ColumnRole::height)];
    auto const found = std::find_if(object.dimensions.begin(), object.dimensions.end(),
                                    [kind](auto const& entry) { return entry.kind == kind; });
    return found == object.dimensions.end()
               ? ""
               : (found->estimated ? "ca. " : "") + number_words(found->mm, 1) + " cm";
}

std::string dimensions_text(Object const& object) {
    auto text = field_text(object, "dimensions");
    auto const weight = weight_text(object);
    return text + (text.empty() || weight.empty() ? "" : "; ") + weight;
}

/// What the object has of a column, for people.
std::string understood_text(Object const& object, ColumnTarget const& target,
                            std::string_view cell) {
    switch (target.role) {
        case ColumnRole::ignored:
            return {};
        case ColumnRole::field:
            return target.field->type == storage::FieldType::lengths
                       ? dimensions_text(object)
                       : field_text(object, target.field->name);
        case ColumnRole::weight:
            return weight_text(object);
        case ColumnRole::height:
        case ColumnRole::width:
        case ColumnRole::depth:
        case ColumnRole::length:
        case ColumnRole::diameter:
            return length_text(object, target.role);
        case ColumnRole::dimension_unit:
        case ColumnRole::weight_unit:
            return std::string(cell);
        case ColumnRole::date_start:
        case ColumnRole::date_end:
            return object.date;
        case ColumnRole::building:
        case ColumnRole::floor:
        case ColumnRole::room:
        case ColumnRole::position:
            return object.location_path;
    }
    return {};
}

/// The sooner an issue stands in the list, the worse it is.
void take_worst(std::optional<ImportIssue>& worst, ImportIssue issue) {
    worst = worst ? std::min(*worst, issue) : issue;
}

bool is_about_number(ImportIssue issue) {
    return issue == ImportIssue::number_missing || issue == ImportIssue::number_twice ||
           issue == ImportIssue::number_alike;
}

void take_lines(std::vector<ImportLine> const& lines, bool has_number, PreviewRow& row) {
    for (auto const& line : lines) {
        if (line.place >= row.cells.size()) {
            take_worst(row.issue, line.issue);
        } else if (has_number || !is_about_number(line.issue)) {
            take_worst(row.cells[line.place].issue, line.issue);
        }
    }
}

}  // namespace

Result<ImportSample> read_import_sample(Path const& path, ImportOptions const& options,
                                        std::size_t rows) {
    NK_TRY(auto const source, open_rows(path, source_options(options)));
    NK_TRY(auto headers, read_headers(*source));
    if (!headers) {
        return fail(ErrorCode::import_header_unusable, path.filename().string());
    }
    ImportSample sample;
    sample.headers = *std::move(headers);
    sample.facts = source->facts();
    SourceRow row;
    while (!sample.whole && sample.rows.size() < rows) {
        NK_TRY(bool const more, source->next(row));
        sample.whole = !more;
        if (more) {
            sample.rows.push_back(
                {row.number, {row.cells.begin(), row.cells.end()}, row.problems, row.numbers});
        }
    }
    return sample;
}

Result<SettledMapping> settle_mapping(std::vector<std::string> const& headers,
                                      ImportProfile const& profile) {
    NK_TRY(auto const targets, find_columns(headers, profile));
    SettledMapping settled{profile, std::vector<bool>(headers.size(), false),
                           missing_columns(headers, profile)};
    settled.profile.columns.clear();
    settled.profile.signature.clear();
    settled.profile.guess = false;
    settled.profile.exact = false;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        auto const named =
            std::find_if(profile.columns.begin(), profile.columns.end(),
                         [&](auto const& column) { return column.first == headers[i]; });
        bool const is_named = named != profile.columns.end();
        auto const target = is_named ? named->second : target_name(targets[i]);
        settled.guessed[i] = !is_named && !target.empty();
        settled.profile.columns.emplace_back(headers[i], target);
    }
    return settled;
}

ImportPreview preview_import(ImportSample const& sample, ImportProfile const& mapping,
                             CellCorrections const& corrections) {
    ImportPreview preview;
    auto targets = find_columns(sample.headers, mapping);
    if (!targets) {
        preview.refusal = targets.error();
        return preview;
    }
    auto const number = std::find_if(targets->begin(), targets->end(), [](auto const& target) {
        return target_name(target) == "accession_number";
    });
    bool const has_number = number != targets->end();
    if (!has_number) {
        preview.refusal = Error{ErrorCode::import_no_number_column, {}, {}};
    }
    ImportReport report;
    RowMapper mapper(sample.headers, *targets, mapping, report);
    for (auto const& row : sample.rows) {
        SourceRow cells{
            row.number, {row.cells.begin(), row.cells.end()}, row.problems, row.numbers};
        unguard_row(mapping, sample.facts.format, cells);
        correct_row(corrections, cells);
        report.problems.clear();
        report.changes.clear();
        MappedRow mapped;
        PreviewRow shown{row.number, std::vector<PreviewCell>(sample.headers.size()), {}, false};
        auto const outcome = mapper.map(cells, mapped);
        take_lines(report.changes, has_number, shown);
        take_lines(report.problems, has_number, shown);
        for (std::size_t i = 0; i < shown.cells.size() && outcome != RowMapper::Outcome::blank;
             ++i) {
            auto const text = i < cells.cells.size() ? trim_blanks(cells.cells[i]) : "";
            auto& cell = shown.cells[i];
            bool const lost = cell.issue && issue_effect(*cell.issue) != IssueEffect::value_changed;
            if (!text.empty() && !lost) {
                cell.understood = understood_text(mapped.object, (*targets)[i], text);
            }
            shown.refused = shown.refused ||
                            (cell.issue && issue_effect(*cell.issue) == IssueEffect::row_refused);
        }
        shown.refused = shown.refused || shown.issue.has_value();
        preview.rows.push_back(std::move(shown));
    }
    return preview;
}

}  // namespace noodkluis::app
