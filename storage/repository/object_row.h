// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/model/object.h"
#include "storage/model/revision.h"
#include "storage/repository/place_repository.h"
#include "storage/sqlite/connection.h"

// How an object lies in its table: what the repository and the bulk import share.
namespace noodkluis::storage {

extern Sql const kInsertObject;    ///< bound by run_with_object
extern Sql const kUpdateObject;    ///< bound by run_with_object; the row with object.id
extern Sql const kObjectById;      ///< read_object
extern Sql const kObjectByRow;     ///< read_object
extern Sql const kObjectByNumber;  ///< read_object
extern Sql const kObjectRow;       ///< the row of an id
extern Sql const kInsertRevision;  ///< row, version, time, user, action, changes

/// Adds the object in `row` to the search index, or takes out what was added: `object` must then be
/// as it was. FTS5 gathers many of these before it writes, as long as they are plain statements: a
/// trigger or INSERT ... SELECT makes it write out each one.
[[nodiscard]] Status index_object(Connection& connection, std::int64_t row, Object const& object);
[[nodiscard]] Status unindex_object(Connection& connection, std::int64_t row, Object const& object);

[[nodiscard]] Status run_with_object(Statement& statement, Object const& object);
/// The object without its photos. List items and dimensions are in the text form of the fields.
[[nodiscard]] Object read_object(Statement const& row);
[[nodiscard]] Status read_photos(Connection& connection, Object& object);
/// Replaces the photos of the object that is stored under object.id.
[[nodiscard]] Status write_photos(Connection& connection, Object const& object);

/// Settles `location` and `location_path` of what is about to be stored. `before` is what is stored
/// now, or null; `find` gives the id of a path.
template <class Find>
[[nodiscard]] Status settle_location(Object& object, Object const* before, PlaceRepository& places,
                                     Find find) {
    bool const path_decides = before == nullptr ? !object.location_path.empty()
                                                : object.location_path != before->location_path;
    if (path_decides && object.location_path.empty()) {
        object.location.reset();
        return {};
    }
    if (path_decides) {
        NK_TRY(object.location, find(object.location_path));
    } else if (before != nullptr && object.location == before->location) {
        return {};
    }
    object.location_path.clear();
    if (object.location) {
        NK_TRY(auto location, places.get(*object.location));
        object.location_path = std::move(location.path);
    }
    return {};
}

/// What differs, field by field; "photos" as one.
[[nodiscard]] std::vector<FieldChange> object_changes(Object const& before, Object const& after);

}  // namespace noodkluis::storage
