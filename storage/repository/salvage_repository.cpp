// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/salvage_repository.h"

#include "crypto/base/byte_fields.h"
#include "crypto/base/limits.h"
#include "storage/model/text_rules.h"
#include "storage/repository/rows.h"
#include "storage/repository/write_scope.h"

namespace noodkluis::storage {
namespace {

#define NK_INCIDENT \
    "SELECT id, kind, bundle, list_version, entries, started_at, recorded_at, note FROM incident "
#define NK_NEWEST "ORDER BY started_at DESC, recorded_at DESC, id"

constexpr Sql kStart =
    "INSERT INTO incident (id, kind, bundle, list_version, entries, started_at, recorded_at, note) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kFind = NK_INCIDENT "WHERE id = ?";
constexpr Sql kNewest = NK_INCIDENT NK_NEWEST " LIMIT 1";
constexpr Sql kNewestOf = NK_INCIDENT "WHERE bundle = ? " NK_NEWEST " LIMIT 1";
constexpr Sql kList = NK_INCIDENT NK_NEWEST;
constexpr Sql kAppend =
    "INSERT INTO salvage_mark (incident, sequence, entry, state, happened_at, recorded_at, user, "
    "takes_back, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kMarks =
    "SELECT sequence, entry, state, happened_at, recorded_at, user, takes_back, hash FROM "
    "salvage_mark WHERE incident = ? ORDER BY sequence";

#undef NK_INCIDENT
#undef NK_NEWEST

constexpr std::string_view kMarkDomain = "noodkluis/salvage/mark/v1";

Incident read_incident(Statement const& row) {
    return {row.get<IncidentId>(0),
            row.get<IncidentKind>(1),
            row.get<std::optional<BundleId>>(2),
            row.get<std::optional<ListVersionId>>(3),
            row.get<std::int64_t>(4),
            row.get<Timestamp>(5),
            row.get<Timestamp>(6),
            row.get<std::string>(7)};
}

SalvageMark read_mark(Statement const& row) {
    return {row.get<std::int64_t>(0), row.get<std::int64_t>(1),   row.get<SalvageState>(2),
            row.get<Timestamp>(3),    row.get<Timestamp>(4),      row.get<UserId>(5),
            row.get<std::int64_t>(6), row.get<crypto::Hash256>(7)};
}

/// Every part has a fixed width.
crypto::Hash256 hash_of(IncidentId incident, SalvageMark const& mark,
                        crypto::Hash256 const& previous) {
    ByteArray<41> numbers{};
    MutableByteView const out(numbers);
    std::size_t at = 0;
    for (auto const number : {mark.sequence, mark.entry, to_unix(mark.at),
                              to_unix(mark.recorded_at), mark.takes_back}) {
        put_at(out, at, static_cast<std::uint64_t>(number));
        at += sizeof(std::uint64_t);
    }
    numbers[at] = static_cast<Byte>(mark.state);
    crypto::Blake2b<32> hash;
    hash.update(as_bytes(kMarkDomain));
    hash.update(incident.bytes);
    hash.update(previous);
    hash.update(numbers);
    hash.update(mark.user.bytes);
    return hash.finish();
}

}  // namespace

Status SalvageRepository::start(Incident const& incident) {
    NK_CHECK(check_text("note", incident.note, limits::kNoteMax));
    NK_TRY(auto scope, WriteScope::begin(m_connection));
    {
        NK_TRY(auto start, m_connection.prepare(kStart));
        NK_CHECK(start.run(incident.id, incident.kind, incident.bundle, incident.list_version,
                           incident.entries, incident.started_at, incident.recorded_at,
                           incident.note));
    }
    return scope.commit();
}

Result<std::optional<Incident>> SalvageRepository::find(IncidentId id) {
    return find_one(m_connection, kFind, read_incident, id);
}

Result<std::optional<Incident>> SalvageRepository::newest() {
    return find_one(m_connection, kNewest, read_incident);
}

Result<std::optional<Incident>> SalvageRepository::newest_of(BundleId bundle) {
    return find_one(m_connection, kNewestOf, read_incident, bundle);
}

Result<std::vector<Incident>> SalvageRepository::list() {
    return find_all(m_connection, kList, read_incident);
}

Result<SalvageMark> SalvageRepository::append(Incident const& incident, SalvageMark mark) {
    NK_TRY(auto scope, WriteScope::begin(m_connection));
    NK_TRY(auto const before, marks(incident.id));
    NK_CHECK(check_mark(incident, before, mark, mark.recorded_at));
    mark.sequence = static_cast<std::int64_t>(before.size()) + 1;
    mark.hash = hash_of(incident.id, mark, before.empty() ? crypto::Hash256{} : before.back().hash);
    {
        NK_TRY(auto append, m_connection.prepare(kAppend));
        NK_CHECK(append.run(incident.id, mark.sequence, mark.entry, mark.state, mark.at,
                            mark.recorded_at, mark.user,
                            mark.takes_back == 0 ? std::nullopt : std::optional(mark.takes_back),
                            mark.hash));
    }
    NK_CHECK(scope.commit());
    return mark;
}

Result<std::vector<SalvageMark>> SalvageRepository::marks(IncidentId incident) {
    NK_TRY(auto found, find_all(m_connection, kMarks, read_mark, incident));
    std::int64_t sequence = 0;
    crypto::Hash256 last{};
    for (auto const& mark : found) {
        ++sequence;
        if (mark.sequence != sequence || mark.takes_back >= sequence ||
            hash_of(incident, mark, last) != mark.hash) {
            return fail(ErrorCode::log_broken, std::to_string(sequence));
        }
        last = mark.hash;
    }
    return found;
}

}  // namespace noodkluis::storage
