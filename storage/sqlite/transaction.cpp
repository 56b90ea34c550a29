// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite/transaction.h"

#include <sqlite3.h>

#include "storage/sqlite/sqlite_error.h"

namespace noodkluis::storage {
namespace {

int run(sqlite3* database, char const* sql) {
    return sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
}

}  // namespace

Result<Transaction> Transaction::begin(Connection& connection) {
    NK_ASSERT(!connection.in_transaction());
    int const code = run(connection.handle(), "BEGIN IMMEDIATE");
    if (code != SQLITE_OK) {
        return database_error(connection.handle(), code);
    }
    return Transaction(connection);
}

Transaction::~Transaction() {
    // SQLite has rolled back by itself after some errors (disk full), and then there is nothing
    // left to do; after any other the rollback cannot fail.
    if (m_connection != nullptr && m_connection->in_transaction()) {
        run(m_connection->handle(), "ROLLBACK");
    }
}

Status Transaction::commit() {
    NK_ASSERT(m_connection != nullptr);
    int const code = run(m_connection->handle(), "COMMIT");
    if (code != SQLITE_OK) {
        return database_error(m_connection->handle(), code);
    }
    m_connection = nullptr;
    return {};
}

Result<Snapshot> Snapshot::begin(Connection& connection) {
    NK_ASSERT(!connection.in_transaction());
    // Only the first read makes the moment.
    int const code = run(connection.handle(), "BEGIN; SELECT 1 FROM sqlite_master");
    Snapshot snapshot(connection);
    if (code != SQLITE_OK) {
        return database_error(connection.handle(), code);
    }
    return snapshot;
}

Snapshot::~Snapshot() {
    if (m_connection != nullptr && m_connection->in_transaction()) {
        run(m_connection->handle(), "ROLLBACK");
    }
}

}  // namespace noodkluis::storage
