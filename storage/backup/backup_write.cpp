// SPDX-License-Identifier: Apache-2.0
#include "storage/backup/backup_write.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "crypto/base/limits.h"
#include "storage/backup/backup_file.h"
#include "storage/backup/backup_layout.h"
#include "storage/backup/stage_job.h"
#include "storage/sqlite/backup.h"
#include "storage/sqlite/file_slice.h"
#include "storage/sqlite/transaction.h"

namespace noodkluis::storage {
namespace {

constexpr int kKeysTries = 5;

/// Whether `path` will lie in `folder`, whatever links lead there.
bool lies_in(Path const& path, Path const& folder) {
    std::error_code error;
    auto const parent = std::filesystem::weakly_canonical(
        std::filesystem::absolute(path, error).parent_path(), error);
    auto const inside = std::filesystem::weakly_canonical(folder, error);
    auto const ends = std::mismatch(inside.begin(), inside.end(), parent.begin(), parent.end());
    return ends.first == inside.end();
}

/// The keys, whole: another program may be writing one of the two copies right now.
Result<Bytes> read_keys(Path const& path) {
    for (int i = 1;; ++i) {
        NK_TRY(auto content, read_file(path, crypto::kKeysFileBytes));
        auto const keys = crypto::KeysFile::read(content, path);
        if (keys) {
            return content;
        }
        if (i == kKeysTries) {
            return tl::unexpected(keys.error());
        }
    }
}

/// What was received and kept, by name.
std::vector<Path> received_files(Path const& folder) {
    std::vector<Path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        auto const name = kReceivedPrefix + at->path().filename().string();
        std::error_code ignored;
        // What is under way, or was broken off, has another extension.
        if (at->is_regular_file(ignored) && is_entry_name(name) &&
            at->path().extension().string().starts_with(".nk")) {
            files.push_back(at->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Puts one part after another into the file, and the headers between them at the end.
class Parts {
  public:
    explicit Parts(File& file) : m_file(file) {}

    /// Where the content of the next part begins.
    [[nodiscard]] Result<std::uint64_t> begin(std::string name) {
        m_entries.push_back({std::move(name), 0, 0, 0});
        NK_TRY(auto const layout, ContainerLayout::of(m_entries));
        m_entries = layout.entries();
        return m_entries.back().offset;
    }
    /// The checksums of the part that was begun last, from what is in the file now.
    [[nodiscard]] Result<crypto::Hash256> end(std::uint64_t size, Job& job) {
        auto& entry = m_entries.back();
        entry.size = size;
        crypto::Blake2b<32> hash;
        Bytes buffer(kPieceBytes);
        for (std::uint64_t done = 0; done < size;) {
            if (job.cancelled()) {
                return fail(ErrorCode::cancelled);
            }
            auto const count = std::min<std::uint64_t>(buffer.size(), size - done);
            auto const piece = MutableByteView(buffer).first(static_cast<std::size_t>(count));
            NK_CHECK(m_file.read_at(entry.offset + done, piece));
            hash.update(piece);
            entry.crc = crc32(piece, entry.crc);
            done += count;
            job.progress(done, size);
        }
        return hash.finish();
    }
    /// Returns the size of the whole.
    [[nodiscard]] Result<std::uint64_t> write_headers() {
        NK_TRY(auto const layout, ContainerLayout::of(m_entries));
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            NK_CHECK(m_file.write_at(layout.header_offset(i), layout.header(i)));
        }
        NK_CHECK(m_file.write_at(layout.trailer_offset(), layout.trailer()));
        return layout.total_size();
    }

  private:
    File& m_file;
    std::vector<ContainerEntry> m_entries;
};

Result<std::uint64_t> copy_content(Path const& from, File& to, std::uint64_t offset,
                                   Job const& job) {
    NK_TRY(auto input, File::open(from));
    Bytes buffer(kPieceBytes);
    for (std::uint64_t size = 0;;) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        NK_TRY(auto const count, input.read(buffer));
        NK_CHECK(to.write_at(offset + size, ByteView(buffer).first(count)));
        size += count;
        if (count < buffer.size()) {
            return size;
        }
    }
}

/// The database as of one moment, and the last entry of its log then. Returns its size.
Result<std::uint64_t> copy_in(VaultParts const& vault, FileSlice& slice, LogHead& head, Job& job) {
    std::error_code ignored;
    if (std::filesystem::file_size(vault.paths.database, ignored) > limits::kContainerBytesMax) {
        return fail(ErrorCode::container_too_large, vault.paths.database.string(),
                    std::to_string(limits::kContainerBytesMax));
    }
    auto const& salt = vault.connection.salt();
    NK_TRY(auto copy, Connection::create_in(slice, database_key(vault.key, salt), salt));
    NK_TRY(auto const snapshot, Snapshot::begin(vault.connection));
    NK_TRY(head, log_of(vault.connection, vault.key, vault.id).head());
    NK_CHECK(copy_database(vault.connection, copy, job));
    return slice.size();
}

/// Reads the whole back from where it was written, and not from memory.
Status verify_written(File& file, crypto::VaultKey const& key, Job& job) {
    NK_CHECK(file.sync());
    ::posix_fadvise(file.descriptor(), 0, 0, POSIX_FADV_DONTNEED);
    int const descriptor = ::fcntl(file.descriptor(), F_DUPFD_CLOEXEC, 0);
    if (descriptor < 0) {
        return fail(ErrorCode::io_read, file.path().string(),
                    std::generic_category().message(errno));
    }
    NK_TRY(auto const backup, BackupFile::read(File::adopt(descriptor, file.path())));
    return backup.verify(key, job);
}

}  // namespace

Result<WrittenBackup> write_backup(VaultParts const& vault, Path const& path, Timestamp made_at,
                                   Job& job) {
    if (lies_in(path, vault.paths.folder)) {
        return fail(ErrorCode::backup_inside_vault, path.string());
    }
    NK_TRY(auto output, AtomicFile::create(path, Overwrite::no));
    auto& file = output.file();
    Parts parts(file);
    BackupSums sums{{vault.id, made_at, {}}, {}};

    // The keys before the database: they may know less of the log than it has, never more.
    NK_TRY(auto const keys, read_keys(vault.paths.keys));
    NK_TRY(auto offset, parts.begin(kKeysEntry));
    NK_CHECK(file.write_at(offset, keys));
    StageJob small(job, 0, 1);
    NK_TRY(auto hash, parts.end(keys.size(), small));
    sums.files.push_back({kKeysEntry, hash});
    for (auto const& received : received_files(vault.paths.received)) {
        auto const name = kReceivedPrefix + received.filename().string();
        NK_TRY(offset, parts.begin(name));
        NK_TRY(auto const size, copy_content(received, file, offset, job));
        NK_TRY(hash, parts.end(size, small));
        sums.files.push_back({name, hash});
    }
    NK_TRY(offset, parts.begin(kDatabaseEntry));
    {
        FileSlice slice(file, offset);
        StageJob copying(job, 1, 35);
        NK_TRY(auto const size, copy_in(vault, slice, sums.claims.head, copying));
        StageJob reading(job, 35, 50);
        NK_TRY(hash, parts.end(size, reading));
        sums.files.push_back({kDatabaseEntry, hash});
    }
    auto const text = sums.text(vault.key);
    NK_TRY(offset, parts.begin(kSumsEntry));
    NK_CHECK(file.write_at(offset, as_bytes(text)));
    NK_TRY(hash, parts.end(text.size(), small));
    NK_TRY(auto const bytes, parts.write_headers());
    StageJob verifying(job, 50, 100);
    NK_CHECK(verify_written(file, vault.key, verifying));
    if (job.cancelled()) {
        return fail(ErrorCode::cancelled);
    }
    NK_CHECK(output.commit());
    return WrittenBackup{sums.claims, bytes};
}

}  // namespace noodkluis::storage
