// SPDX-License-Identifier: Apache-2.0
#include "storage/rescue.h"

#include <algorithm>
#include <array>
#include <set>

#include "storage/backup/stage_job.h"
#include "storage/database_copy.h"
#include "storage/repository/party_repository.h"
#include "storage/repository/rows.h"
#include "storage/repository/user_repository.h"
#include "storage/schema/migration.h"
#include "storage/sqlite/row_copy.h"
#include "storage/vault.h"
#include "storage/vault_folder.h"
#include "storage/vault_lock.h"
#include "storage/vault_parts.h"

namespace noodkluis::storage {
namespace {

/// Who it is that opens the vault, when its users cannot be read.
constexpr char const* kUnknownUser = "registrar";

struct CollectionTable {
    char const* name;
    RowKey key;
};
/// What a collection is, each table after those that it refers to. These have the same columns in
/// every schema so far.
constexpr std::array kCollection{CollectionTable{"blob", {"row", true}},
                                 CollectionTable{"blob_content", {"row", true}},
                                 CollectionTable{"building", {"id", false}},
                                 CollectionTable{"floor", {"id", false}},
                                 CollectionTable{"room", {"id", false}},
                                 CollectionTable{"location", {"id", false}},
                                 CollectionTable{"object", {"row", true}},
                                 CollectionTable{"object_photo", {"object", false}},
                                 CollectionTable{"object_pin", {"object", false}},
                                 CollectionTable{"room_route", {"room", false}},
                                 CollectionTable{"assembly_point", {"floor", false}},
                                 CollectionTable{"priority_list", {"id", false}},
                                 CollectionTable{"list_entry", {"id", false}}};

/// Rows that refer to what is lost go, or let go of it. A list has no approved version here, and
/// its ranks close up.
constexpr char const* kFitTogether =
    "DELETE FROM blob WHERE row NOT IN (SELECT row FROM blob_content);"
    "DELETE FROM blob_content WHERE row NOT IN (SELECT row FROM blob);"
    "DELETE FROM floor WHERE building NOT IN (SELECT id FROM building);"
    "UPDATE floor SET plan = NULL WHERE plan NOT IN (SELECT id FROM blob);"
    "DELETE FROM room WHERE floor NOT IN (SELECT id FROM floor);"
    "DELETE FROM location WHERE building NOT IN (SELECT id FROM building) "
    "OR floor NOT IN (SELECT id FROM floor) OR room NOT IN (SELECT id FROM room);"
    "UPDATE object SET location = NULL WHERE location NOT IN (SELECT id FROM location);"
    "DELETE FROM object_photo WHERE object NOT IN (SELECT id FROM object) "
    "OR blob NOT IN (SELECT id FROM blob);"
    "DELETE FROM object_pin WHERE object NOT IN (SELECT id FROM object) "
    "OR floor NOT IN (SELECT id FROM floor);"
    "DELETE FROM room_route WHERE room NOT IN (SELECT id FROM room);"
    "DELETE FROM assembly_point WHERE floor NOT IN (SELECT id FROM floor);"
    "UPDATE priority_list SET building = NULL WHERE building NOT IN (SELECT id FROM building);"
    "UPDATE priority_list SET status = 0;"
    "DELETE FROM list_entry WHERE list NOT IN (SELECT id FROM priority_list) "
    "OR object NOT IN (SELECT id FROM object);"
    "UPDATE list_entry SET rank = -closed.rank FROM (SELECT id, row_number() OVER "
    "(PARTITION BY list ORDER BY rank) AS rank FROM list_entry) AS closed "
    "WHERE list_entry.id = closed.id;"
    "UPDATE list_entry SET rank = -rank;"
    "INSERT INTO object_fts (object_fts) VALUES ('rebuild');";
constexpr char const* kCheckReferencesAtTheEnd = "PRAGMA defer_foreign_keys = ON";

constexpr Sql kNumbers = "SELECT accession_number FROM object ORDER BY accession_number";
constexpr Sql kNumbersDown = "SELECT accession_number FROM object ORDER BY accession_number DESC";
constexpr Sql kPictureIds = "SELECT id FROM blob ORDER BY id";
constexpr Sql kPictureHashes =
    "SELECT blob.row, hash, content FROM blob JOIN blob_content USING (row) ORDER BY blob.row";
constexpr Sql kDeletePicture = "DELETE FROM blob WHERE row = ?";
constexpr Sql kCountObjects = "SELECT count(*) FROM object";
constexpr Sql kCountPictures = "SELECT count(*) FROM blob";
constexpr Sql kCountLists = "SELECT count(*) FROM priority_list";
constexpr Sql kCountEntries = "SELECT count(*) FROM list_entry";
constexpr Sql kHasTable = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?";

std::string read_number_text(Statement const& row) {
    return row.get<std::string>(0);
}
BlobId read_picture_id(Statement const& row) {
    return row.get<BlobId>(0);
}
std::int64_t read_count(Statement const& row) {
    return row.get<std::int64_t>(0);
}

/// What `read` gives of the source, or nothing when a page in the way is damaged.
template <class Read>
auto if_readable(DamagedDatabase& source, Read read)
    -> std::optional<typename decltype(read(std::declval<Connection&>()))::value_type> {
    auto const connection = source.connection();
    if (!connection) {
        return std::nullopt;
    }
    auto result = read(**connection);
    if (!result) {
        source.close();
        return std::nullopt;
    }
    return *std::move(result);
}

class Rescue {
  public:
    Rescue(DamagedDatabase& source, Vault& target) : m_source(source), m_target(target) {}

