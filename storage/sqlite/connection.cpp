// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite/connection.h"

#include <algorithm>
#include <map>

#include <sqlite3.h>

#include "storage/sqlite/file_slice.h"
#include "storage/sqlite/sqlite_error.h"
#include "storage/sqlite/sqlite_setup.h"

namespace noodkluis::storage {
namespace {

constexpr std::size_t kKeySize = 32;
constexpr std::string_view kPlainMagic{"SQLite format 3\0", 16};

// SQLCipher reports a wrong key on standard error unless told not to; this one acts before the key.
constexpr char const* kBeforeKey = "PRAGMA cipher_log_level = NONE;";

// Temporary tables stay in memory: Debian's build would spill them unencrypted. synchronous = FULL
// makes each commit durable before the log head is mirrored, so that after a power cut the
// database is never behind vault.keys.
constexpr char const* kAfterKey =
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA secure_delete = ON;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA mmap_size = 0;"
    "PRAGMA cache_size = -32768;"
    "PRAGMA synchronous = FULL;";
constexpr char const* kUseWal = "PRAGMA journal_mode = WAL;";
constexpr char const* kNoJournal = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;";
constexpr Sql kFirstRead = "SELECT count(*) FROM sqlite_master";

constexpr int kBusyTimeoutMs = 2000;
constexpr int kStepsBetweenCancelChecks = 4000;

/// SQLCipher's text form of a raw key: x'<key><salt>' in hexadecimal. Any other length would
/// silently be taken for a passphrase.
crypto::Secret raw_key_text(crypto::Secret const& key, ByteView salt) {
    NK_ASSERT(key.size() == kKeySize && salt.size() == DatabaseSalt{}.size());
    constexpr std::string_view digits = "0123456789abcdef";
    crypto::Secret text(2 * (key.size() + salt.size()) + 3);
    auto out = text.writable().begin();
    auto const put = [&](char character) { *out++ = static_cast<Byte>(character); };
    auto const put_hex = [&](ByteView bytes) {
        for (Byte const byte : bytes) {
            put(digits[byte >> 4]);
            put(digits[byte & 0xf]);
        }
    };
    put('x');
    put('\'');
    put_hex(key.expose());
    put_hex(salt);
    put('\'');
    NK_ASSERT(text.size() == 99);
    return text;
}

struct CloseDatabase {
    void operator()(sqlite3* database) const noexcept {
        // Closing the last connection moves the write-ahead log into the database file.
        int const code = sqlite3_close(database);
        NK_ASSERT(code == SQLITE_OK);
    }
};

struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

struct CachedStatement {
    std::unique_ptr<sqlite3_stmt, Finalize> statement;
    bool in_use = false;
};

}  // namespace

Result<DatabaseSalt> read_database_salt(Path const& path) {
    NK_TRY(auto const file, File::open(path));
    NK_TRY(auto const size, file.size());
    DatabaseSalt salt{};
    if (size < salt.size()) {
        return fail(ErrorCode::database_damaged, path.filename().string());
    }
    NK_CHECK(file.read_at(0, salt));
    if (as_text(salt) == kPlainMagic) {
        return fail(ErrorCode::database_not_encrypted, path.filename().string());
    }
    return salt;
}

/// The statements are declared after the database, so they are finalized before it closes. A map
/// node keeps its address, which the mark `in_use` needs.
struct Connection::State {
    DatabaseSalt salt{};
    std::unique_ptr<sqlite3, CloseDatabase> database;
    std::map<char const*, CachedStatement> statements;
};

Connection::Connection(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::open_file(Path const& path, int flags, crypto::Secret const& key,
                                         DatabaseSalt const& salt, char const* system) {
    set_up_sqlite();
    sqlite3* raw = nullptr;
    int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, system);
    auto state = std::make_unique<State>();
    state->salt = salt;
    state->database.reset(raw);
    if (code != SQLITE_OK) {
        return database_error(raw, code);
    }
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, kBusyTimeoutMs);
    Connection connection(std::move(state));
    NK_CHECK(connection.execute(kBeforeKey));
    {
        auto const text = raw_key_text(key, salt);
        auto const view = text.expose();
        code = sqlite3_key_v2(raw, "main", view.data(), static_cast<int>(view.size()));
    }
    if (code != SQLITE_OK) {
        return database_error(raw, code);
    }
    NK_TRY(auto const tables, connection.integer(kFirstRead));
    static_cast<void>(tables);
    NK_CHECK(connection.execute(kAfterKey));
    return connection;
}

