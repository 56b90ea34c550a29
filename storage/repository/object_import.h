// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "storage/model/object.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

enum class ImportOutcome : std::uint8_t { created, changed, unchanged };

/// Many objects in one go, as fast as the database takes them, with search index and history as
/// if each had been inserted or updated. The caller holds the transaction from before `begin` until
/// after `finish`, so an import is all or nothing; no other change of objects in between.
///
///     NK_TRY(auto transaction, Transaction::begin(connection));
///     NK_TRY(auto objects, ObjectImport::begin(connection, user, clock));
///     NK_TRY(auto object, objects.find_or_new("SK-A-1671"));
///     NK_CHECK(set_field(object, title, "..."));
///     NK_TRY(auto const outcome, objects.put(object));
///     NK_CHECK(objects.finish());
///     NK_CHECK(transaction.commit());
class ObjectImport {
  public:
    [[nodiscard]] static Result<ObjectImport> begin(Connection& connection, UserId user,
                                                    Clock const& clock);
    ObjectImport(ObjectImport&&) noexcept;
    ObjectImport& operator=(ObjectImport&&) = delete;
    ObjectImport(ObjectImport const&) = delete;
    ObjectImport& operator=(ObjectImport const&) = delete;
    ~ObjectImport();

    /// The stored object with this number (put during this import included), or a new one.
    [[nodiscard]] Result<Object> find_or_new(std::string_view accession_number);
    [[nodiscard]] bool contains(std::string_view accession_number) const;
    /// Every number that is known now, in no order.
    void each_number(std::function<void(std::string_view)> const& visit) const;
    /// Inserts a new object, or writes what differs from the stored one; the object is then used
    /// up. Errors as of ObjectRepository::insert and update.
    [[nodiscard]] Result<ImportOutcome> put(Object&& object);
    /// Completes the history.
    [[nodiscard]] Status finish();

  private:
    struct State;
    explicit ObjectImport(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace noodkluis::storage
