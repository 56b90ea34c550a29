// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <string>

#include "storage/model/object.h"
#include "storage/repository/object_catalogue.h"

// The table of all objects: what its columns are called and what stands in them.
namespace noodkluis::app {

struct TableColumn {
    storage::ObjectColumn column;
    float weight;         ///< its width, compared to that of the others
    bool shown_at_first;  ///< until the user chooses otherwise
};

/// All of them, in the order in which they stand at first: that of storage::ObjectColumn.
[[nodiscard]] std::span<TableColumn const, storage::kObjectColumnCount> table_columns();
/// Translated.
[[nodiscard]] std::string column_label(storage::ObjectColumn column);

/// One line for people; "" when it is not known.
[[nodiscard]] std::string cell_text(storage::Object const& object, storage::ObjectColumn column);

/// An object as it stands in the table.
struct TableRow {
    std::array<std::string, storage::kObjectColumnCount> cells;
    [[nodiscard]] std::string const& operator[](storage::ObjectColumn column) const {
        return cells[static_cast<std::size_t>(column)];
    }
};
[[nodiscard]] TableRow table_row(storage::Object const& object);

}  // namespace noodkluis::app
