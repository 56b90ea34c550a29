// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/object_catalogue.h"

#include <algorithm>

#include "storage/repository/catalogue_entries.h"

namespace noodkluis::storage {
namespace {

/// In what an object does not fit a filter, a bit for each.
enum Misfit : unsigned {
    kNone = 0,
    kSearch = 1,
    kPlace = 2,
    kList = 4,
    kClass = 8,
    kMaterial = 16,
    kOwner = 32,
    kGaps = 64
};

constexpr std::uint8_t kListed = 1U << 3;    ///< on the list that is asked for
constexpr std::uint8_t kAnywhere = 1U << 4;  ///< on any list

std::uint8_t bit_of(SalvageClass salvage_class) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(salvage_class));
}

bool is_within(std::string_view path, std::string_view place) {
    return path.starts_with(place) && (path.size() == place.size() || path[place.size()] == '/');
}

/// A filter with all that has to be looked up for it only once.
class Matcher {
  public:
    static Result<Matcher> prepare(CatalogueEntries& entries, CatalogueFilter const& filter) {
        Matcher matcher(entries, filter);
        NK_TRY(matcher.m_found, entries.search(filter.search));
        matcher.look_up_places();
        matcher.look_up_lists();
        if (!filter.material.empty()) {
            auto const term = entries.term_index.find(filter.material);
            matcher.m_material = term == entries.term_index.end() ? -1 : std::int64_t{term->second};
        }
        return matcher;
    }

    [[nodiscard]] unsigned misfits(std::size_t object) const {
        auto const& entry = m_entries.entries[object];
        auto const& filter = m_filter;
        unsigned misfits = !m_found || m_found->contains(object) ? kNone : kSearch;
        if (!m_places.empty() &&
            (entry.location == CatalogueEntry::kNowhere || m_places[entry.location] == 0)) {
            misfits |= kPlace;
        }
        if ((filter.on_list && (m_lists[object] & kListed) == 0) ||
            (filter.unlisted && (m_lists[object] & kAnywhere) != 0)) {
            misfits |= kList;
        }
        if (filter.salvage_class && (m_lists[object] & bit_of(*filter.salvage_class)) == 0) {
            misfits |= kClass;
        }
        if (m_material && !has_material(entry)) {
            misfits |= kMaterial;
        }
        if (filter.owner_kind && entry.owner_kind != *filter.owner_kind) {
            misfits |= kOwner;
        }
        for (std::size_t i = 0; i < kGapCount; ++i) {
            if (filter.gaps[i] &&
                !m_entries.lacks(entry, static_cast<Gap>(i), filter.checked_since)) {
                misfits |= kGaps;
            }
        }
        return misfits;
    }
    /// Of the list that is asked for, or else of any; a bit for each.
    [[nodiscard]] std::uint8_t classes(std::size_t object) const { return m_lists[object]; }

  private:
    Matcher(CatalogueEntries& entries, CatalogueFilter const& filter)
        : m_entries(entries), m_filter(filter) {}

    void look_up_places() {
        std::string_view place = m_filter.location;
        while (place.ends_with('/')) {
            place.remove_suffix(1);
        }
        if (!place.empty()) {
            m_places.resize(m_entries.paths.size());
            std::transform(m_entries.paths.begin(), m_entries.paths.end(), m_places.begin(),
                           [&](auto const& path) { return is_within(path, place) ? 1 : 0; });
        }
    }
    void look_up_lists() {
        m_lists.resize(m_entries.entries.size());
        for (auto const& listing : m_entries.listings) {
            auto& bits = m_lists[listing.object];
            bits = static_cast<std::uint8_t>(bits | kAnywhere);
            if (!m_filter.on_list || *m_filter.on_list == listing.list) {
                bits = static_cast<std::uint8_t>(bits | kListed | bit_of(listing.salvage_class));
            }
        }
    }
    [[nodiscard]] bool has_material(CatalogueEntry const& entry) const {
        auto const first =
            m_entries.materials.begin() + static_cast<std::ptrdiff_t>(entry.first_material);
        return std::any_of(first, first + entry.material_count,
                           [&](auto const term) { return std::int64_t{term} == *m_material; });
    }

    CatalogueEntries& m_entries;
    CatalogueFilter const& m_filter;
    std::optional<ObjectSet> m_found;  ///< null when all will do
    std::vector<char> m_places;        ///< for each path; empty when all will do
    std::vector<std::uint8_t> m_lists;
    std::optional<std::int64_t> m_material;  ///< -1 is one that no object has
};

