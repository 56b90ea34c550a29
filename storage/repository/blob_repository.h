// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "storage/model/blob.h"
#include "storage/sqlite/blob_reader.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// A picture that is ready to be kept: decoded, stripped of metadata and encoded again by the
/// caller. The bytes are borrowed for the call.
struct NewBlob {
    std::string_view media_type;
    std::int64_t width = 0;
    std::int64_t height = 0;
    ByteView content;
    std::uint32_t crc32 = 0;  ///< of the content
    ByteView thumbnail;
};

/// Pictures and plans, each content once.
class BlobRepository {
  public:
    BlobRepository(Connection& connection, Clock const& clock)
        : m_connection(&connection), m_clock(&clock) {}

    /// The id of this content, which may have been in the vault already: then only the id is
    /// returned. Errors: invalid_argument (no content), file_too_large.
    [[nodiscard]] Result<BlobId> insert(NewBlob const& blob);
    /// Errors: record_not_found.
    [[nodiscard]] Result<BlobInfo> info(BlobId id);
    [[nodiscard]] Result<std::optional<BlobInfo>> find(crypto::Hash256 const& hash);
    /// Errors: record_not_found.
    [[nodiscard]] Result<Bytes> thumbnail(BlobId id);
    /// The content from its beginning, in constant memory. Errors: record_not_found.
    [[nodiscard]] Result<BlobReader> open(BlobId id);
    /// Deletes what no object, floor or approved list version refers to; returns how many.
    [[nodiscard]] Result<std::int64_t> remove_unused();

  private:
    Connection* m_connection;
    Clock const* m_clock;
};

}  // namespace noodkluis::storage
