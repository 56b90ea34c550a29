// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/lists/snapshot.h"
#include "app/session/records.h"

// What differs between two snapshots of one list, one line each.
namespace noodkluis::app {

enum class ListChangeKind : std::uint8_t {
    list_changed,    ///< a property of the list itself
    added,           ///< `after` is its rank
    removed,         ///< `before` was its rank
    moved,           ///< from rank to rank; those that only made room are not told
    entry_changed,   ///< class, action, destination, instruction or reason
    object_changed,  ///< a field of object_fields
    photos_changed,  ///< how many there are, or other ones
    place_changed,   ///< a building, floor or room; `name` says which
};
inline constexpr std::array kListChangeNames{"list-changed",   "added",         "removed",
                                             "moved",          "entry-changed", "object-changed",
                                             "photos-changed", "place-changed"};

struct ListChange {
    ListChangeKind kind = ListChangeKind::added;
    std::string number;  ///< accession number of the object, or ""
    std::string name;    ///< of the object or the place
    std::string field;   ///< by name, where one changed
    std::string before;
    std::string after;
    friend bool operator==(ListChange const&, ListChange const&) = default;
};

/// The list itself first, then what left it, then its entries in order of rank, then places.
/// Objects are known by their accession numbers.
[[nodiscard]] std::vector<ListChange> list_changes(ListSnapshot const& before,
                                                   ListSnapshot const& after);
/// What changed, in words: "moved from 5 to 2". Without the object.
[[nodiscard]] std::string words_of(ListChange const& change);

/// The same for a field of a list or an entry: "class: A instead of B".
[[nodiscard]] std::string words_of_field(storage::FieldChange const& change);

/// What changed since a list was approved.
struct ChangesSince {
    std::optional<storage::ListVersion> version;  ///< null when it was never approved
    std::vector<ListChange> changes;
};
/// Errors: record_not_found, database_damaged, document_malformed.
[[nodiscard]] Result<ChangesSince> read_list_changes(Records& records,
                                                     storage::PriorityList const& list);

}  // namespace noodkluis::app
