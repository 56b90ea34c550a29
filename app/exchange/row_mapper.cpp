// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/row_mapper.h"

#include <algorithm>

#include "app/exchange/value_forms.h"
#include "storage/model/field_text.h"

namespace noodkluis::app {
namespace {

using storage::ObjectField;

ImportIssue issue_of(CellFault fault) {
    switch (fault) {
        case CellFault::nul_byte:
            return ImportIssue::nul_byte;
        case CellFault::invalid_text:
            return ImportIssue::invalid_text;
        case CellFault::cut_off:
            return ImportIssue::cut_off;
        case CellFault::misquoted:
            return ImportIssue::misquoted;
        case CellFault::cell_too_long:
            return ImportIssue::cell_too_long;
        case CellFault::too_many_columns:
            return ImportIssue::too_many_columns;
    }
    return ImportIssue::nul_byte;
}

/// At most this many bytes, and no half character.
std::string first_bytes(std::string_view text, std::size_t most) {
    if (text.size() > most) {
        while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) {
            --most;
        }
        text = text.substr(0, most);
    }
    return std::string(text);
}

bool is_dimensions(ColumnTarget const& target) {
    return target.role == ColumnRole::field && target.field->type == storage::FieldType::lengths;
}

}  // namespace

RowMapper::RowMapper(std::vector<std::string> const& headers, std::vector<ColumnTarget> targets,
                     ImportProfile const& profile, ImportReport& report)
    : m_headers(headers), m_targets(std::move(targets)), m_profile(profile), m_report(report) {
    NK_ASSERT(storage::object_fields().size() <= kMappedFieldsMax);
    auto const* const number = &known_field("accession_number");
    for (std::size_t i = 0; i < m_headers.size(); ++i) {
        m_number_column = m_targets[i].field == number ? i : m_number_column;
        m_report.columns.push_back({m_headers[i], target_name(m_targets[i])});
    }
}

ObjectField const& RowMapper::known_field(std::string_view name) {
    auto const* const field = storage::find_object_field(name);
    NK_ASSERT(field != nullptr);
    return *field;
}

RowMapper::Outcome RowMapper::map(SourceRow const& row, MappedRow& mapped) {
    bool const blank = row.problems.empty() &&
                       std::all_of(row.cells.begin(), row.cells.end(),
                                   [](std::string_view cell) { return trim_blanks(cell).empty(); });
    if (blank) {
        return Outcome::blank;
    }
    mapped = {};
    mapped.row = row.number;
    m_mapped = &mapped;
    m_row = &row;
    m_parts.clear();
    m_refused = false;
    ++m_report.rows;
    if (check_shape(row)) {
        set_number(trim_blanks(row.cells[m_number_column]));
        for (std::size_t i = 0; i < m_headers.size(); ++i) {
            if (m_targets[i].role != ColumnRole::ignored) {
                set_cell(i, row.cells[i]);
            }
        }
        set_measures();
        set_date();
        set_location();
    }
    if (!m_profile.source_system.empty()) {
        set_value(m_number_column, known_field("source_system"), m_profile.source_system);
    }
    m_report.refused += m_refused ? 1U : 0U;
    return m_refused ? Outcome::refused : Outcome::mapped;
}

/// Whether the cells can be told apart at all.
bool RowMapper::check_shape(SourceRow const& row) {
    for (auto const& problem : row.problems) {
        note(problem.column, issue_of(problem.fault));
    }
    if (!row.problems.empty()) {
        return false;
    }
    if (row.cells.size() < m_headers.size()) {
        note(m_headers.size(), ImportIssue::too_few_cells);
        return false;
    }
    for (std::size_t i = m_headers.size(); i < row.cells.size(); ++i) {
        if (!trim_blanks(row.cells[i]).empty()) {
            note(m_headers.size(), ImportIssue::too_many_cells);
            return false;
        }
    }
    return true;
}

void RowMapper::set_number(std::string_view text) {
    if (text.empty()) {
        note(m_number_column, ImportIssue::number_missing);
        return;
    }
    auto folded = fold_number(text);
    std::string exact = folded == text ? std::string() : std::string(text);
    auto const [first, added] =
        m_numbers.try_emplace(std::move(folded), FirstRow{m_mapped->row, exact});
    if (!added) {
        bool const same = first->second.exact == exact;
        note(m_number_column, same ? ImportIssue::number_twice : ImportIssue::number_alike,
             first->second.row);
    }
}

