// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/session/records.h"

// What waits for somebody, now or in the coming year: what the first screen shows.
namespace noodkluis::app {

enum class AgendaKind : std::uint8_t {
    clock_behind,         ///< the clock of this computer is behind what it showed before
    clock_jumped,         ///< it is so far ahead that a person must say that it is right
    list_review,          ///< the list must have been looked at by this time
    list_draft,           ///< the list was changed and not approved since, or never
    list_empty,           ///< there is a list with nothing on it
    agreement_waits,      ///< a signature is missing
    agreement_ends,       ///< in force until this time
    agreement_ends_soon,  ///< the same, and it is time to renew it or to let it end
    agreement_suspended,  ///< until the institution resumes it
    own_card_expires,     ///< the one of ours that went out last, which partners have
    card_expires,         ///< a partner's card, without which nothing can be sealed for them
    sender_forked,        ///< two things came in under one number of this agreement
    bundle_expires,       ///< what was sealed here can be opened until this time
    location_checks,      ///< `count` objects on lists were not seen in their place for two years
    nothing_imported,     ///< there are no objects yet
    backup_missing,       ///< there are objects, and no backup of them is known
    backup_old,           ///< the last backup was made at this time, which is too long ago
};

struct AgendaItem {
    AgendaKind kind = AgendaKind::list_review;
    std::string subject;  ///< the name of the list or partner, or the title of the agreement
    Timestamp when{};     ///< zero when the moment does not matter
    std::int64_t count = 0;
    std::string id{};  ///< of the list or the agreement, as text; "" when it is about neither
};

struct Agenda {
    std::int64_t objects = 0;
    std::int64_t lists = 0;
    std::int64_t agreements = 0;    ///< in force
    std::vector<AgendaItem> items;  ///< the most urgent first; those without a moment at the front
};

/// How long before its end an agreement asks for attention, beside its own time of notice.
inline constexpr std::chrono::days kRenewalTime{60};

/// Errors: those of the database.
[[nodiscard]] Result<Agenda> read_agenda(storage::Vault& vault, Clock const& clock);

}  // namespace noodkluis::app
