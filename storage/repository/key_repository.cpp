// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/key_repository.h"

#include "storage/repository/rows.h"

namespace noodkluis::storage {
namespace {

constexpr Sql kAddSigningKey =
    "INSERT INTO signing_key (purpose, secret, created_at) VALUES (?, ?, ?)";
constexpr Sql kSigningKey = "SELECT secret FROM signing_key WHERE purpose = ?";
constexpr Sql kAddEpochKey =
    "INSERT INTO epoch_key (week, starts_at, ends_at, recipient, identity) VALUES (?, ?, ?, ?, ?)";
constexpr Sql kEpochKey =
    "SELECT week, starts_at, ends_at, recipient, identity FROM epoch_key WHERE week = ?";
constexpr Sql kEpochRecipients =
    "SELECT week, starts_at, ends_at, recipient FROM epoch_key WHERE ends_at > ? "
    "ORDER BY starts_at";

crypto::Secret read_secret(Statement const& row) {
    return row.get<crypto::Secret>(0);
}

EpochRecipient read_recipient(Statement const& row) {
    return {row.get<std::string>(0), row.get<Timestamp>(1), row.get<Timestamp>(2),
            row.get<std::string>(3)};
}

EpochKey read_epoch_key(Statement const& row) {
    return {read_recipient(row), row.get<crypto::Secret>(4)};
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
                   key.recipient.recipient, key.identity);
}

Result<std::optional<EpochKey>> KeyRepository::epoch_key(std::string_view week) {
    return find_one(m_connection, kEpochKey, read_epoch_key, week);
}

Result<std::vector<EpochRecipient>> KeyRepository::epoch_recipients(Timestamp time) {
    return find_all(m_connection, kEpochRecipients, read_recipient, time);
}

}  // namespace noodkluis::storage
