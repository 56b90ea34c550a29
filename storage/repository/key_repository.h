// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "storage/model/epoch_key.h"
#include "storage/model/party.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// The private keys of this vault: one signing key per purpose, one age identity per
/// week, and more of weeks for which the card was renewed.
class KeyRepository {
  public:
    explicit KeyRepository(Connection& connection) : m_connection(connection) {}

    /// Errors: record_conflict when there is a key for this purpose.
    [[nodiscard]] Status add_signing_key(KeyPurpose purpose, crypto::Secret const& key,
                                         Timestamp now);
    /// Errors: record_not_found.
    [[nodiscard]] Result<crypto::Secret> signing_key(KeyPurpose purpose);

    /// Errors: record_conflict when there is a key for this week that was not replaced.
    [[nodiscard]] Status add_epoch_key(EpochKey const& key);
    /// From now on every key counts as replaced.
    [[nodiscard]] Status replace_epoch_keys();
    /// The key of the week, "2026-W47", then those that it replaced; empty when there is none (any
    /// more).
    [[nodiscard]] Result<std::vector<EpochKey>> epoch_keys_of(std::string_view week);
    /// The public sides of the keys that end after `time` and were not replaced, in order.
    [[nodiscard]] Result<std::vector<EpochRecipient>> epoch_recipients(Timestamp time);
    /// All keys that are kept, the earliest week first.
    [[nodiscard]] Result<std::vector<EpochKey>> epoch_keys();
    /// Takes the place of a key that was kept plainly. This and what follows name the key by its
    /// public side.
    [[nodiscard]] Status seal_epoch_key(std::string_view recipient, crypto::Secret const& sealed);
    [[nodiscard]] Status set_over_seen(std::string_view recipient, Timestamp at);
    [[nodiscard]] Status remove_epoch_key(std::string_view recipient);

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
