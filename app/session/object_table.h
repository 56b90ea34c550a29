// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

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
    void show(storage::ObjectFilter filter, storage::ObjectOrder order);
    /// Asks again, after something was changed.
    void refresh();
    /// Takes what has arrived and asks for what was looked at; once for each frame. The error that
    /// came instead, if any.
    [[nodiscard]] std::optional<Error> poll();

    [[nodiscard]] bool loading() const { return m_finding.active(); }
    [[nodiscard]] std::size_t size() const { return m_ids.size(); }
    [[nodiscard]] storage::ObjectId id(std::size_t index) const { return m_ids[index]; }
    /// Null while it is being read.
    [[nodiscard]] storage::ObjectSummary const* row(std::size_t index);

  private:
    using Rows = std::vector<storage::ObjectSummary>;
    void find();
    void read_block(std::size_t block);
    VaultThread& m_thread;
    Clock const& m_clock;
    storage::ObjectFilter m_filter;
    storage::ObjectOrder m_order = storage::ObjectOrder::accession_number;
    std::vector<storage::ObjectId> m_ids;
    std::map<std::size_t, Rows> m_blocks;
    Task<std::vector<storage::ObjectId>> m_finding;
    Task<Rows> m_reading;
    std::size_t m_reading_block = 0;
    std::optional<std::size_t> m_wanted_block;
};

}  // namespace noodkluis::app