/// The places above and at each path, with the sums of what is in them.
std::vector<CatalogueFacets::Place> place_facets(CatalogueEntries const& entries,
                                                 std::vector<std::int64_t> const& counts) {
    constexpr int kDepthMax = 3;
    std::map<std::string, CatalogueFacets::Place> places;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        auto const& path = entries.paths[i];
        std::size_t end = 0;
        for (int depth = 0; depth < kDepthMax && counts[i] > 0 && end != std::string::npos;
             ++depth) {
            end = path.find('/', depth == 0 ? 0 : end + 1);
            auto part = path.substr(0, end);
            // So that "Depot 2" does not come between "Depot" and "Depot/1".
            auto key = part;
            std::replace(key.begin(), key.end(), '/', '\x01');
            auto& place = places[std::move(key)];
            place.path = std::move(part);
            place.depth = depth;
            place.count += counts[i];
        }
    }
    std::vector<CatalogueFacets::Place> in_order;
    in_order.reserve(places.size());
    for (auto& [key, place] : places) {
        in_order.push_back(std::move(place));
    }
    return in_order;
}

std::vector<CatalogueFacets::Term> material_facets(CatalogueEntries const& entries,
                                                   std::vector<std::int64_t> const& counts) {
    std::vector<CatalogueFacets::Term> found;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) {
            found.push_back({entries.terms[i], counts[i]});
        }
    }
    auto const count = std::min(found.size(), CatalogueFacets::kMaterialsMax);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count),
                      found.end(), [](auto const& a, auto const& b) {
                          return a.count != b.count ? a.count > b.count : a.term < b.term;
                      });
    found.resize(count);
    return found;
}

/// True when nothing but this keeps an object out.
bool only(unsigned misfits, Misfit misfit) {
    return (misfits & ~static_cast<unsigned>(misfit)) == 0;
}

}  // namespace

ObjectCatalogue::ObjectCatalogue(Connection& connection)
    : m_entries(std::make_unique<CatalogueEntries>(connection)) {}
ObjectCatalogue::~ObjectCatalogue() = default;

Result<std::vector<ObjectId>> ObjectCatalogue::ids(CatalogueFilter const& filter,
                                                   CatalogueSort const& sort, Job const& job) {
    NK_CHECK(m_entries->refresh());
    NK_TRY(auto const* const order, m_entries->order(sort.column));
    if (job.cancelled()) {
        return fail(ErrorCode::cancelled);
    }
    CancelScope const cancel(m_entries->connection, job);
    NK_TRY(auto const matcher, Matcher::prepare(*m_entries, filter));
    std::vector<ObjectId> ids;
    auto const visit = [&](std::uint32_t object) {
        if (matcher.misfits(object) == kNone) {
            ids.push_back(m_entries->entries[object].id);
        }
    };
    auto const known = order->objects.begin() + static_cast<std::ptrdiff_t>(order->known);
    if (sort.direction == Direction::ascending) {
        std::for_each(order->objects.begin(), known, visit);
    } else {
        std::for_each(std::reverse_iterator(known), order->objects.rend(), visit);
    }
    std::for_each(known, order->objects.end(), visit);
    return ids;
}

Result<bool> ObjectCatalogue::prepare_search() {
    NK_CHECK(m_entries->refresh());
    return m_entries->search_next_letter();
}

Result<CatalogueFacets> ObjectCatalogue::facets(CatalogueFilter const& filter, Job const& job) {
    NK_CHECK(m_entries->refresh());
    CancelScope const cancel(m_entries->connection, job);
    NK_TRY(auto const matcher, Matcher::prepare(*m_entries, filter));
    CatalogueFacets facets;
    std::vector<std::int64_t> places(m_entries->paths.size());
    std::vector<std::int64_t> materials(m_entries->terms.size());
    for (std::size_t i = 0; i < m_entries->entries.size(); ++i) {
        auto const& entry = m_entries->entries[i];
        auto const misfits = matcher.misfits(i);
        if (only(misfits, kPlace) && entry.location != CatalogueEntry::kNowhere) {
            ++places[entry.location];
        }
        for (std::uint32_t m = 0; only(misfits, kMaterial) && m < entry.material_count; ++m) {
            ++materials[m_entries->materials[entry.first_material + m]];
        }
        if (only(misfits, kOwner)) {
            ++facets.owner_kinds[static_cast<std::size_t>(entry.owner_kind)];
        }
        for (std::size_t c = 0; only(misfits, kClass) && c < facets.classes.size(); ++c) {
            facets.classes[c] += (static_cast<unsigned>(matcher.classes(i)) >> c) & 1U;
        }
        for (std::size_t g = 0; misfits == kNone && g < kGapCount; ++g) {
            facets.gaps[g] +=
                m_entries->lacks(entry, static_cast<Gap>(g), filter.checked_since) ? 1 : 0;
        }
    }
    facets.places = place_facets(*m_entries, places);
    facets.materials = material_facets(*m_entries, materials);
    return facets;
}

}  // namespace noodkluis::storage
