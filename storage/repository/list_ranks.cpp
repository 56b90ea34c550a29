// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "crypto/base/limits.h"
#include "storage/model/field_text.h"
#include "storage/repository/list_repository.h"
#include "storage/repository/list_rows.h"
#include "storage/repository/write_scope.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kOrder = "SELECT object FROM list_entry WHERE list = ? ORDER BY rank";
constexpr Sql kRankOf = "SELECT rank FROM list_entry WHERE list = ? AND object = ?";
constexpr Sql kInsert =
    "INSERT INTO list_entry (id, list, object, salvage_class, rank, action, destination, reason, "
    "instruction) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kDelete = "DELETE FROM list_entry WHERE list = ? AND object = ?";
constexpr Sql kSetRank = "UPDATE list_entry SET rank = ?3 WHERE list = ?1 AND object = ?2";

// SQLite checks that ranks are unique row by row, so ranks that shift pass through negative ones.
constexpr Sql kShift =
    "UPDATE list_entry SET rank = -(rank + ?4) WHERE list = ?1 AND rank BETWEEN ?2 AND ?3";
constexpr Sql kCloseUp =
    "UPDATE list_entry SET rank = -closed.rank FROM "
    "(SELECT id, ?2 - 1 + row_number() OVER (ORDER BY rank) AS rank FROM list_entry "
    "WHERE list = ?1 AND rank >= ?2) AS closed WHERE list_entry.id = closed.id";
constexpr Sql kSettleRanks = "UPDATE list_entry SET rank = -rank WHERE list = ? AND rank < 0";

std::int64_t read_number(Statement const& row) {
    return row.get<std::int64_t>(0);
}

ObjectId read_object_id(Statement const& row) {
    return row.get<ObjectId>(0);
}

bool by_rank(ListEntry const& a, ListEntry const& b) {
    return a.rank < b.rank;
}

Status check_rank(std::int64_t rank, std::int64_t count) {
    if (rank < 1 || rank > count) {
        return fail(ErrorCode::not_in_range, "rank", "1 - " + std::to_string(count));
    }
    return {};
}

/// Each entry at its rank; the others in their order around them. The ranks are of 1 to the number
/// of all, and of no two entries the same.
std::vector<ObjectId> ordered(std::vector<ObjectId> const& others,
                              std::span<EntryRank const> places) {
    std::vector<ObjectId> order;
    order.reserve(others.size() + places.size());
    auto other = others.begin();
    for (auto const& place : places) {
        while (other != others.end() && static_cast<std::int64_t>(order.size()) < place.rank - 1) {
            order.push_back(*other++);
        }
        order.push_back(place.object);
    }
    order.insert(order.end(), other, others.end());
    return order;
}

}  // namespace

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
                            defaults.action, "", "", ""));
    }
    if (numbers.empty()) {
        return 0;
    }
    NK_CHECK(revise(changed, RevisionAction::entries_added, std::nullopt,
                    {{"objects", "", join_items(numbers)}}));
    NK_CHECK(scope.commit());
    return rank - before;
}

Result<std::vector<ObjectId>> ListRepository::put(ListId list, std::span<ListEntry const> entries) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto changed, get(list));
    NK_TRY(auto const before, find_all(*m_connection, kOrder, read_object_id, list));
    std::set<ObjectId> known(before.begin(), before.end());
    std::vector<EntryRank> places;
    std::vector<ObjectId> added;
    std::vector<std::string> numbers;
    NK_TRY(auto insert, m_connection->prepare(kInsert));
    for (auto const& entry : entries) {
        if (!known.insert(entry.object).second) {
            continue;
        }
        if (known.size() > limits::kListEntriesMax) {
            return fail(ErrorCode::list_full, std::to_string(limits::kListEntriesMax));
        }
        NK_CHECK(check_texts(entry));
        NK_TRY(auto number, accession_number(*m_connection, entry.object));
        numbers.push_back(std::move(number));
        places.push_back({entry.object, entry.rank});
        added.push_back(entry.object);
        // At the end for now, where no other is.
        NK_CHECK(insert.run(EntryId::random(), list, entry.object, entry.salvage_class,
                            static_cast<std::int64_t>(known.size()), entry.action,
                            entry.destination, entry.reason, entry.instruction));
    }
    if (added.empty()) {
        return added;
    }
    auto appended = before;
    appended.insert(appended.end(), added.begin(), added.end());
    NK_CHECK(write_order(list, ordered(before, places), appended));
    NK_CHECK(revise(changed, RevisionAction::entries_added, std::nullopt,
                    {{"objects", "", join_items(numbers)}}));
    NK_CHECK(scope.commit());
    return added;
}

