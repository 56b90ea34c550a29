// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "storage/sqlite/connection.h"

struct sqlite3_blob;

namespace noodkluis::storage {

/// Reads a large BLOB piece by piece, without holding it in memory. A change of its row while it
/// is being read ends the reading with an error.
class BlobReader {
  public:
    /// `table` and `column` are constants of the program. Errors: record_not_found.
    [[nodiscard]] static Result<BlobReader> open(Connection& connection, char const* table,
                                                 char const* column, std::int64_t row_id);

    [[nodiscard]] std::size_t size() const { return m_size; }
    /// Fills `out` from the current position; fewer bytes than asked for means the end.
    [[nodiscard]] Result<std::size_t> read(MutableByteView out);

  private:
    struct Close {
        void operator()(sqlite3_blob* blob) const noexcept;
    };
    BlobReader(Connection& connection, std::unique_ptr<sqlite3_blob, Close> blob, std::size_t size)
        : m_connection(&connection), m_blob(std::move(blob)), m_size(size) {}
    Connection* m_connection;
    std::unique_ptr<sqlite3_blob, Close> m_blob;
    std::size_t m_size;
    std::size_t m_position = 0;
};

}  // namespace noodkluis::storage
