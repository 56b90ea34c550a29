// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/exchange/import_profile.h"
#include "storage/model/object_fields.h"

// Which column of an export goes where.
namespace noodkluis::app {

enum class ColumnRole : std::uint8_t {
    ignored,
    field,  ///< a field of the model
    weight,
    height,
    width,
    depth,
    length,
    diameter,
    dimension_unit,  ///< of the measures in other columns of the row
    weight_unit,
    date_start,  ///< with date_end: the field `date`
    date_end,
    building,  ///< with the next three: the field `location_path`
    floor,
    room,
    position
};

struct ColumnTarget {
    ColumnRole role = ColumnRole::ignored;
    storage::ObjectField const* field = nullptr;  ///< for ColumnRole::field
    std::optional<Unit> unit;                     ///< said by the header: "hoogte (cm)"
    friend bool operator==(ColumnTarget const&, ColumnTarget const&) = default;
};

/// What a mapping calls the target: the name of a field, "height", "building"; "" for ignored.
[[nodiscard]] std::string target_name(ColumnTarget const& target);
/// Null for a name that is none of the targets. `weight_kg` is a weight of which the unit is known.
[[nodiscard]] std::optional<ColumnTarget> find_target(std::string_view name);

/// Whether more than one column may have this target.
[[nodiscard]] bool takes_several(ColumnTarget const& target);

/// The target that a header says in Dutch, English or our own names, whatever its case and
/// punctuation; a unit behind it is understood. Value, owner and what else stays with the
/// institution is never guessed.
[[nodiscard]] ColumnTarget guess_target(std::string_view header);

/// As map_columns, but a table without a column for the accession number is no error.
[[nodiscard]] Result<std::vector<ColumnTarget>> find_columns(std::span<std::string const> headers,
                                                             ImportProfile const& profile);
/// One target for each header: those that the profile names, then, when it allows guesses, those
/// that are guessed and not yet taken; of several headers for one target, the better known name.
/// The unit of a measure may be said by its header, whoever named it. Errors:
/// mapping_unknown_field, mapping_column_missing (a profile that is `exact` names the column of the
/// accession number, and it is not there), mapping_field_twice, import_no_number_column.
[[nodiscard]] Result<std::vector<ColumnTarget>> map_columns(std::span<std::string const> headers,
                                                            ImportProfile const& profile);

/// The headers that a profile which is `exact` wants to import and the table has not, in its order.
[[nodiscard]] std::vector<std::string> missing_columns(std::span<std::string const> headers,
                                                       ImportProfile const& profile);

}  // namespace noodkluis::app
