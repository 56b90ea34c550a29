// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite/blob_reader.h"

#include <algorithm>

#include <sqlite3.h>

#include "storage/sqlite/sqlite_error.h"

namespace noodkluis::storage {

void BlobReader::Close::operator()(sqlite3_blob* blob) const noexcept {
    sqlite3_blob_close(blob);
}

Result<BlobReader> BlobReader::open(Connection& connection, char const* table, char const* column,
                                    std::int64_t row_id) {
    sqlite3_blob* raw = nullptr;
    int const code = sqlite3_blob_open(connection.handle(), "main", table, column, row_id, 0, &raw);
    std::unique_ptr<sqlite3_blob, Close> blob(raw);
    if (code == SQLITE_ERROR) {
        return fail(ErrorCode::record_not_found, table);
    }
    if (code != SQLITE_OK) {
        return database_error(connection.handle(), code);
    }
    auto const size = static_cast<std::size_t>(sqlite3_blob_bytes(raw));
    return BlobReader(connection, std::move(blob), size);
}

Result<std::size_t> BlobReader::read(MutableByteView out) {
    auto const count = std::min(out.size(), m_size - m_position);
    int const code = sqlite3_blob_read(m_blob.get(), out.data(), static_cast<int>(count),
                                       static_cast<int>(m_position));
    if (code != SQLITE_OK) {
        return database_error(m_connection->handle(), code);
    }
    m_position += count;
    return count;
}

}  // namespace noodkluis::storage
