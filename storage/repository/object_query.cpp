// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "storage/repository/match_expression.h"
#include "storage/repository/object_repository.h"
#include "storage/repository/rows.h"

// What several statements share is put together by the compiler. A parameter that is empty or null
// does not restrict, and SQLite then does not run the query behind it.
#define NK_FROM "FROM object LEFT JOIN location ON location.id = object.location "
#define NK_SUMMARY                                                                     \
    "SELECT object.id, object.accession_number, object.unit_kind, object.short_name, " \
    "object.title, object.maker, location.path, object.updated_at " NK_FROM
#define NK_MATCHING                                                         \
    "WHERE (?1 = '' OR object.row IN "                                      \
    "(SELECT rowid FROM object_fts WHERE object_fts MATCH ?1)) "            \
    "AND (?2 = '' OR location.path = ?2 OR (location.path > ?2 || '/' AND " \
    "location.path < ?2 || '0')) "                                          \
    "AND (?3 IS NULL OR object.id IN (SELECT object FROM list_entry WHERE list = ?3)) "
#define NK_BY_NUMBER "ORDER BY object.accession_number "
#define NK_BY_TITLE "ORDER BY object.title, object.accession_number "
#define NK_BY_LOCATION "ORDER BY location.path IS NULL, location.path, object.accession_number "
#define NK_BY_CHANGE "ORDER BY object.updated_at DESC, object.accession_number "
#define NK_WINDOW "LIMIT ?5 OFFSET ?4"

namespace noodkluis::storage {
namespace {

constexpr Sql kCount = "SELECT count(*) " NK_FROM NK_MATCHING;
constexpr Sql kSummaryById = NK_SUMMARY "WHERE object.id = ?";
constexpr Sql kSearch = NK_SUMMARY
    "JOIN object_fts ON object_fts.rowid = object.row WHERE object_fts MATCH ? "
    "ORDER BY object_fts.rank, object.accession_number LIMIT ?";

constexpr Sql page_in(ObjectOrder order) {
    switch (order) {
        case ObjectOrder::accession_number:
            return NK_SUMMARY NK_MATCHING NK_BY_NUMBER NK_WINDOW;
        case ObjectOrder::title:
            return NK_SUMMARY NK_MATCHING NK_BY_TITLE NK_WINDOW;
        case ObjectOrder::location:
            return NK_SUMMARY NK_MATCHING NK_BY_LOCATION NK_WINDOW;
        case ObjectOrder::newest_change:
            return NK_SUMMARY NK_MATCHING NK_BY_CHANGE NK_WINDOW;
    }
    assertion_failed("a known order", __FILE__, __LINE__);
}

ObjectSummary read_summary(Statement const& row) {
    return {row.get<ObjectId>(0),    row.get<std::string>(1), row.get<UnitKind>(2),
            row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5),
            row.get<std::string>(6), row.get<Timestamp>(7)};
}

std::string_view without_slash(std::string_view path) {
    while (path.ends_with('/')) {
        path.remove_suffix(1);
    }
    return path;
}

}  // namespace

Result<std::int64_t> ObjectRepository::count(ObjectFilter const& filter) {
    auto const read = [](Statement const& row) { return row.get<std::int64_t>(0); };
    NK_TRY(auto const found, find_one(*m_connection, kCount, read, match_expression(filter.search),
                                      without_slash(filter.location), filter.on_list));
    return found.value_or(0);
}

Result<std::vector<ObjectSummary>> ObjectRepository::page(ObjectFilter const& filter,
                                                          ObjectOrder order, std::int64_t offset,
                                                          std::int64_t limit) {
    return find_all(*m_connection, page_in(order), read_summary, match_expression(filter.search),
                    without_slash(filter.location), filter.on_list, offset,
                    std::max(limit, std::int64_t{0}));
}

Result<ObjectSummary> ObjectRepository::summary(ObjectId id) {
    NK_TRY(auto found, find_one(*m_connection, kSummaryById, read_summary, id));
    if (!found) {
        return fail(ErrorCode::record_not_found, id.text());
    }
    return *std::move(found);
}

Result<std::vector<ObjectSummary>> ObjectRepository::search(std::string_view text,
                                                            std::int64_t limit) {
    auto const expression = match_expression(text);
    if (expression.empty()) {
        return std::vector<ObjectSummary>();
    }
    return find_all(*m_connection, kSearch, read_summary, expression,
                    std::max(limit, std::int64_t{0}));
}

}  // namespace noodkluis::storage
