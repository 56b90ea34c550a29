// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/catalogue_entries.h"

#include <algorithm>

#include "storage/model/field_text.h"
#include "storage/repository/match_expression.h"
#include "storage/repository/rows.h"

#define NK_ENTRY                                                                     \
    "SELECT row, id, location, location_checked_on, owner_kind, materials, "         \
    "NOT EXISTS (SELECT 1 FROM object_photo WHERE object_photo.object = object.id)," \
    "location IS NULL, dimensions = '', weight_g IS NULL, people_needed IS NULL, "   \
    "handling = '', short_name = '' FROM object "

namespace noodkluis::storage {
namespace {

constexpr Sql kEntries = NK_ENTRY "ORDER BY row";
constexpr Sql kEntryByRow = NK_ENTRY "WHERE row = ?";
constexpr Sql kLocations = "SELECT id, path FROM location";
constexpr Sql kListings =
    "SELECT object.row, list, salvage_class FROM list_entry "
    "JOIN object ON object.id = list_entry.object";
constexpr Sql kSearch = "SELECT rowid FROM object_fts WHERE object_fts MATCH ?";

/// The gaps in the order of the columns of NK_ENTRY, from the seventh on.
constexpr std::array kGapColumns{Gap::photo,  Gap::location, Gap::size,      Gap::weight,
                                 Gap::people, Gap::handling, Gap::short_name};
constexpr int kFirstGapColumn = 6;

constexpr std::size_t kWordsKept = 256;
/// Of which a search finds most, so that it takes longest; the most frequent first letters of words
/// first.
constexpr std::string_view kLetters = "sbmvpdkghwtrcalnefoijzuyqx1234567890";

constexpr std::uint8_t bit_of(Gap gap) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(gap));
}

}  // namespace

CatalogueEntries::CatalogueEntries(Connection& database)
    : connection(database), watch(database, "object") {}

Status CatalogueEntries::refresh() {
    auto const changes = watch.total_changes();
    if (loaded && changes == seen_changes) {
        return {};
    }
    auto const changed = watch.take();
    bool const follows = loaded && !changed.too_many;
    // Whatever goes wrong on the way, the next time reads everything.
    loaded = false;
    NK_CHECK(read_locations());
    if (follows) {
        NK_CHECK(follow(changed.rows));
    } else {
        NK_CHECK(load());
    }
    NK_CHECK(read_listings());
    loaded = true;
    seen_changes = changes;
    return {};
}

Status CatalogueEntries::load() {
    rows.clear();
    entries.clear();
    materials.clear();
    orders.fill({});
    ++generation;
    NK_TRY(auto found, connection.prepare(kEntries));
    found.start();
    return found.each([&](Statement const& row) {
        rows.push_back(row.get<std::int64_t>(0));
        entries.push_back(read_entry(row));
    });
}

Status CatalogueEntries::follow(std::vector<std::int64_t> const& changed) {
    for (auto const row : changed) {
        NK_TRY(auto found, connection.prepare(kEntryByRow));
        NK_TRY(bool const there, found.find(row));
        auto const index = index_of(row);
        ++generation;
        if (there && index) {
            entries[*index] = read_entry(found);
        } else if (there && (rows.empty() || row > rows.back())) {
            rows.push_back(row);
            entries.push_back(read_entry(found));
            orders.fill({});
        } else if (there || index) {
            return load();  // one was deleted, or came in between
        }
    }
    return {};
}

CatalogueEntry CatalogueEntries::read_entry(Statement const& row) {
    CatalogueEntry entry;
    entry.id = row.get<ObjectId>(1);
    if (auto const location = row.get<std::optional<LocationId>>(2)) {
        auto const path = path_index.find(*location);
        entry.location = path == path_index.end() ? CatalogueEntry::kNowhere : path->second;
    }
    entry.checked_on = row.get<std::optional<std::int32_t>>(3).value_or(CatalogueEntry::kNever);
    entry.owner_kind = row.get<OwnerKind>(4);
    add_materials(entry, row.get<std::string_view>(5));
    for (std::size_t i = 0; i < kGapColumns.size(); ++i) {
        if (row.get<bool>(kFirstGapColumn + static_cast<int>(i))) {
            entry.gaps = static_cast<std::uint8_t>(entry.gaps | bit_of(kGapColumns[i]));
        }
    }
    return entry;
}

void CatalogueEntries::add_materials(CatalogueEntry& entry, std::string_view text) {
    entry.first_material = static_cast<std::uint32_t>(materials.size());
    if (text.empty()) {
        return;
    }
    for (auto& term : split_items(text)) {
        auto const [known, added] =
            term_index.try_emplace(std::move(term), static_cast<std::uint32_t>(terms.size()));
        if (added) {
            terms.push_back(known->first);
        }
        materials.push_back(known->second);
        ++entry.material_count;
    }
}

