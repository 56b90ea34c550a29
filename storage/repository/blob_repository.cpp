// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/blob_repository.h"

#include "crypto/base/limits.h"
#include "storage/repository/rows.h"
#include "storage/repository/write_scope.h"

#define NK_BLOB "SELECT id, media_type, width, height, size, hash, crc32, created_at FROM blob "

namespace noodkluis::storage {
namespace {

constexpr Sql kBlobById = NK_BLOB "WHERE id = ?";
constexpr Sql kBlobByHash = NK_BLOB "WHERE hash = ?";
constexpr Sql kRow = "SELECT row FROM blob WHERE id = ?";
constexpr Sql kThumbnail = "SELECT thumbnail FROM blob WHERE id = ?";
constexpr Sql kInsert =
    "INSERT INTO blob (id, media_type, width, height, size, hash, crc32, created_at, thumbnail) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kInsertContent = "INSERT INTO blob_content (row, content) VALUES (?, ?)";
constexpr Sql kRemoveUnused =
    "DELETE FROM blob WHERE NOT EXISTS (SELECT 1 FROM object_photo WHERE blob = blob.id) "
    "AND NOT EXISTS (SELECT 1 FROM floor WHERE plan = blob.id) "
    "AND NOT EXISTS (SELECT 1 FROM list_version_blob WHERE blob = blob.id)";

BlobInfo read_info(Statement const& row) {
    return {row.get<BlobId>(0),        row.get<std::string>(1),   row.get<std::int64_t>(2),
            row.get<std::int64_t>(3),  row.get<std::uint64_t>(4), row.get<crypto::Hash256>(5),
            row.get<std::uint32_t>(6), row.get<Timestamp>(7)};
}

tl::unexpected<Error> not_found(BlobId id) {
    return fail(ErrorCode::record_not_found, id.text());
}

}  // namespace

Result<BlobId> BlobRepository::insert(NewBlob const& blob) {
    if (blob.content.empty()) {
        return fail(ErrorCode::invalid_argument, "picture", translatable("there is nothing in it"));
    }
    if (blob.content.size() > limits::kBlobBytesMax) {
        return fail(ErrorCode::file_too_large, "The picture",
                    std::to_string(limits::kBlobBytesMax));
    }
    auto const hash = crypto::blake2b_256(blob.content);
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto const known, find(hash));
    if (known) {
        return known->id;
    }
    auto const id = BlobId::random();
    NK_TRY(auto insert, m_connection->prepare(kInsert));
    NK_CHECK(insert.run(id, blob.media_type, blob.width, blob.height,
                        static_cast<std::int64_t>(blob.content.size()), hash, blob.crc32,
                        m_clock->now(), blob.thumbnail));
    NK_TRY(auto insert_content, m_connection->prepare(kInsertContent));
    NK_CHECK(insert_content.run(m_connection->last_row_id(), blob.content));
    NK_CHECK(scope.commit());
    return id;
}

Result<BlobInfo> BlobRepository::info(BlobId id) {
    NK_TRY(auto found, find_one(*m_connection, kBlobById, read_info, id));
    if (!found) {
        return not_found(id);
    }
    return *std::move(found);
}

Result<std::optional<BlobInfo>> BlobRepository::find(crypto::Hash256 const& hash) {
    return find_one(*m_connection, kBlobByHash, read_info, hash);
}

Result<Bytes> BlobRepository::thumbnail(BlobId id) {
    auto const read = [](Statement const& row) { return row.get<Bytes>(0); };
    NK_TRY(auto found, find_one(*m_connection, kThumbnail, read, id));
    if (!found) {
        return not_found(id);
    }
    return *std::move(found);
}

Result<BlobReader> BlobRepository::open(BlobId id) {
    auto const read = [](Statement const& row) { return row.get<std::int64_t>(0); };
    NK_TRY(auto const row, find_one(*m_connection, kRow, read, id));
    if (!row) {
        return not_found(id);
    }
    return BlobReader::open(*m_connection, "blob_content", "content", *row);
}

Result<std::int64_t> BlobRepository::remove_unused() {
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto remove, m_connection->prepare(kRemoveUnused));
    NK_CHECK(remove.run());
    auto const count = m_connection->changes();
    NK_CHECK(scope.commit());
    return count;
}

}  // namespace noodkluis::storage
