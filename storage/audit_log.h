// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "crypto/minisign.h"
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
/// without breaking what follows. Cutting off the end shows against the mirrored head only. What
/// each user signed, nobody else who has the vault key can have written: see check_signatures.
class AuditLog {
  public:
    /// `mac_key` is derived from the vault key; `user` is who acts, with the key `signer`, which
    /// must outlive this; without one entries are not signed.
    AuditLog(Connection& connection, crypto::Secret mac_key, Clock const& clock, UserId user,
             crypto::minisign::SigningKey const* signer = nullptr)
        : m_connection(connection),
          m_mac_key(std::move(mac_key)),
          m_clock(clock),
          m_user(user),
          m_signer(signer) {}

    /// `body` is a JSON object with ids and counts, never content of a list. Inside a transaction
    /// only (asserted), so that the entry and what it tells of are kept or lost together.
    [[nodiscard]] Status append(LogKind kind, std::string_view body);
    [[nodiscard]] Result<LogHead> head();
    /// All entries, the oldest first.
    [[nodiscard]] Result<std::vector<LogEvent>> events();
    /// The entries of one kind, the oldest first.
    [[nodiscard]] Result<std::vector<LogEvent>> events_of(LogKind kind);
    /// Checks every entry, and that `mirrored` is one of them. Errors: vault_rolled_back when it
    /// is not, log_entry_missing or log_broken with the number of the first entry that is not
    /// there or does not fit.
    [[nodiscard]] Status verify(LogHead const& mirrored);
    /// `head` was the last entry at some time, as a bundle or a backup of then tells. Errors:
    /// log_cut when there is no such entry (any more).
    [[nodiscard]] Status require_entry(crypto::Hash256 const& head);
    /// Puts the MAC under the key of this log in the place of that under another one: for a vault
    /// that gets another key. Inside a transaction only.
    [[nodiscard]] Status renew_macs();

  private:
    Connection& m_connection;
    crypto::Secret m_mac_key;
    Clock const& m_clock;
    UserId m_user;
    crypto::minisign::SigningKey const* m_signer;
};

/// What the signatures of a log say.
struct LogReport {
    LogHead head;
    std::int64_t signed_count = 0;
    std::int64_t before_keys = 0;  ///< not signed, from before anybody here had a key
    /// Entries in which a user got another key that none of their earlier ones confirmed: after a
    /// lost passphrase, or because somebody with the vault key pretends to be them.
    std::vector<std::int64_t> unconfirmed_keys;
};

/// Checks the signature of each entry against the keys that the log itself made known before.
/// Errors: log_unsigned, log_signature, log_key_unknown.
[[nodiscard]] Result<LogReport> check_signatures(Connection& connection);

/// The body of an entry that makes a key of a user known, with `more` members before it.
[[nodiscard]] std::string key_announcement(UserId user, crypto::minisign::PublicKey const& key,
                                           std::string_view more = {});

}  // namespace noodkluis::storage
