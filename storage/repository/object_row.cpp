// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/object_row.h"

#include "storage/model/field_text.h"
#include "storage/model/object_fields.h"
#include "storage/repository/changes.h"
#include "storage/repository/rows.h"

// Sql is fixed at compile time, so what several statements share is put together by the compiler.
#define NK_OBJECT_COLUMNS                                                                  \
    "accession_number, unit_kind, short_name, title, object_name, maker, date, "           \
    "description, materials, alternative_numbers, quantity, shelf_length_mm, dimensions, " \
    "dimensions_text, weight_g, weight_estimated, weight_text, location, "                 \
    "location_checked_on, people_needed, minutes_needed, removable, fixing, tools, "       \
    "handling, protect_in_place, crew_hazard, vulnerable_to, owner_kind, owner, "          \
    "legal_status, identifying_marks, value_cents, condition, condition_note, "            \
    "security_note, notes, source_system, version, updated_at"
#define NK_TEN "?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define NK_39 NK_TEN ", " NK_TEN ", " NK_TEN ", ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define NK_READ_OBJECT                     \
    "SELECT object.id, " NK_OBJECT_COLUMNS \
    ", location.path "                     \
    "FROM object LEFT JOIN location ON location.id = object.location WHERE object."

namespace noodkluis::storage {

constexpr Sql kInsertObject =
    "INSERT INTO object (id, " NK_OBJECT_COLUMNS ") VALUES (?1, ?2, " NK_39 ")";
constexpr Sql kUpdateObject =
    "UPDATE object SET (" NK_OBJECT_COLUMNS ") = (?2, " NK_39 ") WHERE id = ?1";
constexpr Sql kObjectById = NK_READ_OBJECT "id = ?";
constexpr Sql kObjectByRow = NK_READ_OBJECT "row = ?";
constexpr Sql kObjectByNumber = NK_READ_OBJECT "accession_number = ?";
constexpr Sql kObjectRow = "SELECT row FROM object WHERE id = ?";
constexpr Sql kInsertRevision =
    "INSERT INTO object_revision (object, version, time, user, action, changes) "
    "VALUES (?, ?, ?, ?, ?, ?)";

namespace {

constexpr Sql kIndex =
    "INSERT INTO object_fts (rowid, accession_number, short_name, title, object_name, maker, "
    "location_path) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kUnindex =
    "INSERT INTO object_fts (object_fts, rowid, accession_number, short_name, title, object_name, "
    "maker, location_path) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kPhotos =
    "SELECT blob, kind, caption FROM object_photo WHERE object = ? "
    "ORDER BY position";
constexpr Sql kDeletePhotos = "DELETE FROM object_photo WHERE object = ?";
constexpr Sql kInsertPhoto =
    "INSERT INTO object_photo (object, position, blob, kind, caption) VALUES (?, ?, ?, ?, ?)";

Status run_with_words(Connection& connection, Sql sql, std::int64_t row, Object const& o) {
    NK_TRY(auto statement, connection.prepare(sql));
    return statement.run(row, o.accession_number, o.short_name, o.title, o.object_name, o.maker,
                         o.location_path);
}

/// The columns of a row one after another.
class Columns {
  public:
    explicit Columns(Statement const& row) : m_row(&row) {}
    template <class T>
    void next(T& value) {
        value = m_row->get<T>(m_column++);
    }
    void next(std::vector<std::string>& items) {
        auto const text = m_row->get<std::string_view>(m_column++);
        if (!text.empty()) {
            items = split_items(text);
        }
    }
    void next(std::vector<Dimension>& dimensions) {
        auto const text = m_row->get<std::string_view>(m_column++);
        if (!text.empty()) {
            dimensions = parse_dimensions(text).value_or(std::vector<Dimension>());
        }
    }

  private:
    Statement const* m_row;
    int m_column = 0;
};

}  // namespace

Status index_object(Connection& connection, std::int64_t row, Object const& object) {
    return run_with_words(connection, kIndex, row, object);
}

Status unindex_object(Connection& connection, std::int64_t row, Object const& object) {
    return run_with_words(connection, kUnindex, row, object);
}

Status run_with_object(Statement& statement, Object const& o) {
    return statement.run(
        o.id, o.accession_number, o.unit_kind, o.short_name, o.title, o.object_name, o.maker,
        o.date, o.description, join_items(o.materials), join_items(o.alternative_numbers),
        o.quantity, o.shelf_length_mm, format_dimensions(o.dimensions), o.dimensions_text,
        o.weight_g, o.weight_estimated, o.weight_text, o.location, o.location_checked_on,
        o.people_needed, o.minutes_needed, o.removable, o.fixing, join_items(o.tools),
        join_items(o.handling), o.protect_in_place, o.crew_hazard, join_items(o.vulnerable_to),
        o.owner_kind, o.owner, o.legal_status, o.identifying_marks, o.value_cents, o.condition,
        o.condition_note, o.security_note, o.notes, o.source_system, o.version, o.updated_at);
}

Object read_object(Statement const& row) {
    Object o;
    Columns columns(row);
    auto const read = [&](auto&... members) { (columns.next(members), ...); };
    read(o.id, o.accession_number, o.unit_kind, o.short_name, o.title, o.object_name, o.maker,
         o.date, o.description, o.materials, o.alternative_numbers, o.quantity, o.shelf_length_mm,
         o.dimensions, o.dimensions_text, o.weight_g, o.weight_estimated, o.weight_text, o.location,
         o.location_checked_on, o.people_needed, o.minutes_needed, o.removable, o.fixing, o.tools,
         o.handling, o.protect_in_place, o.crew_hazard, o.vulnerable_to, o.owner_kind, o.owner,
         o.legal_status, o.identifying_marks, o.value_cents, o.condition, o.condition_note,
         o.security_note, o.notes, o.source_system, o.version, o.updated_at, o.location_path);
    return o;
}

Status read_photos(Connection& connection, Object& object) {
    auto const read = [](Statement const& row) {
        return Photo{row.get<BlobId>(0), row.get<PhotoKind>(1), row.get<std::string>(2)};
    };
    NK_TRY(object.photos, find_all(connection, kPhotos, read, object.id));
    return {};
}

Status write_photos(Connection& connection, Object const& object) {
    NK_TRY(auto clear, connection.prepare(kDeletePhotos));
    NK_CHECK(clear.run(object.id));
    NK_TRY(auto insert, connection.prepare(kInsertPhoto));
    std::int64_t position = 0;
    for (auto const& photo : object.photos) {
        NK_CHECK(insert.run(object.id, position++, photo.blob, photo.kind, photo.caption));
    }
    return {};
}

std::vector<FieldChange> object_changes(Object const& before, Object const& after) {
    std::vector<FieldChange> changes;
    for (auto const& field : object_fields()) {
        note_change(changes, field.name, get_field(before, field), get_field(after, field));
    }
    if (before.photos != after.photos) {
        note_change(changes, "photos", format_photos(before.photos), format_photos(after.photos));
    }
    return changes;
}

}  // namespace noodkluis::storage
