// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/object_repository.h"

#include "crypto/base/limits.h"
#include "storage/model/text_rules.h"
#include "storage/repository/changes.h"
#include "storage/repository/object_row.h"
#include "storage/repository/rows.h"
#include "storage/repository/write_scope.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kNumberOwner = "SELECT id FROM object WHERE accession_number = ?";
constexpr Sql kHistory =
    "SELECT version, time, user, action, NULL, changes FROM object_revision "
    "WHERE object = (SELECT row FROM object WHERE id = ?) ORDER BY version";

constexpr Sql kListed =
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM list_entry WHERE object = ?1) "
    "OR EXISTS (SELECT 1 FROM list_revision WHERE object = ?1)";
constexpr Sql kDeleteHistory = "DELETE FROM object_revision WHERE object = ?";
constexpr Sql kDelete = "DELETE FROM object WHERE row = ?";

ObjectId read_id(Statement const& row) {
    return row.get<ObjectId>(0);
}

std::int64_t read_row(Statement const& row) {
    return row.get<std::int64_t>(0);
}

Status check_number(Connection& connection, Object const& object) {
    if (object.accession_number.empty()) {
        return fail(ErrorCode::accession_number_missing);
    }
    NK_TRY(auto const owner, find_one(connection, kNumberOwner, read_id, object.accession_number));
    if (owner && *owner != object.id) {
        return fail(ErrorCode::accession_number_taken, object.accession_number);
    }
    return {};
}

Status check_photos(Object const& object) {
    if (object.photos.size() > limits::kPhotosMax) {
        return fail(ErrorCode::too_many, "photos", std::to_string(limits::kPhotosMax));
    }
    for (auto const& photo : object.photos) {
        NK_CHECK(check_line("caption", photo.caption, limits::kLineMax));
    }
    return {};
}

auto find_location(PlaceRepository& places) {
    return [&places](std::string_view path) { return places.find_or_create_location(path); };
}

}  // namespace

Result<ObjectId> ObjectRepository::insert(Object object) {
    if (object.id.is_null()) {
        object.id = ObjectId::random();
    }
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_CHECK(check_number(*m_connection, object));
    NK_CHECK(check_photos(object));
    NK_CHECK(settle_location(object, nullptr, m_places, find_location(m_places)));
    object.version = 1;
    object.updated_at = m_clock->now();
    NK_TRY(auto insert, m_connection->prepare(kInsertObject));
    NK_CHECK(run_with_object(insert, object));
    auto const row = m_connection->last_row_id();
    NK_CHECK(write_photos(*m_connection, object));
    NK_CHECK(index_object(*m_connection, row, object));
    NK_TRY(auto revise, m_connection->prepare(kInsertRevision));
    NK_CHECK(revise.run(row, object.version, object.updated_at, m_user, RevisionAction::created,
                        kNoChanges));
    NK_CHECK(scope.commit());
    return object.id;
}

Result<std::int64_t> ObjectRepository::update(Object const& object) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto const before, get(object.id));
    if (before.version != object.version) {
        return fail(ErrorCode::record_changed, before.accession_number);
    }
    Object after = object;
    NK_CHECK(check_number(*m_connection, after));
    NK_CHECK(check_photos(after));
    NK_CHECK(settle_location(after, &before, m_places, find_location(m_places)));
    after.updated_at = before.updated_at;
    if (after == before) {
        return before.version;
    }
    ++after.version;
    after.updated_at = m_clock->now();
    NK_TRY(auto const row, find_one(*m_connection, kObjectRow, read_row, object.id));
    NK_CHECK(unindex_object(*m_connection, *row, before));
    NK_TRY(auto update, m_connection->prepare(kUpdateObject));
    NK_CHECK(run_with_object(update, after));
    if (after.photos != before.photos) {
        NK_CHECK(write_photos(*m_connection, after));
    }
    NK_CHECK(index_object(*m_connection, *row, after));
    NK_TRY(auto revise, m_connection->prepare(kInsertRevision));
    NK_CHECK(revise.run(*row, after.version, after.updated_at, m_user, RevisionAction::changed,
                        encode_changes(object_changes(before, after))));
    NK_CHECK(scope.commit());
    return after.version;
}

Status ObjectRepository::remove(ObjectId id) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto const object, get(id));
    NK_TRY(auto const listed, find_one(*m_connection, kListed, read_row, id));
    if (listed) {
        return fail(ErrorCode::record_conflict, object.accession_number);
    }
    NK_TRY(auto const row, find_one(*m_connection, kObjectRow, read_row, id));
    NK_CHECK(unindex_object(*m_connection, *row, object));
    NK_TRY(auto forget, m_connection->prepare(kDeleteHistory));
    NK_CHECK(forget.run(*row));
    NK_TRY(auto remove, m_connection->prepare(kDelete));
    NK_CHECK(remove.run(*row));
    return scope.commit();
}

Result<Object> ObjectRepository::get(ObjectId id) {
    NK_TRY(auto found, find_one(*m_connection, kObjectById, read_object, id));
    if (!found) {
        return fail(ErrorCode::record_not_found, id.text());
    }
    NK_CHECK(read_photos(*m_connection, *found));
    return *std::move(found);
}

Result<std::optional<Object>> ObjectRepository::find(std::string_view accession_number) {
    NK_TRY(auto found, find_one(*m_connection, kObjectByNumber, read_object, accession_number));
    if (found) {
        NK_CHECK(read_photos(*m_connection, *found));
    }
    return found;
}

Result<std::vector<Revision>> ObjectRepository::history(ObjectId id) {
    NK_TRY(auto rows, m_connection->prepare(kHistory));
    rows.start(id);
    return read_revisions(rows);
}

}  // namespace noodkluis::storage
