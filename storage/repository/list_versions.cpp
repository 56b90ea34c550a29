// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "crypto/base/limits.h"
#include "storage/model/field_text.h"
#include "storage/model/list_names.h"
#include "storage/model/log_event.h"
#include "storage/model/text_rules.h"
#include "storage/repository/changes.h"
#include "storage/repository/list_repository.h"
#include "storage/repository/rows.h"
#include "storage/repository/user_repository.h"
#include "storage/repository/write_scope.h"

#define NK_VERSION                                                                   \
    "SELECT id, list, number, content_hash, approved_by, approved_at, change_note, " \
    "coalesce(signature, '') FROM list_version "

namespace noodkluis::storage {
namespace {

constexpr Sql kVersions = NK_VERSION "WHERE list = ? ORDER BY number DESC";
constexpr Sql kLatest = NK_VERSION "WHERE list = ? ORDER BY number DESC LIMIT 1";
constexpr Sql kVersionById = NK_VERSION "WHERE id = ?";
constexpr Sql kContent = "SELECT content, content_hash FROM list_version WHERE id = ?";
constexpr Sql kInsert =
    "INSERT INTO list_version (id, list, number, content_hash, approved_by, approved_at, "
    "change_note, content, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''))";
constexpr Sql kInsertBlob =
    "INSERT INTO list_version_blob (version, blob) VALUES (?, ?) ON CONFLICT DO NOTHING";
// The entry of the log that tells of the approval has no signature either, and is older than the
// first key: log entries after it are signed, so nobody can slip one in there.
constexpr Sql kBeforeKeys =
    "SELECT count(*) FROM log WHERE kind = ? AND signature IS NULL AND instr(body, ?) > 0 "
    "AND sequence < (SELECT min(sequence) FROM user_key)";

ListVersion read_version(Statement const& row) {
    return {row.get<ListVersionId>(0),   row.get<ListId>(1),     row.get<std::int64_t>(2),
            row.get<crypto::Hash256>(3), row.get<UserId>(4),     row.get<Timestamp>(5),
            row.get<std::string>(6),     row.get<std::string>(7)};
}

std::int64_t read_count(Statement const& row) {
    return row.get<std::int64_t>(0);
}

/// What the approver says with the signature over the content.
std::string approval_comment(ListVersion const& version) {
    return "noodkluis-approval-v1 list=" + version.list.text() +
           " number=" + std::to_string(version.number) + " user=" + version.approved_by.text() +
           " at=" + std::to_string(to_unix(version.approved_at));
}

}  // namespace

Result<ListVersion> ListRepository::approve(ListId list, NewListVersion const& version) {
    NK_CHECK(check_text("change_note", version.change_note, limits::kNoteMax));
    NK_TRY(auto scope, WriteScope::begin(*m_connection));
    NK_TRY(auto changed, get(list));
    NK_TRY(auto const latest, latest_version(list));
    ListVersion next{ListVersionId::random(),
                     list,
                     latest ? latest->number + 1 : 1,
                     crypto::blake2b_256(version.content),
                     m_user,
                     m_clock->now(),
                     std::string(version.change_note),
                     {}};
    if (version.signer != nullptr) {
        next.signature = crypto::minisign::sign(
            *version.signer, crypto::minisign::digest_of(version.content), approval_comment(next));
    }
    NK_TRY(auto insert, m_connection->prepare(kInsert));
    NK_CHECK(insert.run(next.id, next.list, next.number, next.content_hash, next.approved_by,
                        next.approved_at, next.change_note, version.content, next.signature));
    NK_TRY(auto keep, m_connection->prepare(kInsertBlob));
    for (auto const blob : version.blobs) {
        NK_CHECK(keep.run(next.id, blob));
    }
    std::vector<FieldChange> changes;
    note_change(changes, "version", latest ? std::to_string(latest->number) : std::string(),
                std::to_string(next.number));
    note_change(changes, "status", name_of(changed.status), name_of(ListStatus::approved));
    changed.status = ListStatus::approved;
    NK_CHECK(revise(changed, RevisionAction::approved, std::nullopt, std::move(changes)));
    NK_CHECK(scope.commit());
    return next;
}

Result<std::vector<ListVersion>> ListRepository::versions(ListId list) {
    return find_all(*m_connection, kVersions, read_version, list);
}

Result<std::optional<ListVersion>> ListRepository::latest_version(ListId list) {
    return find_one(*m_connection, kLatest, read_version, list);
}

Result<ListVersion> ListRepository::version(ListVersionId id) {
    NK_TRY(auto found, find_one(*m_connection, kVersionById, read_version, id));
    if (!found) {
        return fail(ErrorCode::record_not_found, id.text());
    }
    return *std::move(found);
}

Result<Bytes> ListRepository::version_content(ListVersionId id) {
    struct Content {
        Bytes bytes;
        crypto::Hash256 hash;
    };
    auto const read = [](Statement const& row) {
        return Content{row.get<Bytes>(0), row.get<crypto::Hash256>(1)};
    };
    NK_TRY(auto content, find_one(*m_connection, kContent, read, id));
    if (!content) {
        return fail(ErrorCode::record_not_found, id.text());
    }
    if (crypto::blake2b_256(content->bytes) != content->hash) {
        return fail(ErrorCode::database_damaged, "The approved list");
    }
    return std::move(content->bytes);
}

Result<Bytes> ListRepository::approved_content(ListVersion const& version) {
    NK_TRY(auto content, version_content(version.id));
    auto const subject = "version " + std::to_string(version.number);
    if (version.signature.empty()) {
        NK_TRY(auto const older, find_one(*m_connection, kBeforeKeys, read_count,
                                          LogKind::list_approved, version.id.text()));
        return older.value_or(0) > 0 ? Result<Bytes>(std::move(content))
                                     : fail(ErrorCode::approval_unsigned, subject);
    }
    auto const signature = crypto::minisign::Signature::parse(version.signature, subject);
    NK_TRY(auto const keys, UserRepository(*m_connection).keys_of(version.approved_by));
    auto const digest = crypto::minisign::digest_of(content);
    if (!signature || signature->claimed_comment() != approval_comment(version) ||
        std::none_of(keys.begin(), keys.end(), [&](UserKey const& key) {
            return signature->verify(key.key, digest).has_value();
        })) {
        return fail(ErrorCode::approval_invalid, subject);
    }
    return content;
}

}  // namespace noodkluis::storage