    Result<Rescued> run(Job& job) {
        auto& connection = m_target.connection();
        auto const fill = [&]() -> Status {
            NK_CHECK(connection.execute(kCheckReferencesAtTheEnd));
            std::uint64_t done = 0;
            for (auto const& table : kCollection) {
                job.progress(done++, kCollection.size());
                NK_CHECK(copy(table, job));
            }
            NK_CHECK(drop_changed_pictures(job));
            NK_CHECK(connection.execute(kFitTogether));
            NK_TRY(m_report.objects, count(kCountObjects));
            return m_target.log().append(LogKind::import_done,
                                         "{\"created\":" + std::to_string(m_report.objects) +
                                             ",\"changed\":0,\"unchanged\":0,\"refused\":0}");
        };
        NK_CHECK(m_target.write(fill));
        NK_TRY(m_report.pictures, count(kCountPictures));
        NK_TRY(m_report.lists, count(kCountLists));
        NK_TRY(m_report.list_entries, count(kCountEntries));
        NK_CHECK(name_lost_objects());
        NK_CHECK(count_lost_pictures());
        return m_report;
    }

  private:
    Result<std::int64_t> count(Sql sql) {
        NK_TRY(auto const found, m_target.connection().integer(sql));
        return found.value_or(0);
    }

    Status copy(CollectionTable const& table, Job const& job) {
        auto const there = if_readable(m_source, [&](Connection& connection) {
            return find_one(connection, kHasTable, read_count, std::string_view(table.name));
        });
        if (there && there->value_or(0) == 0) {
            return {};  // from before there was such a table
        }
        NK_TRY(bool const whole,
               copy_rows(m_source, m_target.connection(), table.name, table.key, job));
        m_report.is_whole = m_report.is_whole && whole;
        return {};
    }

    /// Every page of a picture may be as it was written, and the picture not.
    Status drop_changed_pictures(Job const& job) {
        auto& connection = m_target.connection();
        std::vector<std::int64_t> changed;
        {
            NK_TRY(auto rows, connection.prepare(kPictureHashes));
            rows.start();
            NK_CHECK(rows.each([&](Statement const& row) {
                if (crypto::blake2b_256(row.get<ByteView>(2)) != row.get<crypto::Hash256>(1)) {
                    changed.push_back(row.get<std::int64_t>(0));
                }
            }));
        }
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        NK_TRY(auto remove, connection.prepare(kDeletePicture));
        for (auto const row : changed) {
            NK_CHECK(remove.run(row));
        }
        return {};
    }

