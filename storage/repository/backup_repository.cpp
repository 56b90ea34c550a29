// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/backup_repository.h"

#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kAdd = "INSERT OR REPLACE INTO backup (file, made_at, log_sequence) VALUES (?, ?, ?)";
constexpr Sql kRemove = "DELETE FROM backup WHERE file = ?";
constexpr Sql kList =
    "SELECT file, made_at, log_sequence FROM backup ORDER BY log_sequence DESC, made_at DESC";

KnownBackup read(Statement const& row) {
    return {row.get<std::string>(0), row.get<Timestamp>(1), row.get<std::int64_t>(2)};
}

}  // namespace

Status BackupRepository::add(KnownBackup const& backup) {
    NK_TRY(auto add, m_connection.prepare(kAdd));
    return add.run(backup.file.string(), backup.made_at, backup.log_sequence);
}

Status BackupRepository::remove(Path const& file) {
    NK_TRY(auto remove, m_connection.prepare(kRemove));
    return remove.run(file.string());
}

Result<std::vector<KnownBackup>> BackupRepository::list() {
    return find_all(m_connection, kList, read);
}

}  // namespace noodkluis::storage
