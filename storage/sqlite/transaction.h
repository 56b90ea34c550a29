// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// A write transaction (BEGIN IMMEDIATE); rolled back unless committed. They do not nest.
class Transaction {
  public:
    /// Errors: database_busy.
    [[nodiscard]] static Result<Transaction> begin(Connection& connection);
    Transaction(Transaction&& other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    ~Transaction();

    /// On an error nothing of the transaction was kept.
    [[nodiscard]] Status commit();

  private:
    explicit Transaction(Connection& connection) : m_connection(&connection) {}
    Connection* m_connection;  ///< null once committed or moved from
};

/// While it lives, the connection sees the database as of one moment, whatever other programs
/// write.
class Snapshot {
  public:
    [[nodiscard]] static Result<Snapshot> begin(Connection& connection);
    Snapshot(Snapshot&& other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Snapshot& operator=(Snapshot&&) = delete;
    Snapshot(Snapshot const&) = delete;
    Snapshot& operator=(Snapshot const&) = delete;
    ~Snapshot();

  private:
    explicit Snapshot(Connection& connection) : m_connection(&connection) {}
    Connection* m_connection;  ///< null once moved from
};

}  // namespace noodkluis::storage
