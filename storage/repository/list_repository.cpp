// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/list_repository.h"

#include "crypto/base/limits.h"
#include "storage/model/field_text.h"
#include "storage/model/list_names.h"
#include "storage/model/text_rules.h"
#include "storage/repository/changes.h"
#include "storage/repository/rows.h"
#include "storage/repository/write_scope.h"

#define NK_LIST                                                                           \
    "SELECT id, name, kind, scenario, building, status, review_due, version, updated_at " \
    "FROM priority_list "

namespace noodkluis::storage {
namespace {

constexpr Sql kListById = NK_LIST "WHERE id = ?";
constexpr Sql kListByName = NK_LIST "WHERE name = ?";
constexpr Sql kLists = NK_LIST "ORDER BY name";
constexpr Sql kInsert =
    "INSERT INTO priority_list (id, name, kind, scenario, building, status, review_due, version, "
    "updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kUpdate =
    "UPDATE priority_list SET (name, kind, scenario, building, status, review_due, version, "
    "updated_at) = (?2, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?1";
constexpr Sql kInsertRevision =
    "INSERT INTO list_revision (list, version, time, user, action, object, changes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kHistory =
    "SELECT version, time, user, action, object, changes FROM list_revision WHERE list = ? "
    "ORDER BY version";
constexpr Sql kDelete = "DELETE FROM priority_list WHERE id = ?";
constexpr Sql kDeleteHistory = "DELETE FROM list_revision WHERE list = ?";
constexpr Sql kBuildingName = "SELECT name FROM building WHERE id = ?";

PriorityList read_list(Statement const& row) {
    return {row.get<ListId>(0),
            row.get<std::string>(1),
            row.get<ListKind>(2),
            row.get<Scenario>(3),
            row.get<std::optional<BuildingId>>(4),
            row.get<ListStatus>(5),
            row.get<std::optional<std::chrono::sys_days>>(6),
            row.get<std::int64_t>(7),
            row.get<Timestamp>(8)};
}

Status write_list(Connection& connection, Sql sql, PriorityList const& list) {
    NK_TRY(auto statement, connection.prepare(sql));
    return statement.run(list.id, list.name, list.kind, list.scenario, list.building, list.status,
                         list.review_due, list.version, list.updated_at);
}

Result<std::string> building_name(Connection& connection, std::optional<BuildingId> const& id) {
    if (!id) {
        return std::string();
    }
    auto const read = [](Statement const& row) { return row.get<std::string>(0); };
    NK_TRY(auto name, find_one(connection, kBuildingName, read, *id));
    if (!name) {
        return fail(ErrorCode::record_not_found, id->text());
    }
    return *std::move(name);
}

std::string date_text(std::optional<std::chrono::sys_days> const& date) {
    return date ? format_date(*date) : std::string();
}

}  // namespace

Status ListRepository::check(PriorityList const& list) {
    NK_CHECK(check_name("list", list.name, limits::kListNameMax));
    NK_TRY(auto const other, find(list.name));
    if (other && other->id != list.id) {
        return fail(ErrorCode::name_taken, "list", list.name);
    }
    return {};
}

Status ListRepository::revise(PriorityList& list, RevisionAction action,
                              std::optional<ObjectId> const& object,
                              std::vector<FieldChange> changes,
                              std::span<ListEntry const> entries) {
    ++list.version;
    list.updated_at = m_clock->now();
    bool const reopened = list.status == ListStatus::approved &&
                          action != RevisionAction::approved && action != RevisionAction::changed;
    if (reopened) {
        note_change(changes, "status", name_of(list.status), name_of(ListStatus::draft));
        list.status = ListStatus::draft;
    }
    NK_CHECK(write_list(*m_connection, kUpdate, list));
    return write_revision(list, action, object, changes, entries);
}

Status ListRepository::write_revision(PriorityList const& list, RevisionAction action,
                                      std::optional<ObjectId> const& object,
                                      std::vector<FieldChange> const& changes,
                                      std::span<ListEntry const> entries) {
    NK_TRY(auto statement, m_connection->prepare(kInsertRevision));
    return statement.run(list.id, list.version, list.updated_at, m_user, action, object,
                         encode_changes(changes, entries));
}

Result<ListId> ListRepository::create(PriorityList list) {
    list.id = list.id.is_null() ? ListId::random() : list.id;
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_CHECK(check(list));
    list.version = 1;
    list.updated_at = m_clock->now();
    NK_CHECK(write_list(*m_connection, kInsert, list));
    NK_CHECK(write_revision(list, RevisionAction::created, std::nullopt, {}, {}));
    NK_CHECK(scope.commit());
    return list.id;
}

Status ListRepository::update(PriorityList const& list) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto const before, get(list.id));
    if (before.version != list.version) {
        return fail(ErrorCode::record_changed, before.name);
    }
    auto after = list;
    after.updated_at = before.updated_at;
    if (after == before) {
        return {};
    }
    NK_CHECK(check(after));
    if (after.status == ListStatus::approved) {
        if (before.status != ListStatus::approved) {
            return fail(ErrorCode::invalid_argument, "status",
                        translatable("only approving makes it approved"));
        }
        after.status = ListStatus::draft;
    }
    std::vector<FieldChange> changes;
    note_change(changes, "name", before.name, after.name);
    note_change(changes, "kind", name_of(before.kind), name_of(after.kind));
    note_change(changes, "scenario", name_of(before.scenario), name_of(after.scenario));
    NK_TRY(auto old_building, building_name(*m_connection, before.building));
    NK_TRY(auto new_building, building_name(*m_connection, after.building));
    note_change(changes, "building", std::move(old_building), std::move(new_building));
    note_change(changes, "status", name_of(before.status), name_of(after.status));
    note_change(changes, "review_due", date_text(before.review_due), date_text(after.review_due));
    NK_CHECK(revise(after, RevisionAction::changed, std::nullopt, std::move(changes)));
    return scope.commit();
}

Result<PriorityList> ListRepository::get(ListId id) {
    NK_TRY(auto found, find_one(*m_connection, kListById, read_list, id));
    if (!found) {
        return fail(ErrorCode::record_not_found, id.text());
    }
    return *std::move(found);
}

Status ListRepository::erase(ListId id) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto const list, get(id));
    NK_TRY(auto const entries, entry_count(id));
    NK_TRY(auto const version, latest_version(id));
    if (entries != 0 || version) {
        return fail(ErrorCode::invalid_argument, list.name,
                    translatable("only a list that is empty and was never approved goes away"));
    }
    NK_TRY(auto history, m_connection->prepare(kDeleteHistory));
    NK_CHECK(history.run(id));
    NK_TRY(auto erase, m_connection->prepare(kDelete));
    NK_CHECK(erase.run(id));
    return scope.commit();
}

Result<std::optional<PriorityList>> ListRepository::find(std::string_view name) {
    return find_one(*m_connection, kListByName, read_list, name);
}

Result<std::vector<PriorityList>> ListRepository::lists() {
    return find_all(*m_connection, kLists, read_list);
}

Result<std::vector<Revision>> ListRepository::history(ListId id) {
    NK_TRY(auto rows, m_connection->prepare(kHistory));
    rows.start(id);
    return read_revisions(rows);
}

}  // namespace noodkluis::storage