/// Places keep their index when they get another path.
Status CatalogueEntries::read_locations() {
    NK_TRY(auto found, connection.prepare(kLocations));
    found.start();
    return found.each([&](Statement const& row) {
        auto const [known, added] = path_index.try_emplace(
            row.get<LocationId>(0), static_cast<std::uint32_t>(paths.size()));
        if (added) {
            paths.emplace_back();
        }
        auto const path = row.get<std::string_view>(1);
        if (paths[known->second] != path) {
            paths[known->second] = path;
            ++generation;  // the order by place is another one now
        }
    });
}

Status CatalogueEntries::read_listings() {
    listings.clear();
    NK_TRY(auto found, connection.prepare(kListings));
    found.start();
    return found.each([&](Statement const& row) {
        if (auto const object = index_of(row.get<std::int64_t>(0))) {
            listings.push_back({*object, row.get<ListId>(1), row.get<SalvageClass>(2)});
        }
    });
}

Result<ObjectSet> CatalogueEntries::match(std::string const& expression) {
    ObjectSet objects(entries.size());
    NK_TRY(auto matches, connection.prepare(kSearch));
    matches.start(expression);
    NK_CHECK(matches.each([&](Statement const& row) {
        if (auto const object = index_of(row.get<std::int64_t>(0))) {
            objects.add(*object);
        }
    }));
    return objects;
}

Result<ObjectSet const*> CatalogueEntries::match_word(std::string const& expression) {
    if (words_generation != generation || word_sets.size() >= kWordsKept) {
        word_sets.clear();
        words_generation = generation;
        next_letter = 0;
    }
    auto const known = word_sets.find(expression);
    if (known != word_sets.end()) {
        return &known->second;
    }
    NK_TRY(auto objects, match(expression));
    return &word_sets.emplace(expression, std::move(objects)).first->second;
}

/// Word by word, since the words before the one that is typed are the same as at the last key.
Result<std::optional<ObjectSet>> CatalogueEntries::search(std::string_view text) {
    std::optional<ObjectSet> all;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find(' ', begin), text.size());
        auto const word = match_expression(text.substr(begin, end - begin));
        begin = end + 1;
        if (word.empty()) {
            continue;
        }
        NK_TRY(auto const* const objects, match_word(word));
        if (objects->empty()) {
            // Perhaps only a word of punctuation, which does not count beside other words.
            NK_TRY(auto whole, match(match_expression(text)));
            return whole;
        }
        if (all) {
            all->keep_only(*objects);
        } else {
            all = *objects;
        }
    }
    return all;
}

Result<bool> CatalogueEntries::search_next_letter() {
    if (words_generation == generation && next_letter >= kLetters.size()) {
        return false;
    }
    auto const letter = words_generation == generation ? next_letter : 0;
    NK_CHECK(match_word(match_expression(kLetters.substr(letter, 1))));
    next_letter = letter + 1;
    return next_letter < kLetters.size();
}

Result<CatalogueOrder const*> CatalogueEntries::order(ObjectColumn column) {
    auto& order = orders[static_cast<std::size_t>(column)];
    bool const usable = order.objects.size() == entries.size() && order.generation != 0 &&
                        (order.generation == generation || last_column == column);
    if (!usable) {
        CatalogueOrder made;
        made.objects.reserve(entries.size());
        made.generation = generation;
        NK_TRY(auto found, connection.prepare(catalogue_order(column)));
        found.start();
        NK_CHECK(found.each([&](Statement const& row) {
            if (auto const object = index_of(row.get<std::int64_t>(0))) {
                made.objects.push_back(*object);
                made.known += row.get<bool>(1) ? 1U : 0U;
            }
        }));
        order = std::move(made);
    }
    last_column = column;
    return &order;
}

std::optional<std::uint32_t> CatalogueEntries::index_of(std::int64_t row) const {
    // Without gaps in the rows, which is nearly always so, the place is known at once.
    if (!rows.empty() && row >= rows.front()) {
        auto const guess = static_cast<std::size_t>(row - rows.front());
        if (guess < rows.size() && rows[guess] == row) {
            return static_cast<std::uint32_t>(guess);
        }
    }
    auto const found = std::lower_bound(rows.begin(), rows.end(), row);
    return found == rows.end() || *found != row
               ? std::nullopt
               : std::optional(static_cast<std::uint32_t>(found - rows.begin()));
}

bool CatalogueEntries::lacks(CatalogueEntry const& entry, Gap gap,
                             std::chrono::sys_days checked_since) const {
    return gap == Gap::location_check ? entry.checked_on < checked_since.time_since_epoch().count()
                                      : (entry.gaps & bit_of(gap)) != 0;
}

}  // namespace noodkluis::storage
