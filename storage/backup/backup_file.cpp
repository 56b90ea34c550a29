// SPDX-License-Identifier: Apache-2.0
#include "storage/backup/backup_file.h"

#include <algorithm>

#include "storage/backup/backup_layout.h"
#include "storage/backup/stage_job.h"
#include "storage/database_check.h"
#include "storage/schema/migration.h"
#include "storage/sqlite/file_slice.h"

namespace noodkluis::storage {
namespace {

/// A small part as a whole. Errors: backup_damaged, and those of the container.
Result<Bytes> part(ContainerReader const& container, char const* entry, std::uint64_t limit,
                   std::string const& name) {
    auto content = container.read(entry, limit);
    if (!content && content.error().code == ErrorCode::container_crc) {
        return fail(ErrorCode::backup_damaged, name, entry);
    }
    return content;
}

}  // namespace

Result<BackupFile> BackupFile::open(Path const& path) {
    NK_TRY(auto file, File::open(path));
    return read(std::move(file));
}

Result<BackupFile> BackupFile::read(File opened) {
    auto const file = std::make_shared<File>(std::move(opened));
    auto const name = file->path().filename().string();
    NK_TRY(auto const size, file->size());
    auto source = [file](std::uint64_t offset, MutableByteView out) {
        return file->read_at(offset, out);
    };
    NK_TRY(auto container, ContainerReader::open(std::move(source), size, name));
    NK_TRY(auto const text, part(container, kSumsEntry, kSumsBytesMax, name));
    NK_TRY(auto sums, BackupSums::parse(as_text(text), name));
    BackupFile backup(file, std::move(container), std::move(sums));
    NK_CHECK(backup.require_entries());
    return backup;
}

/// The keys, what was received, the database and the checksums, in this order and nothing else.
Status BackupFile::require_entries() const {
    auto const& entries = m_container.entries();
    auto const& files = m_sums.files;
    bool fits = entries.size() == files.size() + 1 && files.size() >= 2 &&
                entries.front().name == kKeysEntry && entries.back().name == kSumsEntry &&
                files.back().name == kDatabaseEntry;
    for (std::size_t i = 0; fits && i < files.size(); ++i) {
        bool const received = i > 0 && i + 1 < files.size();
        fits = entries[i].name == files[i].name && is_entry_name(files[i].name) &&
               received == files[i].name.starts_with(kReceivedPrefix);
    }
    return fits ? Status() : fail(ErrorCode::container_entries, name());
}

Result<crypto::KeysFile> BackupFile::keys() const {
    NK_TRY(auto const content, part(m_container, kKeysEntry, crypto::kKeysFileBytes, name()));
    return crypto::KeysFile::read(content, name());
}

Result<crypto::VaultKey> BackupFile::unlock(crypto::UnlockKey const& opener) const {
    NK_TRY(auto const slots, keys());
    return slots.unlock(opener);
}

Status BackupFile::copy(ContainerEntry const& entry, ByteSink const& sink, Job& job) const {
    auto const sum = std::find_if(m_sums.files.begin(), m_sums.files.end(),
                                  [&](auto const& file) { return file.name == entry.name; });
    NK_ASSERT(sum != m_sums.files.end());
    crypto::Blake2b<32> hash;
    std::uint32_t crc = 0;
    Bytes buffer(kPieceBytes);
    for (std::uint64_t done = 0; done < entry.size;) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        auto const count = std::min<std::uint64_t>(buffer.size(), entry.size - done);
        auto const piece = MutableByteView(buffer).first(static_cast<std::size_t>(count));
        NK_CHECK(m_container.read_at(entry, done, piece));
        hash.update(piece);
        crc = crc32(piece, crc);
        NK_CHECK(sink(piece));
        done += count;
        job.progress(entry.offset + done, m_container.entries().back().offset);
    }
    if (crc != entry.crc || hash.finish() != sum->hash) {
        return fail(ErrorCode::backup_damaged, name(), entry.name);
    }
    return {};
}

Status BackupFile::verify_bytes(crypto::VaultKey const& key, Job& job) const {
    for (auto const& entry : m_container.entries()) {
        if (entry.name == kSumsEntry) {
            continue;  // proved by its MAC
        }
        std::optional<PagePass> pages;
        auto const sink = [&](ByteView piece) -> Status {
            if (entry.name != kDatabaseEntry) {
                return {};
            }
            if (!pages) {
                DatabaseSalt salt{};
                std::copy_n(piece.begin(), std::min(piece.size(), salt.size()), salt.begin());
                pages.emplace(key, salt);
            }
            pages->check(piece);
            return pages->damaged().empty()
                       ? Status()
                       : fail(ErrorCode::backup_damaged, name(),
                              entry.name + ", page " + std::to_string(pages->damaged().front()));
        };
        NK_CHECK(copy(entry, sink, job));
    }
    return {};
}

Status BackupFile::verify_database(crypto::VaultKey const& key, crypto::KeysFile const& keys,
                                   Job& job) const {
    auto const& entry = *m_container.find(kDatabaseEntry);
    DatabaseSalt salt{};
    if (entry.size < salt.size()) {
        return fail(ErrorCode::backup_damaged, name(), entry.name);
    }
    NK_CHECK(m_container.read_at(entry, 0, salt));
    FileSlice slice(*m_file, entry.offset, entry.size);
    NK_TRY(auto connection, Connection::open_in(slice, database_key(key, salt), salt));
    NK_TRY(int const version, schema_version(connection));
    if (version > static_cast<int>(migrations().size())) {
        return fail(ErrorCode::vault_too_new, name());
    }
    NK_CHECK(check_identity(connection, claims().vault, name()));
    auto log = log_of(connection, key, claims().vault);
    NK_CHECK(log.verify(log_head_of(keys)));
    NK_TRY(auto const head, log.head());
    if (head != claims().head) {
        return fail(ErrorCode::backup_mixed, name());
    }
    Findings findings;
    NK_CHECK(check_tables(connection, findings, job));
    return findings.empty() ? Status() : tl::unexpected(findings.front());
}

Status BackupFile::verify(crypto::VaultKey const& key, Job& job) const {
    NK_TRY(auto const slots, keys());
    NK_CHECK(slots.authenticate(key));
    NK_TRY(auto const text, part(m_container, kSumsEntry, kSumsBytesMax, name()));
    if (slots.vault_id() != claims().vault.bytes ||
        !crypto::equal_constant_time(text, as_bytes(m_sums.text(key)))) {
        return fail(ErrorCode::backup_mixed, name());
    }
    {
        StageJob stage(job, 0, 70);
        NK_CHECK(verify_bytes(key, stage));
    }
    StageJob stage(job, 70, 100);
    return verify_database(key, slots, stage);
}

}  // namespace noodkluis::storage
