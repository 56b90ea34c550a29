// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "crypto/base/job.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// What the rows of a table are known by: a number, or an id of 16 random bytes. Names of tables
/// and columns are those of our schema, never from outside.
struct RowKey {
    char const* column;
    bool is_number;
};

/// A database in which pages are damaged. SQLCipher gives no page any more once it has met one, so
/// it is opened anew each time.
class DamagedDatabase {
  public:
    using Open = std::function<Result<Connection>()>;
    explicit DamagedDatabase(Open open) : m_open(std::move(open)) {}

    /// Errors: those of opening.
    [[nodiscard]] Result<Connection*> connection();
    /// What was asked last met a damaged page.
    void close() { m_connection.reset(); }

  private:
    Open m_open;
    std::optional<Connection> m_connection;
};

/// Copies each row of a table that can be read into the same table of `target`, whose columns are
/// the same and where it may be already. Around what cannot be read it reads from both sides, and
/// between two such places from the middle. No row is copied of which a single page is damaged.
/// Returns whether there was nothing that could not be read. In a transaction of `target`.
/// Errors: cancelled, and those of writing.
[[nodiscard]] Result<bool> copy_rows(DamagedDatabase& source, Connection& target, char const* table,
                                     RowKey key, Job const& job);

}  // namespace noodkluis::storage
