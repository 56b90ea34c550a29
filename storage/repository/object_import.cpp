// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/object_import.h"

#include <functional>
#include <unordered_map>

#include "storage/repository/changes.h"
#include "storage/repository/object_row.h"
#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kNumbers = "SELECT accession_number, row FROM object";
constexpr Sql kLastRow = "SELECT max(row) FROM object";
// The rows of new objects follow one another, so one statement makes the first revision of each.
constexpr Sql kReviseNewRows =
    "INSERT INTO object_revision (object, version, time, user, action, changes) "
    "WITH RECURSIVE created(row) AS "
    "(SELECT ?1 WHERE ?1 <= ?2 UNION ALL SELECT row + 1 FROM created WHERE row < ?2) "
    "SELECT row, 1, ?3, ?4, ?5, ?6 FROM created";

/// Lets a map of strings be searched with a view.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>()(text);
    }
};

}  // namespace

struct ObjectImport::State {
    [[nodiscard]] Status begin();
    [[nodiscard]] Result<Object> read(std::int64_t row);
    [[nodiscard]] Status settle(Object& object, Object const* before);
    [[nodiscard]] ObjectId next_id();
    [[nodiscard]] Status create(Object& object);
    [[nodiscard]] Result<ImportOutcome> change(Object& object, std::int64_t row);

    Connection& connection;
    UserId user;
    Timestamp now;
    PlaceRepository places{connection};
    std::unordered_map<std::string, std::int64_t, TextHash, std::equal_to<>>
        rows{};  ///< by accession number
    std::unordered_map<std::string, LocationId> locations{};
    std::int64_t last_old_row = 0;
    std::int64_t last_row = 0;
    ObjectId last_id = ObjectId::random();
};

Status ObjectImport::State::begin() {
    NK_TRY(auto const last, connection.integer(kLastRow));
    last_old_row = last.value_or(0);
    last_row = last_old_row;
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

/// Random at the start and then counting, so that the index of ids grows at one place.
ObjectId ObjectImport::State::next_id() {
    for (auto byte = last_id.bytes.rbegin(); byte != last_id.bytes.rend() && ++*byte == 0; ++byte) {
    }
    return last_id;
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
        object.id = next_id();
    }
    NK_CHECK(settle(object, nullptr));
    object.version = 1;
    object.updated_at = now;
    NK_TRY(auto insert, connection.prepare(kInsertObject));
    NK_CHECK(run_with_object(insert, object));
    NK_ASSERT(connection.last_row_id() == last_row + 1);
    ++last_row;
    if (!object.photos.empty()) {
        NK_CHECK(write_photos(connection, object));
    }
    NK_CHECK(index_object(connection, last_row, object));
    rows.emplace(object.accession_number, last_row);
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
    NK_CHECK(unindex_object(connection, row, before));
    NK_TRY(auto update, connection.prepare(kUpdateObject));
    NK_CHECK(run_with_object(update, object));
    if (object.photos != before.photos) {
        NK_CHECK(write_photos(connection, object));
    }
    NK_CHECK(index_object(connection, row, object));
    NK_TRY(auto revise, connection.prepare(kInsertRevision));
    NK_CHECK(revise.run(row, object.version, now, user, RevisionAction::changed,
                        encode_changes(object_changes(before, object))));
    return ImportOutcome::changed;
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
    return m_state->rows.contains(accession_number);
}

void ObjectImport::each_number(std::function<void(std::string_view)> const& visit) const {
    for (auto const& [number, row] : m_state->rows) {
        visit(number);
    }
}

Result<Object> ObjectImport::find_or_new(std::string_view accession_number) {
    auto const row = m_state->rows.find(accession_number);
    if (row != m_state->rows.end()) {
        return m_state->read(row->second);
    }
    Object object;
    object.accession_number = accession_number;
    return object;
}

Result<ImportOutcome> ObjectImport::put(Object&& object) {
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
    NK_TRY(auto revise, m_state->connection.prepare(kReviseNewRows));
    return revise.run(m_state->last_old_row + 1, m_state->last_row, m_state->now, m_state->user,
                      RevisionAction::created, kNoChanges);
}

}  // namespace noodkluis::storage
