// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "app/exchange/row_mapper.h"
#include "app/exchange/value_forms.h"
#include "storage/model/field_text.h"

// The fields of an object that are made of more than one cell.
namespace noodkluis::app {
namespace {

ImportIssue issue_of(MeasureFault fault) {
    switch (fault) {
        case MeasureFault::no_unit:
            return ImportIssue::unit_missing;
        case MeasureFault::unknown_unit:
            return ImportIssue::unit_unknown;
        case MeasureFault::ambiguous_number:
            return ImportIssue::number_ambiguous;
        case MeasureFault::unclear:
            return ImportIssue::measure_unclear;
        case MeasureFault::out_of_range:
            return ImportIssue::measure_out_of_range;
    }
    return ImportIssue::measure_unclear;
}

/// One line out of several, so that it can still be taken apart.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find_first_of("\r\n", begin), text.size());
        if (auto const part = trim_blanks(text.substr(begin, end - begin)); !part.empty()) {
            line += (line.empty() ? "" : "; ") + std::string(part);
        }
        begin = end + 1;
    }
    return line;
}

}  // namespace

void RowMapper::set_measures() {
    if (m_parts.empty()) {
        return;
    }
    if (auto const* const cell = cell_of(ColumnRole::field, &known_field("dimensions"))) {
        set_dimension_text(*cell);
    } else {
        set_dimension_columns();
    }
    if (auto const* const cell = cell_of(ColumnRole::weight, nullptr)) {
        set_weight(*cell);
    }
}

/// Free text decides alone: columns beside it were taken out of it, not always rightly.
void RowMapper::set_dimension_text(Cell const& cell) {
    auto& object = m_mapped->object;
    if (!has_column("dimensions_text") &&
        !set_value(cell.column, known_field("dimensions_text"), on_one_line(cell.text))) {
        return;
    }
    auto dimensions = storage::parse_dimensions(cell.text);
    Measures measures;
    if (dimensions) {
        measures.dimensions = *std::move(dimensions);
    } else {
        auto const unit = m_targets[cell.column].unit;
        auto parsed = parse_measures(
            cell.text, {decimal_of(cell.column), unit ? unit : m_profile.length_unit, {}});
        if (!parsed) {
            note_fault(cell.column, parsed.error());
            return;
        }
        measures = *std::move(parsed);
    }
    ++m_report.columns[cell.column].understood;
    if (!measures.dimensions.empty()) {
        object.dimensions = std::move(measures.dimensions);
        mark(known_field("dimensions"));
    }
    if (measures.weight_g && cell_of(ColumnRole::weight, nullptr) == nullptr) {
        object.weight_g = measures.weight_g;
        object.weight_estimated = measures.weight_estimated;
        mark(known_field("weight_kg"));
        mark(known_field("weight_estimated"));
    }
}

/// The unit of a measure that stands alone in its cell: of its header, else of its row, else
/// `otherwise`.
Measured<std::optional<Unit>> RowMapper::unit_of(std::size_t column, ColumnRole unit_column,
                                                 std::optional<Unit> otherwise) const {
    if (m_targets[column].unit) {
        return m_targets[column].unit;
    }
    auto const* const cell = cell_of(unit_column, nullptr);
    if (cell == nullptr) {
        return otherwise;
    }
    auto name = fold_number(cell->text);
    name.erase(std::remove(name.begin(), name.end(), '.'), name.end());
    auto const unit = find_unit(name);
    if (!unit || is_length(*unit) != (unit_column == ColumnRole::dimension_unit)) {
        return tl::unexpected(MeasureFault::unknown_unit);
    }
    return unit;
}

void RowMapper::set_dimension_columns() {
    using Kind = storage::DimensionKind;
    constexpr std::array kKinds{Kind::height, Kind::width, Kind::depth, Kind::length,
                                Kind::diameter};
    std::string text;
    auto& object = m_mapped->object;
    for (auto const& cell : m_parts) {
        auto const role = m_targets[cell.column].role;
        if (role < ColumnRole::height || role > ColumnRole::diameter) {
            continue;
        }
        auto const kind =
            kKinds[static_cast<std::size_t>(role) - static_cast<std::size_t>(ColumnRole::height)];
        text += (text.empty() ? "" : "; ") + m_headers[cell.column] + ": " + std::string(cell.text);
        auto const unit = unit_of(cell.column, ColumnRole::dimension_unit, m_profile.length_unit);
        auto const dimension =
            unit ? parse_length(cell.text, kind, {decimal_of(cell.column), *unit, {}})
                 : Measured<storage::Dimension>(tl::unexpected(unit.error()));
        if (!dimension) {
            note_fault(cell.column, dimension.error());
            continue;
        }
        object.dimensions.push_back(*dimension);
        ++m_report.columns[cell.column].understood;
        mark(known_field("dimensions"));
    }
    if (auto const* const unit = cell_of(ColumnRole::dimension_unit, nullptr);
        unit && !text.empty()) {
        text += " " + std::string(unit->text);
    }
    if (!text.empty()) {
        set_value(m_number_column, known_field("dimensions_text"), text);
    }
}

void RowMapper::set_weight(Cell const& cell) {
    if (!has_column("weight_text")) {
        set_value(cell.column, known_field("weight_text"), cell.text);
    }
    auto const unit = unit_of(cell.column, ColumnRole::weight_unit, m_profile.weight_unit);
    auto const weight = unit ? parse_weight(cell.text, {decimal_of(cell.column), {}, *unit})
                             : Measured<Measures>(tl::unexpected(unit.error()));
    if (!weight) {
        note_fault(cell.column, weight.error());
        return;
    }
    m_mapped->object.weight_g = weight->weight_g;
    mark(known_field("weight_kg"));
    if (!is_marked(known_field("weight_estimated"))) {
        m_mapped->object.weight_estimated = weight->weight_estimated;
        mark(known_field("weight_estimated"));
    }
    ++m_report.columns[cell.column].understood;
}

void RowMapper::set_date() {
    auto const* const start = cell_of(ColumnRole::date_start, nullptr);
    auto const* const end = cell_of(ColumnRole::date_end, nullptr);
    if (start == nullptr && end == nullptr) {
        return;
    }
    for (auto const* const cell : {start, end}) {
        if (cell != nullptr) {
            ++m_report.columns[cell->column].understood;
        }
    }
    if (m_mapped->object.date.empty()) {
        set_value((start != nullptr ? start : end)->column, known_field("date"),
                  join_dates(start != nullptr ? start->text : "", end != nullptr ? end->text : ""));
    }
}

/// "building/floor/room/position"; a level that is not given, with one below it that is, is "?".
void RowMapper::set_location() {
    constexpr std::array kLevels{ColumnRole::building, ColumnRole::floor, ColumnRole::room,
                                 ColumnRole::position};
    std::string path;
    std::string gap;
    std::size_t column = m_number_column;
    for (auto const level : kLevels) {
        auto const* const cell = cell_of(level, nullptr);
        if (cell == nullptr) {
            gap += "?/";
            continue;
        }
        std::string part(cell->text);
        if (part.find('/') != std::string::npos) {
            std::replace(part.begin(), part.end(), '/', '-');
            note(cell->column, ImportIssue::form_changed);
        }
        path += gap + part + "/";
        gap.clear();
        column = cell->column;
        ++m_report.columns[cell->column].understood;
    }
    if (!path.empty() && m_mapped->object.location_path.empty()) {
        path.pop_back();
        set_value(column, known_field("location_path"), path);
    }
}

void RowMapper::note_fault(std::size_t column, MeasureFault fault) {
    note(column, issue_of(fault));
}

}  // namespace noodkluis::app
