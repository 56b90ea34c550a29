// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/receipt_repository.h"

#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kAdd =
    "INSERT INTO receipt (hash, bundle, issued_at, file, kept_at) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (hash) DO NOTHING";
constexpr Sql kFind = "SELECT bundle, hash, issued_at, file, kept_at FROM receipt WHERE hash = ?";
constexpr Sql kNewest =
    "SELECT bundle, hash, issued_at, file, kept_at FROM receipt AS r "
    "WHERE NOT EXISTS (SELECT 1 FROM receipt AS later WHERE later.bundle = r.bundle AND "
    "(later.issued_at > r.issued_at OR (later.issued_at = r.issued_at AND later.rowid > r.rowid))) "
    "ORDER BY issued_at DESC, rowid DESC";
constexpr Sql kAddCode = "INSERT INTO release_code (bundle, code) VALUES (?, ?)";
constexpr Sql kCode = "SELECT code FROM release_code WHERE bundle = ?";
constexpr Sql kTries = "SELECT failures, last_at FROM release_try WHERE bundle = ?";
constexpr Sql kSetTries =
    "INSERT OR REPLACE INTO release_try (bundle, failures, last_at) VALUES (?, ?, ?)";

StoredReceipt read(Statement const& row) {
    return {row.get<BundleId>(0), row.get<crypto::Hash256>(1), row.get<Timestamp>(2),
            row.get<Bytes>(3), row.get<Timestamp>(4)};
}

}  // namespace

Status ReceiptRepository::add(StoredReceipt const& receipt) {
    NK_TRY(auto add, m_connection.prepare(kAdd));
    return add.run(receipt.hash, receipt.bundle, receipt.issued_at, receipt.file, receipt.kept_at);
}

Result<std::optional<StoredReceipt>> ReceiptRepository::find(crypto::Hash256 const& hash) {
    return find_one(m_connection, kFind, read, hash);
}

Result<std::vector<StoredReceipt>> ReceiptRepository::newest() {
    return find_all(m_connection, kNewest, read);
}

Status ReleaseCodeRepository::add_code(BundleId bundle, crypto::Secret const& code) {
    NK_TRY(auto add, m_connection.prepare(kAddCode));
    return add.run(bundle, code);
}

Result<std::optional<crypto::Secret>> ReleaseCodeRepository::code(BundleId bundle) {
    return find_one(
        m_connection, kCode, [](Statement const& row) { return row.get<crypto::Secret>(0); },
        bundle);
}

Result<ReleaseTries> ReleaseCodeRepository::tries(BundleId bundle) {
    NK_TRY(auto const found,
           find_one(
               m_connection, kTries,
               [](Statement const& row) {
                   return ReleaseTries{row.get<std::int64_t>(0), row.get<Timestamp>(1)};
               },
               bundle));
    return found.value_or(ReleaseTries{});
}

Status ReleaseCodeRepository::set_tries(BundleId bundle, ReleaseTries const& tries) {
    NK_TRY(auto set, m_connection.prepare(kSetTries));
    return set.run(bundle, tries.failures, tries.last_at);
}

}  // namespace noodkluis::storage
