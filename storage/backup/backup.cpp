// SPDX-License-Identifier: Apache-2.0
#include "storage/backup/backup.h"

#include <algorithm>
#include <system_error>
#include <tuple>

#include "storage/backup/backup_file.h"
#include "storage/backup/backup_write.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kHasTable = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'backup'";

// "2026-11-24-140500" stands for "2026-11-24T14:05:00Z".
constexpr std::size_t kDayChars = 10;
constexpr std::size_t kTimeChars = 17;

std::string time_text(Timestamp time) {
    auto const full = format_time(time);
    auto const part = [&full](std::size_t at, std::size_t count) { return full.substr(at, count); };
    return part(0, kDayChars) + "-" + part(11, 2) + part(14, 2) + part(17, 2);
}

/// Removes what rotation no longer keeps; what cannot be removed is left for the next time.
std::vector<Path> rotate(Path const& folder, VaultId id, Timestamp now, Rotation const& rotation) {
    std::vector<KnownBackup> own = backups_in(folder, id);
    std::erase_if(own, [](KnownBackup const& backup) {
        return time_in_backup_name(backup.file.filename().string()) != backup.made_at;
    });
    std::vector<Timestamp> times;
    times.reserve(own.size());
    for (auto const& backup : own) {
        times.push_back(backup.made_at);
    }
    std::vector<Path> removed;
    for (auto const time : no_longer_kept(times, now, rotation)) {
        for (auto const& backup : own) {
            std::error_code ignored;
            if (backup.made_at == time && std::filesystem::remove(backup.file, ignored)) {
                removed.push_back(backup.file);
            }
        }
    }
    return removed;
}

Status note(Connection& connection, BackupDone const& done) {
    BackupRepository backups(connection);
    NK_CHECK(backups.add(done.backup));
    for (auto const& file : done.removed) {
        NK_CHECK(backups.remove(file));
    }
    return {};
}

}  // namespace

std::string backup_name(std::string const& vault_name, Timestamp made_at) {
    return vault_name + "-" + time_text(made_at) + std::string(kBackupExtension);
}

std::optional<Timestamp> time_in_backup_name(std::string const& name) {
    auto const tail = 1 + kTimeChars + kBackupExtension.size();
    if (name.size() <= tail || !name.ends_with(kBackupExtension)) {
        return std::nullopt;
    }
    auto const vault = name.substr(0, name.size() - tail);
    auto const text = name.substr(vault.size() + 1, kTimeChars);
    auto const time = parse_time(text.substr(0, kDayChars) + "T" + text.substr(11, 2) + ":" +
                                 text.substr(13, 2) + ":" + text.substr(15, 2) + "Z");
    return time && backup_name(vault, *time) == name ? std::optional(*time) : std::nullopt;
}

std::vector<KnownBackup> backups_in(Path const& folder, VaultId id) {
    std::vector<KnownBackup> found;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        std::error_code ignored;
        if (at->path().extension() != kBackupExtension || !at->is_regular_file(ignored)) {
            continue;
        }
        auto const backup = BackupFile::open(at->path());
        if (backup && backup->claims().vault == id) {
            auto const& claims = backup->claims();
            found.push_back({std::filesystem::absolute(at->path(), ignored), claims.made_at,
                             claims.head.sequence});
        }
    }
    std::sort(found.begin(), found.end(), [](KnownBackup const& a, KnownBackup const& b) {
        return std::tie(a.log_sequence, a.made_at) > std::tie(b.log_sequence, b.made_at);
    });
    return found;
}

Result<BackupDone> back_up(VaultParts const& vault, Path const& target, Rotation const& rotation,
                           Clock const& clock, Job& job) {
    std::error_code ignored;
    bool const in_folder = std::filesystem::is_directory(target, ignored);
    if (!in_folder && target.extension() != kBackupExtension) {
        return fail(ErrorCode::backup_target, target.string());
    }
    auto const now = clock.now();
    auto const file =
        in_folder ? target / backup_name(vault.paths.folder.stem().string(), now) : target;
    NK_TRY(auto const written, write_backup(vault, file, now, job));
    BackupDone done;
    done.backup = {std::filesystem::absolute(file, ignored).lexically_normal(),
                   written.claims.made_at, written.claims.head.sequence};
    done.bytes = written.bytes;
    if (in_folder) {
        done.removed = rotate(target, vault.id, now, rotation);
        for (auto& path : done.removed) {
            path = path.lexically_normal();
        }
    }
    // A vault that an older version made, and that was not brought up to date yet, has no place
    // for it.
    auto const has_table = vault.connection.integer(kHasTable);
    done.noted = has_table && *has_table && note(vault.connection, done);
    return done;
}

}  // namespace noodkluis::storage
