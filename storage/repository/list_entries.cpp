// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "crypto/base/limits.h"
#include "storage/model/field_text.h"
#include "storage/model/list_names.h"
#include "storage/model/text_rules.h"
#include "storage/repository/changes.h"
#include "storage/repository/list_repository.h"
#include "storage/repository/rows.h"
#include "storage/repository/write_scope.h"

// The rank in the room counts over the whole list, before a filter takes entries away.
#define NK_ENTRIES                                                                        \
    "SELECT id, object, salvage_class, rank, rank_in_room, action, destination, reason, " \
    "instruction FROM (SELECT list_entry.*, location.room AS room, "                      \
    "CASE WHEN location.room IS NULL THEN 0 ELSE "                                        \
    "row_number() OVER (PARTITION BY location.room ORDER BY rank) END AS rank_in_room "   \
    "FROM list_entry JOIN object ON object.id = list_entry.object "                       \
    "LEFT JOIN location ON location.id = object.location WHERE list = ?1) "

namespace noodkluis::storage {
namespace {

constexpr Sql kEntries = NK_ENTRIES
    "WHERE (?2 IS NULL OR room = ?2) AND (?3 IS NULL OR salvage_class = ?3) ORDER BY rank";
constexpr Sql kEntryOf = NK_ENTRIES "WHERE object = ?2";
constexpr Sql kRankOf = "SELECT rank FROM list_entry WHERE list = ? AND object = ?";
constexpr Sql kCount = "SELECT count(*) FROM list_entry WHERE list = ?";
constexpr Sql kNumberOf = "SELECT accession_number FROM object WHERE id = ?";
constexpr Sql kInsert =
    "INSERT INTO list_entry (id, list, object, salvage_class, rank, action, destination, reason, "
    "instruction) VALUES (?, ?, ?, ?, ?, ?, '', '', '')";
constexpr Sql kDelete = "DELETE FROM list_entry WHERE list = ? AND object = ?";
constexpr Sql kSetRank = "UPDATE list_entry SET rank = ?3 WHERE list = ?1 AND object = ?2";
constexpr Sql kSetTexts =
    "UPDATE list_entry SET (salvage_class, action, destination, reason, instruction) = "
    "(?3, ?, ?, ?, ?) WHERE list = ?1 AND object = ?2";

// SQLite checks that ranks are unique row by row, so ranks that shift pass through negative ones.
constexpr Sql kShift =
    "UPDATE list_entry SET rank = -(rank + ?4) WHERE list = ?1 AND rank BETWEEN ?2 AND ?3";
constexpr Sql kCloseUp =
    "UPDATE list_entry SET rank = -closed.rank FROM "
    "(SELECT id, ?2 - 1 + row_number() OVER (ORDER BY rank) AS rank FROM list_entry "
    "WHERE list = ?1 AND rank >= ?2) AS closed WHERE list_entry.id = closed.id";
constexpr Sql kSettle = "UPDATE list_entry SET rank = -rank WHERE list = ? AND rank < 0";

ListEntry read_entry(Statement const& row) {
    return {row.get<EntryId>(0),      row.get<ObjectId>(1),     row.get<SalvageClass>(2),
            row.get<std::int64_t>(3), row.get<std::int64_t>(4), row.get<SalvageAction>(5),
            row.get<std::string>(6),  row.get<std::string>(7),  row.get<std::string>(8)};
}

std::int64_t read_number(Statement const& row) {
    return row.get<std::int64_t>(0);
}

template <class... Values>
Status run(Connection& connection, Sql sql, Values const&... values) {
    NK_TRY(auto statement, connection.prepare(sql));
    return statement.run(values...);
}

Result<std::string> accession_number(Connection& connection, ObjectId object) {
    auto const read = [](Statement const& row) { return row.get<std::string>(0); };
    NK_TRY(auto number, find_one(connection, kNumberOf, read, object));
    if (!number) {
        return fail(ErrorCode::record_not_found, object.text());
    }
    return *std::move(number);
}

}  // namespace

Result<std::vector<ListEntry>> ListRepository::entries(ListId list, EntryFilter const& filter) {
    return find_all(*m_connection, kEntries, read_entry, list, filter.room, filter.salvage_class);
}

Result<std::int64_t> ListRepository::entry_count(ListId list) {
    NK_TRY(auto const count, find_one(*m_connection, kCount, read_number, list));
    return count.value_or(0);
}

Result<std::optional<ListEntry>> ListRepository::find_entry(ListId list, ObjectId object) {
    return find_one(*m_connection, kEntryOf, read_entry, list, object);
}

Result<std::int64_t> ListRepository::add(ListId list, std::span<ObjectId const> objects,
                                         EntryDefaults const& defaults) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto changed, get(list));
    NK_TRY(auto const before, entry_count(list));
    NK_TRY(auto insert, m_connection->prepare(kInsert));
    auto rank = before;
    std::vector<std::string> numbers;
    for (auto const object : objects) {
        NK_TRY(auto const known, find_one(*m_connection, kRankOf, read_number, list, object));
        if (known) {
            continue;
        }
        if (static_cast<std::size_t>(rank) >= limits::kListEntriesMax) {
            return fail(ErrorCode::list_full, std::to_string(limits::kListEntriesMax));
        }
        NK_TRY(auto number, accession_number(*m_connection, object));
        numbers.push_back(std::move(number));
        NK_CHECK(insert.run(EntryId::random(), list, object, defaults.salvage_class, ++rank,
                            defaults.action));
    }
    if (numbers.empty()) {
        return 0;
    }
    NK_CHECK(revise(changed, RevisionAction::entries_added, std::nullopt,
                    {{"objects", "", join_items(numbers)}}));
    NK_CHECK(scope.commit());
    return rank - before;
}

