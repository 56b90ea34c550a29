// SPDX-License-Identifier: Apache-2.0
#include "storage/database_copy.h"

#include <algorithm>

#include "storage/database_check.h"
#include "storage/repository/rows.h"
#include "storage/schema/migration.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kPageCount = "PRAGMA page_count";
constexpr char const* kAnyReference = "PRAGMA foreign_keys = OFF";
constexpr char const* kGrow = "INSERT INTO blob_content (content) VALUES (zeroblob(4000000))";
constexpr Sql kRoots = "SELECT rootpage FROM sqlite_master WHERE rootpage > 0";
constexpr char const* kEmptyWal = "PRAGMA wal_checkpoint(TRUNCATE)";

std::uint32_t read_root(Statement const& row) {
    return row.get<std::uint32_t>(0);
}

constexpr std::uint64_t offset_of(std::uint32_t page) {
    return std::uint64_t{page - 1} * crypto::kDatabasePageBytes;
}

Status copy_whole(Path const& from, Path const& to, Job const& job) {
    NK_TRY(auto source, File::open(from));
    NK_TRY(auto copy, AtomicFile::create(to, Overwrite::no));
    Bytes buffer(kPieceBytes);
    while (true) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        NK_TRY(auto const count, source.read(buffer));
        if (count == 0) {
            return copy.commit();
        }
        NK_CHECK(copy.write(ByteView(buffer).first(count)));
    }
}

/// Whether a page has the MAC that this key makes it have.
Result<bool> page_fits(File const& file, crypto::VaultKey const& key, DatabaseSalt const& salt,
                       std::uint32_t page) {
    Bytes bytes(crypto::kDatabasePageBytes);
    NK_CHECK(file.read_at(offset_of(page), bytes));
    return crypto::PageMac(database_key(key, salt), salt).fits(bytes, page);
}

/// Of two pages one, as the other may be damaged.
Result<bool> key_fits(File const& file, crypto::VaultKey const& key, DatabaseSalt const& salt) {
    NK_TRY(auto const size, file.size());
    if (size < offset_of(4)) {
        return fail(ErrorCode::database_damaged, file.path().filename().string());
    }
    NK_TRY(bool const second, page_fits(file, key, salt, 2));
    return second ? Result<bool>(true) : page_fits(file, key, salt, 3);
}

}  // namespace

Status DatabaseCopy::make(VaultPaths const& paths, Job& job) {
    NK_CHECK(copy_whole(paths.database, m_file, job));
    Path const journal = paths.database.string() + "-wal";
    std::error_code ignored;
    if (std::filesystem::exists(journal, ignored)) {
        NK_CHECK(copy_whole(journal, m_file.string() + "-wal", job));
    }
    {
        NK_TRY(auto file, File::open_for_update(m_file));
        NK_CHECK(mend_salt(file));
        NK_CHECK(mend_schema(file, job));
    }
    // The last changes, as far as they are whole.
    if (auto connection = open(OpenMode::read_write)) {
        static_cast<void>(connection->execute(kEmptyWal));
    }
    return {};
}

Result<Connection> DatabaseCopy::open(OpenMode mode) const {
    NK_TRY(auto const salt, read_database_salt(m_file));
    return Connection::open(m_file, database_key(key(), salt), mode);
}

/// While a vault was getting another key, one of both is that of its database.
crypto::VaultKey const& DatabaseCopy::key() const {
    return m_is_next ? *m_keys.next : m_keys.key;
}

/// Of the salt, on which the whole key depends, there is no other copy. One bit can be found
/// again: only with the right one does a page fit.
Status DatabaseCopy::mend_salt(File& file) {
    DatabaseSalt salt{};
    NK_CHECK(file.read_at(0, salt));
    NK_TRY(bool const good, key_fits(file, m_keys.key, salt));
    if (good) {
        return {};
    }
    if (m_keys.next) {
        NK_TRY(m_is_next, key_fits(file, *m_keys.next, salt));
        return {};
    }
    for (std::size_t bit = 0; bit < 8 * salt.size(); ++bit) {
        auto tried = salt;
        tried[bit / 8] ^= static_cast<Byte>(1U << bit % 8);
        NK_TRY(bool const found, key_fits(file, m_keys.key, tried));
        if (found) {
            return file.write_at(0, tried);
        }
    }
    return {};
}

/// The pages that say which tables there are are the same in every vault that was made with
/// this schema: those that are damaged come from an empty database with the same key.
Status DatabaseCopy::mend_schema(File& file, Job& job) {
    DatabaseSalt salt{};
    NK_CHECK(file.read_at(0, salt));
    NK_TRY(auto const bytes, file.size());
    auto const pages = static_cast<std::uint32_t>(bytes / crypto::kDatabasePageBytes);
    NK_TRY(bool const first_fits, page_fits(file, key(), salt, 1));
    NK_TRY(auto const of_schema, make_donor(salt, first_fits ? 0 : pages));
    NK_TRY(auto const donor, File::open(m_donor));
    if (!first_fits) {
        NK_TRY(auto const length, donor.size());
        std::error_code error;
        std::filesystem::resize_file(m_file, std::max(bytes, length), error);
        if (error) {
            return fail(ErrorCode::io_write, m_file.string(), error.message());
        }
    }
    Bytes page(crypto::kDatabasePageBytes);
    for (auto const number : of_schema) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        if (number > pages) {
            break;
        }
        NK_TRY(bool const good, page_fits(file, key(), salt, number));
        if (!good) {
            NK_CHECK(donor.read_at(offset_of(number), page));
            NK_CHECK(file.write_at(offset_of(number), page));
        }
    }
    return {};
}

/// Gives the pages of the schema. The first page says how long the database is, so to take the
/// place of another one it must come from one that is at least as long.
Result<std::set<std::uint32_t>> DatabaseCopy::make_donor(DatabaseSalt const& salt,
                                                         std::int64_t pages) const {
    std::set<std::uint32_t> of_schema;
    NK_TRY(auto donor, Connection::create(m_donor, database_key(key(), salt), salt));
    NK_CHECK(migrate(donor, migrations(), [] { return Status(); }));
    NK_TRY(auto const count, donor.integer(kPageCount));
    for (std::int64_t page = 1; page <= count.value_or(0); ++page) {
        of_schema.insert(of_schema.end(), static_cast<std::uint32_t>(page));
    }
    NK_TRY(auto const roots, find_all(donor, kRoots, read_root));
    for (auto const root : roots) {
        of_schema.erase(root);
    }
    NK_CHECK(donor.execute(kAnyReference));
    for (std::int64_t length = count.value_or(0); length < pages;) {
        NK_CHECK(donor.execute(kGrow));
        NK_TRY(auto const grown, donor.integer(kPageCount));
        length = grown.value_or(pages);
    }
    NK_CHECK(donor.execute(kEmptyWal));
    return of_schema;
}

}  // namespace noodkluis::storage
