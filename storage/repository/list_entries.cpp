// SPDX-License-Identifier: Apache-2.0
#include "crypto/base/limits.h"
#include "storage/model/list_names.h"
#include "storage/model/text_rules.h"
#include "storage/repository/changes.h"
#include "storage/repository/list_repository.h"
#include "storage/repository/list_rows.h"
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
constexpr Sql kStoredEntry =
    "SELECT id, object, salvage_class, rank, 0, action, destination, reason, instruction "
    "FROM list_entry WHERE list = ? AND object = ?";
constexpr Sql kLines =
    "SELECT list_entry.id, list_entry.object, salvage_class, rank, "
    "CASE WHEN location.room IS NULL THEN 0 ELSE "
    "row_number() OVER (PARTITION BY location.room ORDER BY rank) END, "
    "action, destination, reason, instruction, accession_number, short_name, title, "
    "location.path, location.room, location_checked_on, people_needed, minutes_needed, handling, "
    "(SELECT count(*) FROM object_photo WHERE object_photo.object = object.id) "
    "FROM list_entry JOIN object ON object.id = list_entry.object "
    "LEFT JOIN location ON location.id = object.location WHERE list = ? ORDER BY rank";
constexpr Sql kCount = "SELECT count(*) FROM list_entry WHERE list = ?";
constexpr Sql kNumberOf = "SELECT accession_number FROM object WHERE id = ?";
constexpr Sql kSetTexts =
    "UPDATE list_entry SET (salvage_class, action, destination, reason, instruction) = "
    "(?3, ?, ?, ?, ?) WHERE list = ?1 AND object = ?2";

ListLine read_line(Statement const& row) {
    return {read_entry(row),
            row.get<std::string>(9),
            row.get<std::string>(10),
            row.get<std::string>(11),
            row.get<std::string>(12),
            row.get<std::optional<RoomId>>(13),
            row.get<std::optional<std::chrono::sys_days>>(14),
            row.get<std::optional<std::int64_t>>(15),
            row.get<std::optional<std::int64_t>>(16),
            row.get<std::string>(17),
            row.get<std::int64_t>(18)};
}

}  // namespace

ListEntry read_entry(Statement const& row) {
    return {row.get<EntryId>(0),      row.get<ObjectId>(1),     row.get<SalvageClass>(2),
            row.get<std::int64_t>(3), row.get<std::int64_t>(4), row.get<SalvageAction>(5),
            row.get<std::string>(6),  row.get<std::string>(7),  row.get<std::string>(8)};
}

Result<ListEntry> stored_entry(Connection& connection, ListId list, ObjectId object) {
    NK_TRY(auto found, find_one(connection, kStoredEntry, read_entry, list, object));
    if (!found) {
        NK_TRY(auto number, accession_number(connection, object));
        return fail(ErrorCode::record_not_found, std::move(number));
    }
    return *std::move(found);
}

Status check_texts(ListEntry const& entry) {
    NK_CHECK(check_text("destination", entry.destination, limits::kLineMax));
    NK_CHECK(check_text("reason", entry.reason, limits::kLineMax));
    return check_text("instruction", entry.instruction, limits::kLineMax);
}

Result<std::string> accession_number(Connection& connection, ObjectId object) {
    auto const read = [](Statement const& row) { return row.get<std::string>(0); };
    NK_TRY(auto number, find_one(connection, kNumberOf, read, object));
    if (!number) {
        return fail(ErrorCode::record_not_found, object.text());
    }
    return *std::move(number);
}

Result<std::vector<ListEntry>> ListRepository::entries(ListId list, EntryFilter const& filter) {
    return find_all(*m_connection, kEntries, read_entry, list, filter.room, filter.salvage_class);
}

Result<std::vector<ListLine>> ListRepository::lines(ListId list) {
    return find_all(*m_connection, kLines, read_line, list);
}

Result<std::int64_t> ListRepository::entry_count(ListId list) {
    auto const read = [](Statement const& row) { return row.get<std::int64_t>(0); };
    NK_TRY(auto const count, find_one(*m_connection, kCount, read, list));
    return count.value_or(0);
}

Result<std::optional<ListEntry>> ListRepository::find_entry(ListId list, ObjectId object) {
    return find_one(*m_connection, kEntryOf, read_entry, list, object);
}

Status ListRepository::update_entry(ListId list, ListEntry const& entry) {
    NK_CHECK(check_texts(entry));
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto changed, get(list));
    NK_TRY(auto const before, stored_entry(*m_connection, list, entry.object));
    std::vector<FieldChange> changes;
    note_change(changes, "class", name_of(before.salvage_class), name_of(entry.salvage_class));
    note_change(changes, "action", name_of(before.action), name_of(entry.action));
    note_change(changes, "destination", before.destination, entry.destination);
    note_change(changes, "reason", before.reason, entry.reason);
    note_change(changes, "instruction", before.instruction, entry.instruction);
    if (changes.empty()) {
        return {};
    }
    NK_CHECK(run(*m_connection, kSetTexts, list, entry.object, entry.salvage_class, entry.action,
                 entry.destination, entry.reason, entry.instruction));
    NK_CHECK(revise(changed, RevisionAction::entry_changed, entry.object, std::move(changes)));
    return scope.commit();
}

}  // namespace noodkluis::storage