Result<std::int64_t> ListRepository::remove(ListId list, std::span<ObjectId const> objects) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto changed, get(list));
    NK_TRY(auto first, entry_count(list));
    std::vector<std::string> numbers;
    for (auto const object : objects) {
        NK_TRY(auto const rank, find_one(*m_connection, kRankOf, read_number, list, object));
        if (rank) {
            first = std::min(first, *rank);
            NK_TRY(auto number, accession_number(*m_connection, object));
            numbers.push_back(std::move(number));
            NK_CHECK(run(*m_connection, kDelete, list, object));
        }
    }
    if (numbers.empty()) {
        return 0;
    }
    NK_CHECK(run(*m_connection, kCloseUp, list, first));
    NK_CHECK(run(*m_connection, kSettle, list));
    NK_CHECK(revise(changed, RevisionAction::entries_removed, std::nullopt,
                    {{"objects", join_items(numbers), ""}}));
    NK_CHECK(scope.commit());
    return static_cast<std::int64_t>(numbers.size());
}

Status ListRepository::move(ListId list, ObjectId object, std::int64_t rank) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto changed, get(list));
    NK_TRY(auto const count, entry_count(list));
    NK_TRY(auto const found, find_one(*m_connection, kRankOf, read_number, list, object));
    if (!found) {
        NK_TRY(auto number, accession_number(*m_connection, object));
        return fail(ErrorCode::record_not_found, std::move(number));
    }
    auto const before = *found;
    if (rank < 1 || rank > count) {
        return fail(ErrorCode::not_in_range, "rank", "1 - " + std::to_string(count));
    }
    if (rank == before) {
        return {};
    }
    std::int64_t const shift = rank < before ? 1 : -1;
    auto const first = rank < before ? rank : before + 1;
    auto const last = rank < before ? before - 1 : rank;
    NK_CHECK(run(*m_connection, kSetRank, list, object, 0));
    NK_CHECK(run(*m_connection, kShift, list, first, last, shift));
    NK_CHECK(run(*m_connection, kSettle, list));
    NK_CHECK(run(*m_connection, kSetRank, list, object, rank));
    NK_CHECK(revise(changed, RevisionAction::entry_moved, object,
                    {{"rank", std::to_string(before), std::to_string(rank)}}));
    return scope.commit();
}

Status ListRepository::update_entry(ListId list, ListEntry const& entry) {
    NK_CHECK(check_text("destination", entry.destination, limits::kLineMax));
    NK_CHECK(check_text("reason", entry.reason, limits::kLineMax));
    NK_CHECK(check_text("instruction", entry.instruction, limits::kLineMax));
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto changed, get(list));
    NK_TRY(auto const before, find_entry(list, entry.object));
    if (!before) {
        NK_TRY(auto number, accession_number(*m_connection, entry.object));
        return fail(ErrorCode::record_not_found, std::move(number));
    }
    std::vector<FieldChange> changes;
    note_change(changes, "class", name_of(before->salvage_class), name_of(entry.salvage_class));
    note_change(changes, "action", name_of(before->action), name_of(entry.action));
    note_change(changes, "destination", before->destination, entry.destination);
    note_change(changes, "reason", before->reason, entry.reason);
    note_change(changes, "instruction", before->instruction, entry.instruction);
    if (changes.empty()) {
        return {};
    }
    NK_CHECK(run(*m_connection, kSetTexts, list, entry.object, entry.salvage_class, entry.action,
                 entry.destination, entry.reason, entry.instruction));
    NK_CHECK(revise(changed, RevisionAction::entry_changed, entry.object, std::move(changes)));
    return scope.commit();
}

}  // namespace noodkluis::storage
