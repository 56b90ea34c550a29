// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/release_repository.h"

#include "storage/repository/key_bytes.h"
#include "storage/repository/rows.h"

#define NK_WAITING                                                                             \
    "SELECT bundle, agreement, list_version, not_before, not_after, asked_at, file_name FROM " \
    "release WHERE NOT EXISTS (SELECT 1 FROM issued_bundle WHERE id = bundle) "

namespace noodkluis::storage {
namespace {

constexpr Sql kInsert =
    "INSERT INTO release (bundle, agreement, list_version, not_before, not_after, asked_at, "
    "file_name) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kSign =
    "INSERT INTO release_signature (bundle, user, key, signature, signed_at) "
    "VALUES (?, ?, ?, ?, ?)";
constexpr Sql kWaiting = NK_WAITING "ORDER BY asked_at, bundle";
constexpr Sql kFindWaiting = NK_WAITING "AND bundle = ?";
constexpr Sql kSignatures =
    "SELECT bundle, user, key, signature, signed_at FROM release_signature WHERE bundle = ? "
    "ORDER BY signed_at, user";
constexpr Sql kRemove = "DELETE FROM release WHERE bundle = ?";

Release read(Statement const& row) {
    return {row.get<BundleId>(0),   row.get<AgreementId>(1), row.get<ListVersionId>(2),
            row.get<Timestamp>(3),  row.get<Timestamp>(4),   row.get<Timestamp>(5),
            row.get<std::string>(6)};
}

ReleaseSignature read_signature(Statement const& row) {
    return {row.get<BundleId>(0), row.get<UserId>(1), key_from(row.get<KeyBytes>(2)),
            row.get<std::string>(3), row.get<Timestamp>(4)};
}

}  // namespace

Status ReleaseRepository::add(Release const& release) {
    NK_TRY(auto insert, m_connection.prepare(kInsert));
    return insert.run(release.bundle, release.agreement, release.version, release.not_before,
                      release.not_after, release.asked_at, release.file_name);
}

Status ReleaseRepository::add_signature(ReleaseSignature const& signature) {
    NK_TRY(auto sign, m_connection.prepare(kSign));
    return sign.run(signature.bundle, signature.user, key_bytes(signature.key), signature.signature,
                    signature.signed_at);
}

Result<std::vector<Release>> ReleaseRepository::waiting() {
    return find_all(m_connection, kWaiting, read);
}

Result<std::optional<Release>> ReleaseRepository::find_waiting(BundleId bundle) {
    return find_one(m_connection, kFindWaiting, read, bundle);
}

Result<std::vector<ReleaseSignature>> ReleaseRepository::signatures(BundleId bundle) {
    return find_all(m_connection, kSignatures, read_signature, bundle);
}

Status ReleaseRepository::remove(BundleId bundle) {
    NK_TRY(auto remove, m_connection.prepare(kRemove));
    return remove.run(bundle);
}

}  // namespace noodkluis::storage