    /// The index over the numbers lies in other pages than the objects.
    Status name_lost_objects() {
        if (m_report.is_whole) {
            return {};
        }
        std::set<std::string> named;
        auto const collect = [&](Sql sql) {
            return [&named, sql](Connection& connection) -> Result<bool> {
                NK_TRY(auto rows, connection.prepare(sql));
                rows.start();
                NK_CHECK(rows.each(
                    [&](Statement const& row) { named.insert(row.get<std::string>(0)); }));
                return true;
            };
        };
        if (!if_readable(m_source, collect(kNumbers))) {
            static_cast<void>(if_readable(m_source, collect(kNumbersDown)));
        }
        NK_TRY(auto const here, find_all(m_target.connection(), kNumbers, read_number_text));
        for (auto const& number : here) {
            named.erase(number);
        }
        m_report.lost_objects.assign(named.begin(), named.end());
        return {};
    }

    Status count_lost_pictures() {
        NK_TRY(auto const here, find_all(m_target.connection(), kPictureIds, read_picture_id));
        auto const there = if_readable(m_source, [](Connection& connection) {
            return find_all(connection, kPictureIds, read_picture_id);
        });
        if (there && there->size() > here.size()) {
            m_report.lost_pictures = static_cast<std::int64_t>(there->size() - here.size());
        }
        return {};
    }

    DamagedDatabase& m_source;
    Vault& m_target;
    Rescued m_report;
};

/// Who does this and whose collection it is, as far as it can be read. Errors: role_forbids.
Result<NewVault> start_of(DamagedDatabase& source, crypto::KeysFile const& keys,
                          crypto::OpenedKeys const& opened, std::string const& name) {
    NewVault start;
    start.user_name = kUnknownUser;
    start.kdf = crypto::cheapest_kdf();
    for (auto const& slot : keys.slots()) {
        if (slot.id == opened.slot && slot.kdf.passes >= start.kdf.passes &&
            slot.kdf.memory >= start.kdf.memory) {
            start.kdf = slot.kdf;
        }
    }
    start.party = {PartyId::random(), PartyKind::institution, name, {}, {}};
    if (auto const own = if_readable(
            source, [](Connection& connection) { return PartyRepository(connection).own(); })) {
        auto const id = start.party.id;
        start.party = *own;
        start.party.id = id;
    }
    auto const users = if_readable(
        source, [](Connection& connection) { return UserRepository(connection).list(); });
    for (auto const& user : users.value_or(std::vector<User>{})) {
        if (user.id.bytes != opened.owner) {
            continue;
        }
        start.user_name = user.name;
        if (user.removed_at || !may(user.role, Right::keep, has_approver(*users))) {
            return fail(ErrorCode::role_forbids, user.name, kUserRoleNames[0]);
        }
    }
    return start;
}

}  // namespace

Result<Rescued> rescue_vault(Path const& folder, Path const& destination,
                             crypto::Secret const& passphrase, Clock const& clock, Job& job) {
    VaultPaths const paths(folder);
    VaultPaths const target(destination);
    NK_CHECK(paths.require_vault());
    NK_TRY(auto const lock, VaultLock::acquire(paths.lock, clock));
    // First, for it fails at once when there is something.
    NK_TRY(auto building, NewFolder::beside(target.folder));
    NK_TRY(auto const content, read_file(paths.keys, crypto::kKeysFileBytes));
    NK_TRY(auto const keys, crypto::KeysFile::read(content, paths.keys));
    NK_TRY(auto const opened, keys.open_with(passphrase));

    DatabaseCopy copy(building.path(), opened);
    NK_CHECK(copy.make(paths, job));
    DamagedDatabase source([&copy] { return copy.open(OpenMode::read_only); });
    NK_TRY(auto* const connection, source.connection());
    NK_TRY(int const version, schema_version(*connection));
    if (version > static_cast<int>(migrations().size())) {
        return fail(ErrorCode::vault_too_new, paths.name());
    }
    auto const id = if_readable(source, [](Connection& database) { return vault_id_in(database); });
    if (id && *id && **id != VaultId{keys.vault_id()}) {
        return fail(ErrorCode::vault_mixed, paths.name());
    }
    NK_TRY(auto const start, start_of(source, keys, opened, paths.name()));

    VaultPaths const inside(building.path() / "new");
    Rescued report;
    {
        NK_TRY(auto vault, Vault::create(inside.folder, start, passphrase, clock, job));
        StageJob stage(job, 20, 100);
        NK_TRY(report, Rescue(source, vault).run(stage));
    }
    NK_CHECK(building.move_to_destination(inside.folder));
    return report;
}

}  // namespace noodkluis::storage
