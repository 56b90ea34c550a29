// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "storage/model/log_event.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// The last entry of the log; sequence 0 and zeros while it is empty.
struct LogHead {
    std::int64_t sequence = 0;
    crypto::Hash256 hash{};
    friend bool operator==(LogHead const&, LogHead const&) = default;
};

/// The append-only log of a vault (FORMATS 7.4). Each entry holds the hash of the one before it
/// and a MAC under a key of the vault, so that no entry can be changed, left out or slipped in
/// without breaking what follows. Cutting off the end shows against the mirrored head only.
class AuditLog {
  public:
    /// `mac_key` is derived from the vault key; `user` is who acts.
    AuditLog(Connection& connection, crypto::Secret mac_key, Clock const& clock, UserId user)
        : m_connection(connection), m_mac_key(std::move(mac_key)), m_clock(clock), m_user(user) {}

    /// `body` is a JSON object with ids and counts, never content of a list. Inside a transaction
    /// only (asserted), so that the entry and what it tells of are kept or lost together.
    [[nodiscard]] Status append(LogKind kind, std::string_view body);
    [[nodiscard]] Result<LogHead> head();
    /// All entries, the oldest first.
    [[nodiscard]] Result<std::vector<LogEvent>> events();
    /// Checks every entry, and that `mirrored` is one of them. Errors: vault_rolled_back when it
    /// is not, log_broken with the number of the first entry that does not fit.
    [[nodiscard]] Status verify(LogHead const& mirrored);

  private:
    Connection& m_connection;
    crypto::Secret m_mac_key;
    Clock const& m_clock;
    UserId m_user;
};

}  // namespace noodkluis::storage
