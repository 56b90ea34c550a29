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

}  // namespace noodkluis::storage
