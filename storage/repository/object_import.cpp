// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/object_import.h"

#include <unordered_map>

#include "storage/repository/changes.h"
#include "storage/repository/object_row.h"
#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kNumbers = "SELECT accession_number, row FROM object";
constexpr Sql kLastRow = "SELECT max(row) FROM object";
constexpr Sql kIndexNewRows =
    "INSERT INTO object_fts (rowid, accession_number, short_name, title, object_name, maker, "
    "location_path) SELECT row, accession_number, short_name, title, object_name, maker, "
    "location_path FROM object_text WHERE row > ? ORDER BY row";
constexpr Sql kRebuildIndex = "INSERT INTO object_fts (object_fts) VALUES ('rebuild')";

}  // namespace

/// New objects get ascending rows after all others, so that at the end one statement adds all of
/// them to the search index: FTS5 writes out what it gathered with every statement, and a segment
/// for each object would be merged again and again. The same holds for changes of many objects, for
/// which the whole index is built anew.
struct ObjectImport::State {
    [[nodiscard]] Status begin();
    [[nodiscard]] Result<Object> read(std::int64_t row);
    [[nodiscard]] Status settle(Object& object, Object const* before);
    [[nodiscard]] Status run(Sql sql, std::int64_t row);
    [[nodiscard]] Status revise(Object const& object, std::int64_t row, RevisionAction action,
                                std::string_view changes);
    [[nodiscard]] Status create(Object& object);
    [[nodiscard]] Result<ImportOutcome> change(Object& object, std::int64_t row);
    [[nodiscard]] Status write_change(Object const& object, Object const& before, std::int64_t row);

    Connection& connection;
    UserId user;
    Timestamp now;
    PlaceRepository places{connection};
    std::unordered_map<std::string, std::int64_t> rows{};  ///< by accession number
    std::unordered_map<std::string, LocationId> locations{};
    std::int64_t last_old_row = 0;
    std::int64_t reindexed = 0;
    bool rebuild_index = false;
};

Status ObjectImport::State::begin() {
    NK_TRY(auto const last, connection.integer(kLastRow));
    last_old_row = last.value_or(0);
    NK_TRY(auto numbers, connection.prepare(kNumbers));
    numbers.start();
    return numbers.each([&](Statement const& row) {
        rows.emplace(row.get<std::string>(0), row.get<std::int64_t>(1));
    });
}

Result<Object> ObjectImport::State::read(std::int64_t row) {
    NK_TRY(auto object, find_one(connection, kObjectByRow, read_object, row));
    NK_ASSERT(object.has_value());
    NK_CHECK(read_photos(connection, *object));
    return *std::move(object);
}

Status ObjectImport::State::run(Sql sql, std::int64_t row) {
    NK_TRY(auto statement, connection.prepare(sql));
    return statement.run(row);
}

Status ObjectImport::State::revise(Object const& object, std::int64_t row, RevisionAction action,
                                   std::string_view changes) {
    NK_TRY(auto statement, connection.prepare(kInsertRevision));
    return statement.run(row, object.version, now, user, action, changes);
}

Status ObjectImport::State::settle(Object& object, Object const* before) {
    return settle_location(object, before, places, [&](std::string const& path) {
        auto const known = locations.find(path);
        if (known != locations.end()) {
            return Result<LocationId>(known->second);
        }
        auto found = places.find_or_create_location(path);
        if (found) {
            locations.emplace(path, *found);
        }
        return found;
    });
}

Status ObjectImport::State::create(Object& object) {
    if (object.id.is_null()) {
        object.id = ObjectId::random();
    }
    NK_CHECK(settle(object, nullptr));
    object.version = 1;
    object.updated_at = now;
    NK_TRY(auto insert, connection.prepare(kInsertObject));
    NK_CHECK(run_with_object(insert, object));
    auto const row = connection.last_row_id();
    if (!object.photos.empty()) {
        NK_CHECK(write_photos(connection, object));
    }
    NK_CHECK(revise(object, row, RevisionAction::created, kNoChanges));
    rows.emplace(object.accession_number, row);
    return {};
}

Result<ImportOutcome> ObjectImport::State::change(Object& object, std::int64_t row) {
    NK_TRY(auto const before, read(row));
    if (before.id != object.id) {
        return fail(ErrorCode::accession_number_taken, object.accession_number);
    }
    if (before.version != object.version) {
        return fail(ErrorCode::record_changed, object.accession_number);
    }
    NK_CHECK(settle(object, &before));
    object.updated_at = before.updated_at;
    if (object == before) {
        return ImportOutcome::unchanged;
    }
    ++object.version;
    object.updated_at = now;
    NK_CHECK(write_change(object, before, row));
    return ImportOutcome::changed;
}

Status ObjectImport::State::write_change(Object const& object, Object const& before,
                                         std::int64_t row) {
    constexpr std::int64_t kChangesOneByOne = 500;
    // Rows of this import are indexed at its end.
    bool const indexed = row <= last_old_row;
    rebuild_index = rebuild_index || (indexed && ++reindexed > kChangesOneByOne);
    bool const one_by_one = indexed && !rebuild_index;
    if (one_by_one) {
        NK_CHECK(run(kUnindexObject, row));
    }
    NK_TRY(auto update, connection.prepare(kUpdateObject));
    NK_CHECK(run_with_object(update, object));
    if (object.photos != before.photos) {
        NK_CHECK(write_photos(connection, object));
    }
    if (one_by_one) {
        NK_CHECK(run(kIndexObject, row));
    }
    return revise(object, row, RevisionAction::changed,
                  encode_changes(object_changes(before, object)));
}

Result<ObjectImport> ObjectImport::begin(Connection& connection, UserId user, Clock const& clock) {
    NK_ASSERT(connection.in_transaction());
    auto state = std::make_unique<State>(State{connection, user, clock.now()});
    NK_CHECK(state->begin());
    return ObjectImport(std::move(state));
}

ObjectImport::ObjectImport(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ObjectImport::ObjectImport(ObjectImport&&) noexcept = default;
ObjectImport::~ObjectImport() = default;

bool ObjectImport::contains(std::string_view accession_number) const {
    return m_state->rows.contains(std::string(accession_number));
}

void ObjectImport::each_number(std::function<void(std::string_view)> const& visit) const {
    for (auto const& [number, row] : m_state->rows) {
        visit(number);
    }
}

Result<Object> ObjectImport::find_or_new(std::string_view accession_number) {
    auto const row = m_state->rows.find(std::string(accession_number));
    if (row != m_state->rows.end()) {
        return m_state->read(row->second);
    }
    Object object;
    object.accession_number = accession_number;
    return object;
}

Result<ImportOutcome> ObjectImport::put(Object object) {
    if (object.accession_number.empty()) {
        return fail(ErrorCode::accession_number_missing);
    }
    auto const row = m_state->rows.find(object.accession_number);
    if (row != m_state->rows.end()) {
        return m_state->change(object, row->second);
    }
    NK_CHECK(m_state->create(object));
    return ImportOutcome::created;
}

Status ObjectImport::finish() {
    if (m_state->rebuild_index) {
        NK_TRY(auto rebuild, m_state->connection.prepare(kRebuildIndex));
        return rebuild.run();
    }
    return m_state->run(kIndexNewRows, m_state->last_old_row);
}

}  // namespace noodkluis::storage
