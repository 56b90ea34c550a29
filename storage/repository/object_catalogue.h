// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "crypto/base/job.h"
#include "storage/model/object.h"
#include "storage/model/priority_list.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// What the catalogue sorts on.
enum class ObjectColumn : std::uint8_t {
    accession_number,
    short_name,  ///< or the title, when there is none
    title,
    object_name,
    maker,
    date,
    materials,
    location,
    location_checked_on,
    people_needed,
    minutes_needed,
    weight,
    removable,
    condition,
    owner_kind,
    owner,
    value,
    updated_at
};
inline constexpr std::size_t kObjectColumnCount = 18;

enum class Direction : std::uint8_t { ascending, descending };

struct CatalogueSort {
    ObjectColumn column = ObjectColumn::accession_number;
    Direction direction = Direction::ascending;
    friend bool operator==(CatalogueSort const&, CatalogueSort const&) = default;
};

/// What is not known of an object, though whoever saves it would want to know.
enum class Gap : std::uint8_t {
    photo,
    location,
    location_check,  ///< never, or not since CatalogueFilter::checked_since
    size,
    weight,
    people,
    handling,
    short_name
};
inline constexpr std::size_t kGapCount = 8;

/// Which objects; an empty member does not restrict.
struct CatalogueFilter {
    std::string search;    ///< as ObjectFilter::search
    std::string location;  ///< a path: there, or anywhere below it
    std::optional<ListId> on_list{};
    bool unlisted = false;  ///< on no list at all
    /// On `on_list`, or else on any list.
    std::optional<SalvageClass> salvage_class{};
    std::string material{};  ///< among others, exactly
    std::optional<OwnerKind> owner_kind{};
    std::array<bool, kGapCount> gaps{};  ///< all of these
    std::chrono::sys_days checked_since{};
    friend bool operator==(CatalogueFilter const&, CatalogueFilter const&) = default;
};

/// How many objects each further choice would leave. Those of one kind do not count the choice that
/// was made of that kind, so that another one can be made instead.
struct CatalogueFacets {
    struct Place {
        std::string path;
        int depth = 0;  ///< 0 is a building, 1 a floor, 2 a room
        std::int64_t count = 0;
    };
    struct Term {
        std::string term;
        std::int64_t count = 0;
    };
    std::vector<Place> places;    ///< each before those in it
    std::vector<Term> materials;  ///< the most frequent first, at most kMaterialsMax
    std::array<std::int64_t, 4> owner_kinds{};
    std::array<std::int64_t, 3> classes{};
    std::array<std::int64_t, kGapCount> gaps{};
    static constexpr std::size_t kMaterialsMax = 30;
};

struct CatalogueEntries;

/// All objects in memory, each with the little that a table filters and sorts on: what is typed in
/// a search is answered within a frame, whatever the size of the collection. Follows what is
/// written through its connection. Used by the thread that has the vault.
class ObjectCatalogue {
  public:
    /// The connection must outlive it. Nothing is read yet.
    explicit ObjectCatalogue(Connection& connection);
    ObjectCatalogue(ObjectCatalogue const&) = delete;
    ObjectCatalogue& operator=(ObjectCatalogue const&) = delete;
    ~ObjectCatalogue();

    /// The ids in order; what is not known comes last in both directions. While the same column is
    /// asked for again, an object that was changed keeps its place. Errors: cancelled.
    [[nodiscard]] Result<std::vector<ObjectId>> ids(CatalogueFilter const& filter,
                                                    CatalogueSort const& sort, Job const& job);
    /// One step of getting ready to search: the first letters of words are found beforehand, for
    /// they find most and take longest. False when it is ready, until an object changes.
    [[nodiscard]] Result<bool> prepare_search();
    /// Errors: cancelled.
    [[nodiscard]] Result<CatalogueFacets> facets(CatalogueFilter const& filter, Job const& job);

  private:
    std::unique_ptr<CatalogueEntries> m_entries;
};

}  // namespace noodkluis::storage