Result<Connection> Connection::create(Path const& path, crypto::Secret const& key,
                                      DatabaseSalt const& salt) {
    // SQLite would make it readable by others; an empty file is a new database to it.
    NK_CHECK(write_file(path, {}, Overwrite::no));
    NK_TRY(auto connection, open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, key, salt));
    NK_CHECK(connection.execute(kUseWal));
    return connection;
}

Result<Connection> Connection::create_in(FileSlice& slice, crypto::Secret const& key,
                                         DatabaseSalt const& salt) {
    NK_ASSERT(slice.writable());
    NK_TRY(auto connection, open_file(slice.path(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, key,
                                      salt, slice.name()));
    NK_CHECK(connection.execute(kNoJournal));
    return connection;
}

Result<Connection> Connection::open_in(FileSlice& slice, crypto::Secret const& key,
                                       DatabaseSalt const& salt) {
    NK_ASSERT(!slice.writable());
    return open_file(slice.path(), SQLITE_OPEN_READONLY, key, salt, slice.name());
}

Result<Connection> Connection::open(Path const& path, crypto::Secret const& key, OpenMode mode) {
    // An empty file would be taken for a new database; this refuses it.
    NK_TRY(auto const salt, read_database_salt(path));
    int const flags = mode == OpenMode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    NK_TRY(auto connection, open_file(path, flags, key, salt));
    if (mode == OpenMode::read_write) {
        NK_CHECK(connection.execute(kUseWal));
    }
    return connection;
}

Result<Statement> Connection::prepare(Sql sql) {
    auto& cached = m_state->statements[sql.text()];
    if (cached.statement != nullptr && !cached.in_use) {
        cached.in_use = true;
        return Statement(cached.statement.get(), &cached.in_use);
    }
    bool const keep = cached.statement == nullptr;
    sqlite3_stmt* raw = nullptr;
    unsigned const flags = keep ? SQLITE_PREPARE_PERSISTENT : 0;
    int const code = sqlite3_prepare_v3(handle(), sql.text(), -1, flags, &raw, nullptr);
    if (code != SQLITE_OK) {
        return database_error(handle(), code);
    }
    NK_ASSERT(raw != nullptr);
    if (!keep) {
        return Statement(raw, nullptr);
    }
    cached.statement.reset(raw);
    cached.in_use = true;
    return Statement(raw, &cached.in_use);
}

Status Connection::execute(std::string_view script) {
    std::string const text(script);
    int const code = sqlite3_exec(handle(), text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return database_error(handle(), code);
    }
    return {};
}

Result<std::optional<std::int64_t>> Connection::integer(Sql sql) {
    NK_TRY(auto row, prepare(sql));
    NK_TRY(bool const found, row.find());
    return found ? row.get<std::optional<std::int64_t>>(0) : std::nullopt;
}

std::int64_t Connection::last_row_id() const {
    return sqlite3_last_insert_rowid(handle());
}

std::int64_t Connection::changes() const {
    return sqlite3_changes64(handle());
}

bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(handle()) == 0;
}

Path Connection::path() const {
    return sqlite3_db_filename(handle(), "main");
}

DatabaseSalt const& Connection::salt() const {
    return m_state->salt;
}

sqlite3* Connection::handle() const {
    return m_state->database.get();
}

CancelScope::CancelScope(Connection& connection, Job const& job) : m_connection(connection) {
    auto const asked = [](void* context) noexcept {
        return static_cast<Job const*>(context)->cancelled() ? 1 : 0;
    };
    sqlite3_progress_handler(connection.handle(), kStepsBetweenCancelChecks, asked,
                             const_cast<Job*>(&job));
}

CancelScope::~CancelScope() {
    sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr);
}

}  // namespace noodkluis::storage
