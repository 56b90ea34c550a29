// SPDX-License-Identifier: Apache-2.0
#include "storage/check_contents.h"

#include <algorithm>

#include "storage/container.h"
#include "storage/repository/bundle_repository.h"
#include "storage/repository/rows.h"
#include "storage/sqlite/blob_reader.h"

namespace noodkluis::storage {
namespace {

constexpr char const* kPayloadEntry = "payload.age";

constexpr Sql kPictures =
    "SELECT row, id, hash, size, coalesce("
    "(SELECT min(object.accession_number) FROM object_photo JOIN object "
    "ON object.id = object_photo.object WHERE object_photo.blob = blob.id), "
    "(SELECT min(building.name || '/' || floor.label) FROM floor JOIN building "
    "ON building.id = floor.building WHERE floor.plan = blob.id), '-') FROM blob ORDER BY row";

struct Picture {
    std::int64_t row = 0;
    BlobId id;
    crypto::Hash256 hash{};
    std::uint64_t size = 0;
    std::string place;  ///< the object it shows, or the floor
};

Picture read_picture(Statement const& row) {
    return {row.get<std::int64_t>(0), row.get<BlobId>(1), row.get<crypto::Hash256>(2),
            row.get<std::uint64_t>(3), row.get<std::string>(4)};
}

/// Whatever stands in the way of reading it is damage too.
Result<bool> is_whole(Connection& connection, Picture const& picture, MutableByteView buffer,
                      Job const& job) {
    auto reader = BlobReader::open(connection, "blob_content", "content", picture.row);
    if (!reader || reader->size() != picture.size) {
        return false;
    }
    crypto::Blake2b<32> hash;
    while (true) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        auto const count = reader->read(buffer);
        if (!count) {
            return false;
        }
        if (*count == 0) {
            return hash.finish() == picture.hash;
        }
        hash.update(buffer.first(*count));
    }
}

Status is_whole(Path const& path, ReceivedBundle const& bundle, MutableByteView buffer,
                Job const& job) {
    auto const name = path.filename().string();
    NK_TRY(auto const file, File::open(path));
    NK_TRY(auto const size, file.size());
    auto const source = [&file](std::uint64_t offset, MutableByteView out) {
        return file.read_at(offset, out);
    };
    NK_TRY(auto const container, ContainerReader::open(source, size, name));
    bool sealed = false;
    for (auto const& entry : container.entries()) {
        crypto::Blake2b<64> hash;
        std::uint32_t crc = 0;
        for (std::uint64_t done = 0; done < entry.size;) {
            if (job.cancelled()) {
                return fail(ErrorCode::cancelled);
            }
            auto const count = std::min<std::uint64_t>(buffer.size(), entry.size - done);
            auto const piece = buffer.first(static_cast<std::size_t>(count));
            NK_CHECK(container.read_at(entry, done, piece));
            hash.update(piece);
            crc = crc32(piece, crc);
            done += count;
        }
        if (crc != entry.crc) {
            return fail(ErrorCode::container_crc, name, entry.name);
        }
        sealed = sealed || (entry.name == kPayloadEntry && hash.finish() == bundle.payload_hash);
    }
    return sealed ? Status() : fail(ErrorCode::container_entries, name);
}

}  // namespace

Status check_pictures(Connection& connection, CheckReport& report, Job& job) {
    auto const pictures = find_all(connection, kPictures, read_picture);
    if (!pictures) {
        report.findings.push_back(pictures.error());
        return {};
    }
    Bytes buffer(kPieceBytes);
    for (auto const& picture : *pictures) {
        NK_TRY(bool const whole, is_whole(connection, picture, buffer, job));
        if (!whole) {
            report.findings.push_back({ErrorCode::blob_damaged, picture.place, picture.id.text()});
        }
        ++report.pictures;
        job.progress(static_cast<std::uint64_t>(report.pictures), pictures->size());
    }
    return {};
}

Status check_received(Connection& connection, Path const& folder, CheckReport& report, Job& job) {
    auto const bundles = BundleRepository(connection).list_received();
    if (!bundles) {
        report.findings.push_back(bundles.error());
        return {};
    }
    Bytes buffer(kPieceBytes);
    for (auto const& bundle : *bundles) {
        auto const path = folder / (bundle.id.text() + ".nkbundle");
        auto whole = is_whole(path, bundle, buffer, job);
        if (!whole && whole.error().code == ErrorCode::cancelled) {
            return whole;
        }
        if (!whole) {
            auto const code = whole.error().code == ErrorCode::file_not_found
                                  ? ErrorCode::received_missing
                                  : ErrorCode::received_damaged;
            report.findings.push_back({code, path.filename().string(), {}});
        }
        ++report.received;
        job.progress(static_cast<std::uint64_t>(report.received), bundles->size());
    }
    return {};
}

}  // namespace noodkluis::storage
