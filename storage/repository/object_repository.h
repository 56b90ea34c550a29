// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/model/object.h"
#include "storage/model/revision.h"
#include "storage/repository/place_repository.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// What a table of objects shows.
struct ObjectSummary {
    ObjectId id;
    std::string accession_number;
    UnitKind unit_kind = UnitKind::object;
    std::string short_name;
    std::string title;
    std::string maker;
    std::string location_path;
    Timestamp updated_at{};
    friend bool operator==(ObjectSummary const&, ObjectSummary const&) = default;
};

enum class ObjectOrder : std::uint8_t { accession_number, title, location, newest_change };

/// Which objects; an empty member does not restrict.
struct ObjectFilter {
    /// Words as typed: each must begin a word of the number, names, maker or location. Letter case
    /// and diacritics do not count, and no character has a special meaning.
    std::string search;
    std::string location;  ///< a path: there, or anywhere below it
    std::optional<ListId> on_list;
};

/// Objects, their photos, their search index and their history. Each change writes one revision.
class ObjectRepository {
  public:
    ObjectRepository(Connection& connection, UserId user, Clock const& clock)
        : m_connection(&connection), m_user(user), m_clock(&clock), m_places(connection) {}

    /// Gives the object an id when it has none, version 1 and the time. Its location is found or
    /// made by `location_path`; when that is "", `location` is kept. Errors:
    /// accession_number_missing, accession_number_taken, those of find_or_create_location.
    [[nodiscard]] Result<ObjectId> insert(Object object);
    /// Writes what differs from the stored object, which must still have `object.version`; nothing
    /// when nothing differs. When `location_path` differs it decides about the location.
    /// Returns the version that is stored now. Errors: record_changed, record_not_found, and those
    /// of insert.
    [[nodiscard]] Result<std::int64_t> update(Object const& object);

    /// Takes back an insert: the object goes, with its history. Only one that is on no
    /// list and that no history of a list tells of. Errors: record_not_found,
    /// record_conflict.
    [[nodiscard]] Status remove(ObjectId id);

    /// Errors: record_not_found.
    [[nodiscard]] Result<Object> get(ObjectId id);
    /// Null when no object has this number.
    [[nodiscard]] Result<std::optional<Object>> find(std::string_view accession_number);

    [[nodiscard]] Result<std::int64_t> count(ObjectFilter const& filter);
    [[nodiscard]] Result<std::vector<ObjectSummary>> page(ObjectFilter const& filter,
                                                          ObjectOrder order, std::int64_t offset,
                                                          std::int64_t limit);
    [[nodiscard]] Result<ObjectSummary> summary(ObjectId id);
    /// The best matches first, for search as you type; `text` as in ObjectFilter::search.
    [[nodiscard]] Result<std::vector<ObjectSummary>> search(std::string_view text,
                                                            std::int64_t limit);

    /// The oldest revision first.
    [[nodiscard]] Result<std::vector<Revision>> history(ObjectId id);

  private:
    Connection* m_connection;
    UserId m_user;
    Clock const* m_clock;
    PlaceRepository m_places;
};

}  // namespace noodkluis::storage
