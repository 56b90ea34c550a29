// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "crypto/base/clock.h"
#include "crypto/hash.h"
#include "storage/model/ids.h"

namespace noodkluis::storage {

/// What is written to the append-only log: that something happened, by ids, never list content.
enum class LogKind : std::uint8_t {
    vault_created = 1,
    slot_changed,
    import_done,
    list_approved,
    card_exported,
    partner_pinned,
    partner_removed,
    agreement_drafted,
    agreement_signed,
    agreement_accepted,
    bundle_issued,
    bundle_opened,
    epoch_exported,
    clock_reset,
    paper_made,
    paper_back,
    user_added,
    user_removed,
    user_role_changed,
    user_key,  ///< a user signs with another key from here on
    vault_key_changed,
    release_asked,
    release_signed,
    release_withdrawn,
    status_issued,
    status_received,
    agreement_ended,
    agreement_renewed,
    fork_noticed,
    receipt_written,
    receipt_received,
    epoch_erased,
    release_code_shown,
    release_code_refused,
    plain_exported,  ///< objects or a summary left the vault unencrypted
    sheets_exported,
    photos_added
};

struct LogEvent {
    std::int64_t sequence = 0;  ///< 1, 2, ...
    Timestamp time{};
    UserId user;
    LogKind kind = LogKind::vault_created;
    std::string body;  ///< JSON object with ids and counts only
    crypto::Hash256 hash{};
    bool is_signed = false;  ///< there is a signature; `check_log` says whether it fits
};

}  // namespace noodkluis::storage
