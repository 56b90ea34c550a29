// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/key_repository.h"

#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kAddSigningKey =
    "INSERT INTO signing_key (purpose, secret, created_at) VALUES (?, ?, ?)";
constexpr Sql kSigningKey = "SELECT secret FROM signing_key WHERE purpose = ?";
constexpr Sql kAddEpochKey =
    "INSERT INTO epoch_key (week, starts_at, ends_at, recipient, identity, sealed) "
    "VALUES (?, ?, ?, ?, ?, ?)";
constexpr Sql kEpochKeysOf =
    "SELECT week, starts_at, ends_at, recipient, identity, sealed, over_seen_at, replaced "
    "FROM epoch_key WHERE week = ? ORDER BY replaced";
constexpr Sql kEpochKeys =
    "SELECT week, starts_at, ends_at, recipient, identity, sealed, over_seen_at, replaced "
    "FROM epoch_key ORDER BY starts_at, replaced";
constexpr Sql kReplaceEpochKeys = "UPDATE epoch_key SET replaced = 1";
constexpr Sql kSealEpochKey = "UPDATE epoch_key SET identity = ?, sealed = 1 WHERE recipient = ?";
constexpr Sql kSetOverSeen = "UPDATE epoch_key SET over_seen_at = ? WHERE recipient = ?";
constexpr Sql kRemoveEpochKey = "DELETE FROM epoch_key WHERE recipient = ?";
constexpr Sql kEpochRecipients =
    "SELECT week, starts_at, ends_at, recipient FROM epoch_key WHERE ends_at > ? AND replaced = 0 "
    "ORDER BY starts_at";

crypto::Secret read_secret(Statement const& row) {
    return row.get<crypto::Secret>(0);
}

EpochRecipient read_recipient(Statement const& row) {
    return {row.get<std::string>(0), row.get<Timestamp>(1), row.get<Timestamp>(2),
            row.get<std::string>(3)};
}

EpochKey read_epoch_key(Statement const& row) {
    return {read_recipient(row), row.get<crypto::Secret>(4), row.get<bool>(5),
            row.get<std::optional<Timestamp>>(6), row.get<bool>(7)};
}

}  // namespace

Status KeyRepository::add_signing_key(KeyPurpose purpose, crypto::Secret const& key,
                                      Timestamp now) {
    NK_TRY(auto add, m_connection.prepare(kAddSigningKey));
    return add.run(purpose, key, now);
}

Result<crypto::Secret> KeyRepository::signing_key(KeyPurpose purpose) {
    NK_TRY(auto key, find_one(m_connection, kSigningKey, read_secret, purpose));
    if (!key) {
        return fail(ErrorCode::record_not_found, "the signing key");
    }
    return *std::move(key);
}

Status KeyRepository::add_epoch_key(EpochKey const& key) {
    NK_TRY(auto add, m_connection.prepare(kAddEpochKey));
    return add.run(key.recipient.week, key.recipient.starts_at, key.recipient.ends_at,
                   key.recipient.recipient, key.identity, key.sealed);
}

Status KeyRepository::replace_epoch_keys() {
    NK_TRY(auto replace, m_connection.prepare(kReplaceEpochKeys));
    return replace.run();
}

Result<std::vector<EpochKey>> KeyRepository::epoch_keys_of(std::string_view week) {
    return find_all(m_connection, kEpochKeysOf, read_epoch_key, week);
}

Result<std::vector<EpochRecipient>> KeyRepository::epoch_recipients(Timestamp time) {
    return find_all(m_connection, kEpochRecipients, read_recipient, time);
}

Result<std::vector<EpochKey>> KeyRepository::epoch_keys() {
    return find_all(m_connection, kEpochKeys, read_epoch_key);
}

Status KeyRepository::seal_epoch_key(std::string_view recipient, crypto::Secret const& sealed) {
    NK_TRY(auto seal, m_connection.prepare(kSealEpochKey));
    return seal.run(sealed, recipient);
}

Status KeyRepository::set_over_seen(std::string_view recipient, Timestamp at) {
    NK_TRY(auto set, m_connection.prepare(kSetOverSeen));
    return set.run(at, recipient);
}

Status KeyRepository::remove_epoch_key(std::string_view recipient) {
    NK_TRY(auto remove, m_connection.prepare(kRemoveEpochKey));
    return remove.run(recipient);
}

}  // namespace noodkluis::storage
