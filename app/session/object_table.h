// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <vector>

#include "app/session/object_columns.h"
#include "app/session/vault_thread.h"
#include "storage/repository/object_repository.h"

namespace noodkluis::app {

/// The rows of a table of any size: the ids of all, and only those rows that were looked at.
/// Used on one thread, which never waits for it.
class ObjectTable {
  public:
    /// Both must outlive it.
    ObjectTable(VaultThread& thread, Clock const& clock) : m_thread(thread), m_clock(clock) {}

    /// Asks for other objects or another order. The rows before stay until the new ones are there.
    void show(storage::CatalogueFilter filter, storage::CatalogueSort sort);
    /// Asks again, after something was changed.
    void refresh();
    /// Takes what has arrived and asks for what was looked at; once for each frame. The error that
    /// came instead, if any.
    [[nodiscard]] std::optional<Error> poll();

    [[nodiscard]] bool loading() const { return m_finding.active(); }
    [[nodiscard]] std::size_t size() const { return m_ids.size(); }
    [[nodiscard]] storage::ObjectId id(std::size_t index) const { return m_ids[index]; }
    [[nodiscard]] std::vector<storage::ObjectId> const& ids() const { return m_ids; }
    [[nodiscard]] std::optional<std::size_t> index_of(storage::ObjectId id) const;
    /// Null while it is being read for the first time.
    [[nodiscard]] TableRow const* row(std::size_t index);

  private:
    struct Cached {
        TableRow row;
        std::uint64_t generation = 0;
    };
    using Rows = std::vector<std::pair<storage::ObjectId, TableRow>>;
    void find();
    void read_block(std::size_t block);
    void prepare_search();
    VaultThread& m_thread;
    Clock const& m_clock;
    storage::CatalogueFilter m_filter;
    storage::CatalogueSort m_sort;
    std::vector<storage::ObjectId> m_ids;
    std::map<storage::ObjectId, Cached> m_rows;
    std::uint64_t m_generation = 0;  ///< grows when rows may say something else
    Task<std::vector<storage::ObjectId>> m_finding;
    Task<Rows> m_reading;
    Task<bool> m_preparing;
    bool m_prepared = false;  ///< to search
    std::uint64_t m_reading_generation = 0;
    std::optional<std::size_t> m_wanted_block;
};

}  // namespace noodkluis::app
