// SPDX-License-Identifier: Apache-2.0
#include "storage/audit_log.h"

#include "storage/log_signing.h"
#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr std::string_view kEntryDomain = "noodkluis/log/entry/v1";

constexpr Sql kHead = "SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1";
constexpr Sql kHashAt = "SELECT hash FROM log WHERE sequence = ?";
constexpr Sql kAppend =
    "INSERT INTO log (sequence, time, user, kind, body, previous_hash, hash, mac, signature) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr Sql kEvents =
    "SELECT sequence, time, user, kind, body, hash, signature IS NOT NULL FROM log "
    "ORDER BY sequence";
constexpr Sql kEventsOfKind =
    "SELECT sequence, time, user, kind, body, hash, signature IS NOT NULL FROM log "
    "WHERE kind = ? ORDER BY sequence";
constexpr Sql kEntries =
    "SELECT sequence, time, user, kind, body, hash, signature IS NOT NULL, previous_hash, mac "
    "FROM log ORDER BY sequence";
constexpr Sql kWithHash = "SELECT sequence, hash FROM log WHERE hash = ?";
constexpr Sql kHashes = "SELECT sequence, hash FROM log ORDER BY sequence";
constexpr Sql kSetMac = "UPDATE log SET mac = ? WHERE sequence = ?";

LogHead read_head(Statement const& row) {
    return {row.get<std::int64_t>(0), row.get<crypto::Hash256>(1)};
}

crypto::Hash256 read_hash(Statement const& row) {
    return row.get<crypto::Hash256>(0);
}

LogEvent read_event(Statement const& row) {
    return {row.get<std::int64_t>(0),     row.get<Timestamp>(1),   row.get<UserId>(2),
            row.get<LogKind>(3),          row.get<std::string>(4), row.get<crypto::Hash256>(5),
            row.get<std::int64_t>(6) != 0};
}

/// Every part has a fixed width except the last, so no two entries give the same bytes.
crypto::Hash256 entry_hash(LogEvent const& event, crypto::Hash256 const& previous) {
    ByteArray<17> numbers{};
    MutableByteView const out(numbers);
    put_le(out.subspan(0, 8), static_cast<std::uint64_t>(event.sequence));
    put_le(out.subspan(8, 8), static_cast<std::uint64_t>(to_unix(event.time)));
    numbers[16] = static_cast<Byte>(event.kind);
    crypto::Blake2b<32> hash;
    hash.update(as_bytes(kEntryDomain));
    hash.update(previous);
    hash.update(numbers);
    hash.update(event.user.bytes);
    hash.update(as_bytes(event.body));
    return hash.finish();
}

}  // namespace

Status AuditLog::append(LogKind kind, std::string_view body) {
    NK_ASSERT(m_connection.in_transaction());
    NK_TRY(auto const last, head());
    LogEvent event{last.sequence + 1, m_clock.now(), m_user, kind, std::string(body), {}, false};
    event.hash = entry_hash(event, last.hash);
    auto const mac = crypto::blake2b_256(event.hash, m_mac_key.expose());
    std::optional<crypto::minisign::BareSignature> signature;
    if (m_signer != nullptr) {
        signature = crypto::minisign::sign_hash(*m_signer, kLogSignPurpose, event.hash);
    }
    NK_TRY(auto append, m_connection.prepare(kAppend));
    return append.run(event.sequence, event.time, event.user, event.kind, event.body, last.hash,
                      event.hash, mac, signature);
}

Result<LogHead> AuditLog::head() {
    NK_TRY(auto const last, find_one(m_connection, kHead, read_head));
    return last.value_or(LogHead{});
}

Result<std::vector<LogEvent>> AuditLog::events() {
    return find_all(m_connection, kEvents, read_event);
}

Result<std::vector<LogEvent>> AuditLog::events_of(LogKind kind) {
    return find_all(m_connection, kEventsOfKind, read_event, kind);
}

Status AuditLog::verify(LogHead const& mirrored) {
    if (mirrored.sequence > 0) {
        NK_TRY(auto const hash, find_one(m_connection, kHashAt, read_hash, mirrored.sequence));
        if (hash != mirrored.hash) {
            return fail(ErrorCode::vault_rolled_back, m_connection.path().filename().string(),
                        "entry " + std::to_string(mirrored.sequence) + " of the log");
        }
    }
    NK_TRY(auto rows, m_connection.prepare(kEntries));
    LogHead last;
    rows.start();
    while (true) {
        NK_TRY(bool const more, rows.next());
        if (!more) {
            return {};
        }
        auto const event = read_event(rows);
        auto const mac = crypto::blake2b_256(event.hash, m_mac_key.expose());
        if (event.sequence != last.sequence + 1) {
            return fail(ErrorCode::log_entry_missing, std::to_string(last.sequence + 1));
        }
        if (rows.get<crypto::Hash256>(7) != last.hash ||
            entry_hash(event, last.hash) != event.hash ||
            !crypto::equal_constant_time(rows.get<ByteView>(8), mac)) {
            return fail(ErrorCode::log_broken, std::to_string(last.sequence + 1));
        }
        last = {event.sequence, event.hash};
    }
}

Status AuditLog::require_entry(crypto::Hash256 const& head) {
    NK_TRY(auto const found, find_one(m_connection, kWithHash, read_head, head));
    return found ? Status() : fail(ErrorCode::log_cut, to_hex(head).substr(0, 16));
}

Status AuditLog::renew_macs() {
    NK_ASSERT(m_connection.in_transaction());
    NK_TRY(auto const entries, find_all(m_connection, kHashes, read_head));
    NK_TRY(auto set, m_connection.prepare(kSetMac));
    for (auto const& entry : entries) {
        NK_CHECK(set.run(crypto::blake2b_256(entry.hash, m_mac_key.expose()), entry.sequence));
    }
    return {};
}

}  // namespace noodkluis::storage