void RowMapper::set_cell(std::size_t column, std::string_view text) {
    auto const trimmed = trim_blanks(text);
    auto& counts = m_report.columns[column];
    if (trimmed.empty()) {
        ++counts.blank;
        return;
    }
    if (trimmed.size() != text.size()) {
        note(column, ImportIssue::blanks_removed);
    }
    auto const& target = m_targets[column];
    if (target.role != ColumnRole::field || is_dimensions(target)) {
        m_parts.push_back({column, first_of(column, trimmed)});
    } else if (target.field->type == storage::FieldType::texts) {
        set_texts(column, trimmed);
    } else {
        set_single(column, first_of(column, trimmed));
    }
}

/// The first of the values that the profile says are joined.
std::string_view RowMapper::first_of(std::size_t column, std::string_view text) {
    auto const& repeat = m_profile.repeat;
    if (repeat.empty() || text.find(repeat) == std::string_view::npos) {
        return text;
    }
    note(column, ImportIssue::first_of_several);
    while (!text.empty()) {
        auto const first = trim_blanks(text.substr(0, text.find(repeat)));
        if (!first.empty()) {
            return first;
        }
        text.remove_prefix(repeat.size());
    }
    return text;
}

void RowMapper::set_single(std::size_t column, std::string_view text) {
    auto const& field = *m_targets[column].field;
    auto const value = field_form(field, text, decimal_of(column));
    if (set_value(column, field, value)) {
        bool const plain = text.find_first_of("\r\n\t") == std::string_view::npos;
        bool const same = value == text && (plain || get_field(m_mapped->object, field) == text);
        ++m_report.columns[column].understood;
        if (!same) {
            note(column, ImportIssue::form_changed);
        }
    }
}

void RowMapper::set_texts(std::size_t column, std::string_view text) {
    auto const& field = *m_targets[column].field;
    auto const& repeat = m_profile.repeat;
    std::string joined(text);
    if (!repeat.empty()) {
        std::vector<std::string> items;
        for (std::size_t begin = 0; begin <= text.size();) {
            auto const end = std::min(text.find(repeat, begin), text.size());
            if (auto const item = trim_blanks(text.substr(begin, end - begin)); !item.empty()) {
                items.emplace_back(item);
            }
            begin = end + repeat.size();
        }
        joined = storage::join_items(items);
    }
    if (auto const before = get_field(m_mapped->object, field); !before.empty()) {
        joined = before + "; " + joined;  // another column of the same field
    }
    m_report.columns[column].understood += set_value(column, field, joined) ? 1U : 0U;
}

bool RowMapper::set_value(std::size_t column, ObjectField const& field, std::string_view text) {
    auto const status = storage::set_field(m_mapped->object, field, text);
    if (!status) {
        note(column, status.error().code == ErrorCode::field_too_long
                         ? ImportIssue::value_too_long
                         : ImportIssue::value_not_accepted);
        return false;
    }
    mark(field);
    return true;
}

RowMapper::Cell const* RowMapper::cell_of(ColumnRole role, ObjectField const* field) const {
    auto const found = std::find_if(m_parts.begin(), m_parts.end(), [&](Cell const& cell) {
        return m_targets[cell.column].role == role && m_targets[cell.column].field == field;
    });
    return found == m_parts.end() ? nullptr : &*found;
}

DecimalMark RowMapper::decimal_of(std::size_t column) const {
    auto const& numbers = m_row->numbers;
    bool const is_number = std::find(numbers.begin(), numbers.end(), column) != numbers.end();
    return is_number ? DecimalMark::point : m_profile.decimal;
}

void RowMapper::mark(ObjectField const& field) {
    m_mapped->fields.set(static_cast<std::size_t>(&field - storage::object_fields().data()));
}

bool RowMapper::is_marked(ObjectField const& field) const {
    return m_mapped->fields.test(
        static_cast<std::size_t>(&field - storage::object_fields().data()));
}

bool RowMapper::has_column(std::string_view field) const {
    auto const* const known = &known_field(field);
    return std::any_of(m_targets.begin(), m_targets.end(),
                       [known](ColumnTarget const& target) { return target.field == known; });
}

/// `column` beyond the last means the whole row.
void RowMapper::note(std::size_t column, ImportIssue issue, std::uint64_t other_row) {
    auto const effect = issue_effect(issue);
    m_refused = m_refused || effect == IssueEffect::row_refused;
    ImportLine line{m_mapped->row, {}, {}, issue, other_row};
    if (column < m_headers.size()) {
        auto& counts = m_report.columns[column];
        (effect == IssueEffect::value_changed ? counts.changed : counts.refused) += 1;
        line.column = counts.header;
        line.field = counts.field;
        line.place = column;
        if (effect != IssueEffect::value_changed && column < m_row->cells.size()) {
            line.cell = first_bytes(m_row->cells[column], kImportCellMax);
        }
    }
    m_report.add(std::move(line));
}

}  // namespace noodkluis::app
