// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "crypto/base/file.h"
#include "crypto/base/job.h"
#include "crypto/secret.h"
#include "storage/sqlite/statement.h"

struct sqlite3;

namespace noodkluis::storage {

/// Random bytes at the start of each SQLCipher file; the database key is derived with them.
using DatabaseSalt = ByteArray<16>;

/// Reads the salt of an existing database. Errors: file_not_found, io_read, database_damaged (too
/// short to be one), database_not_encrypted (a plain SQLite file under this name).
[[nodiscard]] Result<DatabaseSalt> read_database_salt(Path const& path);

class FileSlice;

enum class OpenMode : std::uint8_t { read_only, read_write };

/// An open SQLCipher database. Used by one thread at a time. Statements, transactions and blob
/// readers of a connection must end before it does.
class Connection {
  public:
    /// A new, empty database with the raw 32-byte `key`. Errors: file_exists, io_write.
    [[nodiscard]] static Result<Connection> create(Path const& path, crypto::Secret const& key,
                                                   DatabaseSalt const& salt);
    /// An existing database; its first page has been read and authenticated with `key`.
    /// Errors: file_not_found, io_read, database_not_encrypted, database_damaged (also for another
    /// key: the caller has checked the key already), database_busy.
    [[nodiscard]] static Result<Connection> open(Path const& path, crypto::Secret const& key,
                                                 OpenMode mode);
    /// The database in a part of a file; `slice` must outlive it. A new one without a journal,
    /// which is of no use when writing it was broken off, or an existing one that is only read.
    /// Errors: as above.
    [[nodiscard]] static Result<Connection> create_in(FileSlice& slice, crypto::Secret const& key,
                                                      DatabaseSalt const& salt);
    [[nodiscard]] static Result<Connection> open_in(FileSlice& slice, crypto::Secret const& key,
                                                    DatabaseSalt const& salt);
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    ~Connection();

    /// The prepared form of `sql`, kept for the next time. A second use of the same text while the
    /// first is still alive gets a statement of its own.
    [[nodiscard]] Result<Statement> prepare(Sql sql);
    /// Runs each statement of `script` and ignores their rows: for schemas and pragmas.
    [[nodiscard]] Status execute(std::string_view script);
    /// The first column of the first row of `sql`; null when there is no row or it is null.
    [[nodiscard]] Result<std::optional<std::int64_t>> integer(Sql sql);

    /// The row id of the last insert, and how many rows the last statement changed.
    [[nodiscard]] std::int64_t last_row_id() const;
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] bool in_transaction() const;
    [[nodiscard]] Path path() const;
    /// The salt of the file. While a connection is open, nothing else in this program may open and
    /// close the same file: POSIX would take the locks of the connection away.
    [[nodiscard]] DatabaseSalt const& salt() const;
    /// For the other files of this folder only.
    [[nodiscard]] sqlite3* handle() const;

  private:
    struct State;
    explicit Connection(std::unique_ptr<State> state);
    /// `system` is the name of what reads and writes the file; null for the operating system.
    [[nodiscard]] static Result<Connection> open_file(Path const& path, int flags,
                                                      crypto::Secret const& key,
                                                      DatabaseSalt const& salt,
                                                      char const* system = nullptr);
    std::unique_ptr<State> m_state;
};

/// While it lives, a running statement of the connection ends with ErrorCode::cancelled soon after
/// `job` is cancelled.
class CancelScope {
  public:
    CancelScope(Connection& connection, Job const& job);
    CancelScope(CancelScope const&) = delete;
    CancelScope& operator=(CancelScope const&) = delete;
    ~CancelScope();

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
