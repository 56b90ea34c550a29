// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/bundle_repository.h"

#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

#define NK_ISSUED                                                                          \
    "id, agreement, sequence, list_version, issued_at, not_before, not_after, file_name, " \
    "payload_hash"
#define NK_RECEIVED \
    "id, agreement, sequence, issued_at, not_before, not_after, first_opened_at, payload_hash"

constexpr Sql kAddIssued =
    "INSERT INTO issued_bundle (" NK_ISSUED ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kHighestIssued = "SELECT max(sequence) FROM issued_bundle WHERE agreement = ?";
constexpr Sql kFindIssued = "SELECT " NK_ISSUED " FROM issued_bundle WHERE id = ?";
constexpr Sql kListIssued =
    "SELECT " NK_ISSUED " FROM issued_bundle ORDER BY issued_at DESC, sequence DESC, id";
constexpr Sql kAddReceived =
    "INSERT INTO received_bundle (" NK_RECEIVED ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kHighestReceived = "SELECT max(sequence) FROM received_bundle WHERE agreement = ?";
constexpr Sql kFindReceived = "SELECT " NK_RECEIVED " FROM received_bundle WHERE id = ?";
constexpr Sql kFindReceivedBySequence =
    "SELECT " NK_RECEIVED " FROM received_bundle WHERE agreement = ? AND sequence = ?";
constexpr Sql kListReceived =
    "SELECT " NK_RECEIVED " FROM received_bundle ORDER BY first_opened_at DESC, sequence DESC, id";

#undef NK_ISSUED
#undef NK_RECEIVED

IssuedBundle read_issued(Statement const& row) {
    return {row.get<BundleId>(0),      row.get<AgreementId>(1), row.get<std::int64_t>(2),
            row.get<ListVersionId>(3), row.get<Timestamp>(4),   row.get<Timestamp>(5),
            row.get<Timestamp>(6),     row.get<std::string>(7), row.get<crypto::Hash512>(8)};
}

ReceivedBundle read_received(Statement const& row) {
    return {row.get<BundleId>(0),  row.get<AgreementId>(1),    row.get<std::int64_t>(2),
            row.get<Timestamp>(3), row.get<Timestamp>(4),      row.get<Timestamp>(5),
            row.get<Timestamp>(6), row.get<crypto::Hash512>(7)};
}

Result<std::int64_t> highest(Connection& connection, Sql sql, AgreementId agreement) {
    NK_TRY(auto row, connection.prepare(sql));
    NK_TRY(bool const found, row.find(agreement));
    return found ? row.get<std::int64_t>(0) : 0;
}

}  // namespace

Status BundleRepository::add_issued(IssuedBundle const& bundle) {
    NK_TRY(auto add, m_connection.prepare(kAddIssued));
    return add.run(bundle.id, bundle.agreement, bundle.sequence, bundle.list_version,
                   bundle.issued_at, bundle.not_before, bundle.not_after, bundle.file_name,
                   bundle.payload_hash);
}

Result<std::int64_t> BundleRepository::next_sequence(AgreementId agreement) {
    NK_TRY(auto const last, highest(m_connection, kHighestIssued, agreement));
    return last + 1;
}

Result<std::optional<IssuedBundle>> BundleRepository::find_issued(BundleId id) {
    return find_one(m_connection, kFindIssued, read_issued, id);
}

Result<std::vector<IssuedBundle>> BundleRepository::list_issued() {
    return find_all(m_connection, kListIssued, read_issued);
}

Status BundleRepository::add_received(ReceivedBundle const& bundle) {
    NK_TRY(auto add, m_connection.prepare(kAddReceived));
    return add.run(bundle.id, bundle.agreement, bundle.sequence, bundle.issued_at,
                   bundle.not_before, bundle.not_after, bundle.first_opened_at,
                   bundle.payload_hash);
}

Result<std::optional<ReceivedBundle>> BundleRepository::find_received(BundleId id) {
    return find_one(m_connection, kFindReceived, read_received, id);
}

Result<std::optional<ReceivedBundle>> BundleRepository::find_received(AgreementId agreement,
                                                                      std::int64_t sequence) {
    return find_one(m_connection, kFindReceivedBySequence, read_received, agreement, sequence);
}

Result<std::int64_t> BundleRepository::highest_received(AgreementId agreement) {
    return highest(m_connection, kHighestReceived, agreement);
}

Result<std::vector<ReceivedBundle>> BundleRepository::list_received() {
    return find_all(m_connection, kListReceived, read_received);
}

}  // namespace noodkluis::storage
