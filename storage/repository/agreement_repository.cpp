// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/agreement_repository.h"

#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kSave =
    "INSERT INTO agreement (id, hash, partner, file, updated_at) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, partner = excluded.partner, "
    "file = excluded.file, updated_at = excluded.updated_at";
constexpr Sql kFind = "SELECT id, hash, partner, file, updated_at FROM agreement WHERE id = ?";
constexpr Sql kFindByHash =
    "SELECT id, hash, partner, file, updated_at FROM agreement WHERE hash = ?";
constexpr Sql kList =
    "SELECT id, hash, partner, file, updated_at FROM agreement ORDER BY updated_at DESC, id";
constexpr Sql kKeepVersion =
    "INSERT INTO agreement_version (hash, agreement, version, file, kept_at) "
    "VALUES (?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING";
constexpr Sql kRemoveVersion = "DELETE FROM agreement_version WHERE hash = ?";
constexpr Sql kVersions =
    "SELECT agreement, version, hash, file, kept_at FROM agreement_version "
    "WHERE agreement = ? ORDER BY version DESC";
constexpr Sql kAllVersions =
    "SELECT agreement, version, hash, file, kept_at FROM agreement_version "
    "ORDER BY agreement, version DESC";

StoredVersion read_version(Statement const& row) {
    return {row.get<AgreementId>(0), row.get<std::int64_t>(1), row.get<crypto::Hash256>(2),
            row.get<Bytes>(3), row.get<Timestamp>(4)};
}

StoredAgreement read(Statement const& row) {
    return {row.get<AgreementId>(0), row.get<crypto::Hash256>(1), row.get<PartyId>(2),
            row.get<Bytes>(3), row.get<Timestamp>(4)};
}

}  // namespace

Status AgreementRepository::save(StoredAgreement const& agreement) {
    NK_TRY(auto save, m_connection.prepare(kSave));
    return save.run(agreement.id, agreement.hash, agreement.partner, agreement.file,
                    agreement.updated_at);
}

Result<std::optional<StoredAgreement>> AgreementRepository::find(AgreementId id) {
    return find_one(m_connection, kFind, read, id);
}

Result<std::optional<StoredAgreement>> AgreementRepository::find_by_hash(
    crypto::Hash256 const& hash) {
    return find_one(m_connection, kFindByHash, read, hash);
}

Result<std::vector<StoredAgreement>> AgreementRepository::list() {
    return find_all(m_connection, kList, read);
}

Status AgreementRepository::keep_version(StoredVersion const& version) {
    NK_TRY(auto keep, m_connection.prepare(kKeepVersion));
    return keep.run(version.hash, version.agreement, version.version, version.file,
                    version.kept_at);
}

Status AgreementRepository::remove_version(crypto::Hash256 const& hash) {
    NK_TRY(auto remove, m_connection.prepare(kRemoveVersion));
    return remove.run(hash);
}

Result<std::vector<StoredVersion>> AgreementRepository::versions(AgreementId id) {
    return find_all(m_connection, kVersions, read_version, id);
}

Result<std::vector<StoredVersion>> AgreementRepository::versions() {
    return find_all(m_connection, kAllVersions, read_version);
}

}  // namespace noodkluis::storage
