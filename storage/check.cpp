// SPDX-License-Identifier: Apache-2.0
#include "storage/check.h"

#include <algorithm>

#include "storage/backup/backup.h"
#include "storage/backup/backup_file.h"
#include "storage/backup/stage_job.h"
#include "storage/check_contents.h"
#include "storage/schema/migration.h"
#include "storage/vault_lock.h"

namespace noodkluis::storage {
namespace {

constexpr std::size_t kPagesNamed = 20;
constexpr char const* kMoveWal = "PRAGMA wal_checkpoint(TRUNCATE)";

struct UnlockedKeys {
    crypto::KeysFile file;
    crypto::VaultKey key;  ///< of the database
};

bool opens(VaultPaths const& paths, crypto::VaultKey const& key) {
    auto const salt = read_database_salt(paths.database);
    return salt && Connection::open(paths.database, database_key(key, *salt), OpenMode::read_write);
}

/// Null when there is no way in, which is a finding then. Errors: wrong_passphrase,
/// keys_file_too_new.
Result<std::optional<UnlockedKeys>> check_keys(VaultPaths const& paths,
                                               crypto::UnlockKey const& opener,
                                               Findings& findings) {
    auto const content = read_file(paths.keys, crypto::kKeysFileBytes);
    if (!content) {
        findings.push_back(content.error());
        return std::nullopt;
    }
    auto file = crypto::KeysFile::read(*content, paths.keys);
    if (!file && file.error().code == ErrorCode::keys_file_too_new) {
        return tl::unexpected(file.error());
    }
    if (!file) {
        findings.push_back(file.error());
        return std::nullopt;
    }
    auto opened = file->open_with(opener);
    if (!opened && opened.error().code != ErrorCode::keys_file_tampered) {
        return tl::unexpected(opened.error());
    }
    if (!opened) {
        findings.push_back(opened.error());
        return std::nullopt;
    }
    auto const good = crypto::KeysFile::good_copies(*content, opened->key);
    for (std::size_t i = 0; i < good.size(); ++i) {
        if (!good[i]) {
            findings.push_back({ErrorCode::keys_copy_damaged, paths.keys.filename().string(),
                                std::to_string(i + 1)});
        }
    }
    // A change of the vault key that was broken off is no damage: the next opening settles it.
    bool const changed = opened->next && !opens(paths, opened->key) && opens(paths, *opened->next);
    return UnlockedKeys{*std::move(file),
                        changed ? *std::move(opened->next) : std::move(opened->key)};
}

/// Every page of a database file, whatever SQLite makes of it. Errors: cancelled, io_read.
Status check_pages(Path const& path, crypto::VaultKey const& key, CheckReport& report, Job& job) {
    auto const name = path.filename().string();
    auto const salt = read_database_salt(path);
    if (!salt) {
        report.findings.push_back(salt.error());
        return {};
    }
    NK_TRY(auto file, File::open(path));
    NK_TRY(auto const size, file.size());
    PagePass pass(key, *salt);
    Bytes buffer(kPieceBytes);
    for (std::uint64_t done = 0; done < size;) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        NK_TRY(auto const count, file.read(buffer));
        if (count == 0) {
            break;
        }
        pass.check(ByteView(buffer).first(count));
        done += count;
        job.progress(done, size);
    }
    report.pages += size / crypto::kDatabasePageBytes;
    auto const& damaged = pass.damaged();
    for (std::size_t i = 0; i < std::min(damaged.size(), kPagesNamed); ++i) {
        report.findings.push_back({ErrorCode::page_damaged, name, std::to_string(damaged[i])});
    }
    if (damaged.size() > kPagesNamed) {
        report.findings.push_back(
            {ErrorCode::pages_damaged, name, std::to_string(damaged.size() - kPagesNamed)});
    }
    return {};
}

/// Notes what went wrong and goes on, unless somebody wants to stop.
Status note(Status status, Findings& findings) {
    if (!status && status.error().code != ErrorCode::cancelled) {
        findings.push_back(status.error());
        return {};
    }
    return status;
}

/// What is in the database, as far as it opens.
Status check_database(VaultPaths const& paths, UnlockedKeys const& keys, CheckReport& report,
                      Job& job) {
    VaultId const id{keys.file.vault_id()};
    auto const salt = read_database_salt(paths.database);
    if (!salt) {
        return {};  // found with the pages
    }
    auto connection =
        Connection::open(paths.database, database_key(keys.key, *salt), OpenMode::read_write);
    if (!connection) {
        report.findings.push_back(connection.error());
        return {};
    }
    auto const version = schema_version(*connection);
    if (version && *version > static_cast<int>(migrations().size())) {
        return fail(ErrorCode::vault_too_new, paths.name());
    }
    auto& findings = report.findings;
    NK_CHECK(note(check_identity(*connection, id, paths.name()), findings));
    auto log = log_of(*connection, keys.key, id);
    NK_CHECK(note(log.verify(log_head_of(keys.file)), findings));
    if (auto const head = log.head()) {
        report.log_entries = head->sequence;
    }
    if (auto const signatures = check_signatures(*connection); !signatures) {
        findings.push_back(signatures.error());
    }
    // SQLCipher gives no page any more once it has met a damaged one.
    if (std::none_of(findings.begin(), findings.end(), [](Error const& finding) {
            return finding.code == ErrorCode::page_damaged;
        })) {
        NK_CHECK(check_tables(*connection, findings, job));
    }
    StageJob pictures(job, 60, 85);
    NK_CHECK(check_pictures(*connection, report, pictures));
    StageJob received(job, 85, 95);
    return check_received(*connection, paths.received, report, received);
}

/// What was written last may still be beside the database; then the pages could not be checked.
Status bring_in_last_changes(VaultPaths const& paths, UnlockedKeys const& keys) {
    NK_TRY(auto const salt, read_database_salt(paths.database));
    NK_TRY(auto connection,
           Connection::open(paths.database, database_key(keys.key, salt), OpenMode::read_write));
    return connection.execute(kMoveWal);
}

/// The backups that may be there, the newest log first.
std::vector<KnownBackup> candidates(VaultPaths const& paths, UnlockedKeys const& keys,
                                    std::vector<Path> const& folders) {
    VaultId const id{keys.file.vault_id()};
    std::vector<KnownBackup> found;
    auto const salt = read_database_salt(paths.database);
    if (salt) {
        auto connection =
            Connection::open(paths.database, database_key(keys.key, *salt), OpenMode::read_only);
        if (connection) {
            found = BackupRepository(*connection).list().value_or(std::vector<KnownBackup>{});
        }
    }
    for (auto const& folder : folders) {
        auto const there = backups_in(folder, id);
        found.insert(found.end(), there.begin(), there.end());
    }
    std::stable_sort(found.begin(), found.end(), [](KnownBackup const& a, KnownBackup const& b) {
        return a.log_sequence > b.log_sequence;
    });
    return found;
}

/// The first that is good as a whole. Errors: cancelled.
Result<std::optional<KnownBackup>> newest_good(std::vector<KnownBackup> const& found,
                                               UnlockedKeys const& keys,
                                               crypto::UnlockKey const& opener, Job& job) {
    for (auto const& known : found) {
        auto const backup = BackupFile::open(known.file);
        if (!backup || backup->claims().vault.bytes != keys.file.vault_id()) {
            continue;
        }
        // Made under an earlier key of the vault, it opens with the passphrase all the same.
        auto verified = backup->verify(keys.key, job);
        if (!verified && verified.error().code == ErrorCode::keys_file_tampered) {
            auto const key = backup->unlock(opener);
            verified = key ? backup->verify(*key, job) : tl::unexpected(key.error());
        }
        if (verified) {
            auto const& claims = backup->claims();
            return KnownBackup{known.file, claims.made_at, claims.head.sequence};
        }
        if (verified.error().code == ErrorCode::cancelled) {
            return tl::unexpected(verified.error());
        }
    }
    return std::nullopt;
}

}  // namespace

Result<CheckReport> check_vault(Path const& folder, std::vector<Path> const& folders,
                                crypto::UnlockKey const& opener, Clock const& clock, Job& job) {
    VaultPaths const paths(folder);
    NK_CHECK(paths.require_vault());
    NK_TRY(auto const lock, VaultLock::acquire(paths.lock, clock));
    CheckReport report;
    NK_TRY(auto const keys, check_keys(paths, opener, report.findings));
    if (!keys) {
        return report;
    }
    // When it does not open, the pages tell why.
    static_cast<void>(bring_in_last_changes(paths, *keys));
    {
        StageJob stage(job, 0, 50);
        NK_CHECK(check_pages(paths.database, keys->key, report, stage));
        std::error_code ignored;
        if (std::filesystem::exists(paths.old_database, ignored)) {
            NK_CHECK(check_pages(paths.old_database, keys->key, report, stage));
        }
    }
    NK_CHECK(check_database(paths, *keys, report, job));
    if (!report.findings.empty()) {
        StageJob stage(job, 95, 100);
        NK_TRY(report.go_back_to,
               newest_good(candidates(paths, *keys, folders), *keys, opener, stage));
    }
    return report;
}

}  // namespace noodkluis::storage
