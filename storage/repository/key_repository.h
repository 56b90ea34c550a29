// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "storage/model/epoch_key.h"
#include "storage/model/party.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// The private keys of this vault: one signing key per purpose, one age identity per week.
class KeyRepository {
  public:
    explicit KeyRepository(Connection& connection) : m_connection(connection) {}

    /// Errors: record_conflict when there is a key for this purpose.
    [[nodiscard]] Status add_signing_key(KeyPurpose purpose, crypto::Secret const& key,
                                         Timestamp now);
    /// Errors: record_not_found.
    [[nodiscard]] Result<crypto::Secret> signing_key(KeyPurpose purpose);

    /// Errors: record_conflict when there is a key for this week.
    [[nodiscard]] Status add_epoch_key(EpochKey const& key);
    /// Nothing when the week has no key (any more). `week` is "2026-W47".
    [[nodiscard]] Result<std::optional<EpochKey>> epoch_key(std::string_view week);
    /// The public sides of the keys that end after `time`, in order.
    [[nodiscard]] Result<std::vector<EpochRecipient>> epoch_recipients(Timestamp time);
    /// All keys that are kept, the earliest week first.
    [[nodiscard]] Result<std::vector<EpochKey>> epoch_keys();
    /// Takes the place of a key that was kept plainly.
    [[nodiscard]] Status seal_epoch_key(std::string_view week, crypto::Secret const& sealed);
    [[nodiscard]] Status set_over_seen(std::string_view week, Timestamp at);
    [[nodiscard]] Status remove_epoch_key(std::string_view week);

  private:
    Connection& m_connection;
};

}  // namespace noodkluis::storage
