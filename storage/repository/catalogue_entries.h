// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <map>
#include <unordered_map>

#include "storage/repository/object_catalogue.h"
#include "storage/sqlite/row_watch.h"

// What ObjectCatalogue keeps. Objects are known by their index in the order of their rows.
namespace noodkluis::storage {

struct CatalogueEntry {
    static constexpr std::uint32_t kNowhere = 0xffffffff;
    static constexpr std::int32_t kNever = INT32_MIN;
    ObjectId id;
    std::uint32_t location = kNowhere;  ///< index in CatalogueEntries::paths
    std::int32_t checked_on = kNever;   ///< days since 1970
    std::uint32_t first_material = 0;   ///< in CatalogueEntries::materials
    std::uint16_t material_count = 0;
    OwnerKind owner_kind = OwnerKind::own;
    std::uint8_t gaps = 0;  ///< a bit for each Gap but location_check
};

/// An order of all objects: those of which the column is known, then the others.
struct CatalogueOrder {
    std::vector<std::uint32_t> objects;
    std::size_t known = 0;
    std::uint64_t generation = 0;  ///< of the entries it was made of
};

struct CatalogueListing {
    std::uint32_t object = 0;
    ListId list;
    SalvageClass salvage_class = SalvageClass::b;
};

/// A set of objects by their index.
class ObjectSet {
  public:
    explicit ObjectSet(std::size_t count) : m_bits((count + 63) / 64) {}
    void add(std::size_t object) { m_bits[object / 64] |= std::uint64_t{1} << (object % 64); }
    [[nodiscard]] bool contains(std::size_t object) const {
        return (m_bits[object / 64] >> (object % 64) & 1U) != 0;
    }
    [[nodiscard]] bool empty() const {
        return std::all_of(m_bits.begin(), m_bits.end(), [](auto const bits) { return bits == 0; });
    }
    void keep_only(ObjectSet const& others) {
        for (std::size_t i = 0; i < m_bits.size(); ++i) {
            m_bits[i] &= others.m_bits[i];
        }
    }

  private:
    std::vector<std::uint64_t> m_bits;
};

struct CatalogueEntries {
    explicit CatalogueEntries(Connection& database);

    /// Reads what was written since the last time; everything at first.
    [[nodiscard]] Status refresh();
    /// What the search finds; null when it is blank and finds all.
    [[nodiscard]] Result<std::optional<ObjectSet>> search(std::string_view text);
    /// Finds what begins with the next letter or figure; false when that was the last one.
    [[nodiscard]] Result<bool> search_next_letter();
    [[nodiscard]] Result<CatalogueOrder const*> order(ObjectColumn column);
    [[nodiscard]] std::optional<std::uint32_t> index_of(std::int64_t row) const;
    [[nodiscard]] bool lacks(CatalogueEntry const& entry, Gap gap,
                             std::chrono::sys_days checked_since) const;

    Connection& connection;
    RowWatch watch;
    bool loaded = false;
    std::int64_t seen_changes = -1;
    std::uint64_t generation = 0;
    std::vector<std::int64_t> rows;  ///< ascending
    std::vector<CatalogueEntry> entries;
    std::vector<std::uint32_t> materials;  ///< indices in terms
    std::vector<std::string> terms;
    std::unordered_map<std::string, std::uint32_t> term_index;
    std::vector<std::string> paths;
    std::map<LocationId, std::uint32_t> path_index;
    std::vector<CatalogueListing> listings;
    std::array<CatalogueOrder, kObjectColumnCount> orders;
    std::optional<ObjectColumn> last_column;
    std::map<std::string, ObjectSet> word_sets;  ///< by the query of one word
    std::uint64_t words_generation = 0;
    std::size_t next_letter = 0;

  private:
    [[nodiscard]] Result<ObjectSet> match(std::string const& expression);
    [[nodiscard]] Result<ObjectSet const*> match_word(std::string const& expression);
    [[nodiscard]] Status load();
    [[nodiscard]] Status follow(std::vector<std::int64_t> const& changed);
    [[nodiscard]] Status read_locations();
    [[nodiscard]] Status read_listings();
    [[nodiscard]] CatalogueEntry read_entry(Statement const& row);
    void add_materials(CatalogueEntry& entry, std::string_view text);
};

/// In the order of its column; what is not known last. Columns: row, whether it is known.
[[nodiscard]] Sql catalogue_order(ObjectColumn column);

}  // namespace noodkluis::storage
