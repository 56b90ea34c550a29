// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// Remembers which rows of one table were written through a connection, for whoever keeps a copy of
/// them in memory. A change that was rolled back is among them. One for each connection; it ends
/// before the connection does. Tables WITHOUT ROWID cannot be watched: `total_changes` tells that
/// something happened.
class RowWatch {
  public:
    /// `table` is the name of the table, a literal.
    RowWatch(Connection& connection, char const* table);
    RowWatch(RowWatch const&) = delete;
    RowWatch& operator=(RowWatch const&) = delete;
    ~RowWatch();

    struct Rows {
        bool too_many = false;           ///< then it is not worth telling them
        std::vector<std::int64_t> rows;  ///< each once, in order
    };
    /// Since the last call.
    [[nodiscard]] Rows take();
    /// Grows with each row of any table that is written.
    [[nodiscard]] std::int64_t total_changes() const;

  private:
    struct State;
    Connection& m_connection;
    std::unique_ptr<State> m_state;
};

}  // namespace noodkluis::storage
