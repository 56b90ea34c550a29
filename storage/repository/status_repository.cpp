// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/status_repository.h"

#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kAdd =
    "INSERT INTO status_statement (agreement, sequence, hash, file, kept_at) "
    "VALUES (?, ?, ?, ?, ?)";
constexpr Sql kFind =
    "SELECT agreement, sequence, hash, file, kept_at FROM status_statement "
    "WHERE agreement = ? AND sequence = ?";
constexpr Sql kNewest =
    "SELECT agreement, sequence, hash, file, kept_at FROM status_statement "
    "WHERE agreement = ? ORDER BY sequence DESC LIMIT 1";
constexpr Sql kList =
    "SELECT agreement, sequence, hash, file, kept_at FROM status_statement "
    "WHERE agreement = ? ORDER BY sequence";
constexpr Sql kAddFork =
    "INSERT INTO fork (agreement, kind, sequence, noticed_at) VALUES (?, ?, ?, ?) "
    "ON CONFLICT DO NOTHING";
constexpr Sql kForks =
    "SELECT agreement, kind, sequence, noticed_at FROM fork "
    "ORDER BY noticed_at DESC, agreement, kind, sequence";
constexpr Sql kEnd =
    "INSERT INTO agreement_end (agreement, ended_at) VALUES (?, ?) ON CONFLICT DO NOTHING";
constexpr Sql kEndedAt = "SELECT ended_at FROM agreement_end WHERE agreement = ?";

StoredStatus read(Statement const& row) {
    return {row.get<AgreementId>(0), row.get<std::int64_t>(1), row.get<crypto::Hash256>(2),
            row.get<Bytes>(3), row.get<Timestamp>(4)};
}

Fork read_fork(Statement const& row) {
    return {row.get<AgreementId>(0), row.get<ForkKind>(1), row.get<std::int64_t>(2),
            row.get<Timestamp>(3)};
}

}  // namespace

Status StatusRepository::add(StoredStatus const& statement) {
    NK_TRY(auto add, m_connection.prepare(kAdd));
    return add.run(statement.agreement, statement.sequence, statement.hash, statement.file,
                   statement.kept_at);
}

Result<std::optional<StoredStatus>> StatusRepository::find(AgreementId agreement,
                                                           std::int64_t sequence) {
    return find_one(m_connection, kFind, read, agreement, sequence);
}

Result<std::optional<StoredStatus>> StatusRepository::newest(AgreementId agreement) {
    return find_one(m_connection, kNewest, read, agreement);
}

Result<std::vector<StoredStatus>> StatusRepository::list(AgreementId agreement) {
    return find_all(m_connection, kList, read, agreement);
}

Status StatusRepository::add_fork(Fork const& fork) {
    NK_TRY(auto add, m_connection.prepare(kAddFork));
    return add.run(fork.agreement, fork.kind, fork.sequence, fork.noticed_at);
}

Result<std::vector<Fork>> StatusRepository::forks() {
    return find_all(m_connection, kForks, read_fork);
}

Status StatusRepository::end(AgreementId agreement, Timestamp at) {
    NK_TRY(auto end, m_connection.prepare(kEnd));
    return end.run(agreement, at);
}

Result<std::optional<Timestamp>> StatusRepository::ended_at(AgreementId agreement) {
    return find_one(
        m_connection, kEndedAt, [](Statement const& row) { return row.get<Timestamp>(0); },
        agreement);
}

}  // namespace noodkluis::storage