Result<std::int64_t> ListRepository::remove(ListId list, std::span<ObjectId const> objects) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto changed, get(list));
    NK_TRY(auto first, entry_count(list));
    std::vector<std::string> numbers;
    std::vector<ListEntry> removed;
    for (auto const object : objects) {
        NK_TRY(auto const rank, find_one(*m_connection, kRankOf, read_number, list, object));
        if (rank) {
            first = std::min(first, *rank);
            NK_TRY(auto entry, stored_entry(*m_connection, list, object));
            removed.push_back(std::move(entry));
            NK_TRY(auto number, accession_number(*m_connection, object));
            numbers.push_back(std::move(number));
            NK_CHECK(run(*m_connection, kDelete, list, object));
        }
    }
    if (numbers.empty()) {
        return 0;
    }
    NK_CHECK(run(*m_connection, kCloseUp, list, first));
    NK_CHECK(run(*m_connection, kSettleRanks, list));
    std::sort(removed.begin(), removed.end(), by_rank);
    NK_CHECK(revise(changed, RevisionAction::entries_removed, std::nullopt,
                    {{"objects", join_items(numbers), ""}}, removed));
    NK_CHECK(scope.commit());
    return static_cast<std::int64_t>(numbers.size());
}

Status ListRepository::move(ListId list, ObjectId object, std::int64_t rank) {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto changed, get(list));
    NK_TRY(auto const count, entry_count(list));
    NK_TRY(auto const stored, stored_entry(*m_connection, list, object));
    auto const before = stored.rank;
    NK_CHECK(check_rank(rank, count));
    if (rank == before) {
        return {};
    }
    std::int64_t const shift = rank < before ? 1 : -1;
    auto const first = rank < before ? rank : before + 1;
    auto const last = rank < before ? before - 1 : rank;
    NK_CHECK(run(*m_connection, kSetRank, list, object, 0));
    NK_CHECK(run(*m_connection, kShift, list, first, last, shift));
    NK_CHECK(run(*m_connection, kSettleRanks, list));
    NK_CHECK(run(*m_connection, kSetRank, list, object, rank));
    NK_CHECK(revise(changed, RevisionAction::entry_moved, object,
                    {{"rank", std::to_string(before), std::to_string(rank)}}));
    return scope.commit();
}

Status ListRepository::move(ListId list, std::span<EntryRank const> places) {
    if (places.size() == 1) {
        return move(list, places.front().object, places.front().rank);
    }
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto changed, get(list));
    NK_TRY(auto const before, find_all(*m_connection, kOrder, read_object_id, list));
    std::vector<EntryRank> sorted(places.begin(), places.end());
    std::sort(sorted.begin(), sorted.end(),
              [](auto const& a, auto const& b) { return a.rank < b.rank; });
    std::set<ObjectId> moving;
    std::vector<ListEntry> entries;
    std::vector<std::string> numbers;
    std::vector<std::string> from;
    std::vector<std::string> to;
    std::int64_t last = 0;
    for (auto const& place : sorted) {
        NK_CHECK(check_rank(place.rank, static_cast<std::int64_t>(before.size())));
        if (place.rank == last || !moving.insert(place.object).second) {
            return fail(ErrorCode::invalid_argument, "rank",
                        translatable("each entry needs a place of its own"));
        }
        last = place.rank;
        NK_TRY(auto entry, stored_entry(*m_connection, list, place.object));
        NK_TRY(auto number, accession_number(*m_connection, place.object));
        numbers.push_back(std::move(number));
        from.push_back(std::to_string(entry.rank));
        to.push_back(std::to_string(place.rank));
        entries.push_back(std::move(entry));
    }
    std::vector<ObjectId> others;
    std::copy_if(before.begin(), before.end(), std::back_inserter(others),
                 [&](auto const& object) { return moving.count(object) == 0; });
    auto const order = ordered(others, sorted);
    if (order == before) {
        return {};
    }
    NK_CHECK(write_order(list, order, before));
    NK_CHECK(revise(changed, RevisionAction::entry_moved, std::nullopt,
                    {{"objects", join_items(numbers), join_items(numbers)},
                     {"rank", join_items(from), join_items(to)}},
                    entries));
    return scope.commit();
}

Status ListRepository::write_order(ListId list, std::span<ObjectId const> order,
                                   std::span<ObjectId const> before) {
    NK_TRY(auto set, m_connection->prepare(kSetRank));
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (order[i] != before[i]) {
            NK_CHECK(set.run(list, order[i], -static_cast<std::int64_t>(i + 1)));
        }
    }
    return run(*m_connection, kSettleRanks, list);
}

}  // namespace noodkluis::storage
