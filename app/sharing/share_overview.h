// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/sharing/agreement.h"
#include "storage/vault.h"

// Who may see what at this moment, and what went out.
namespace noodkluis::app {

enum class AgreementState : std::uint8_t {
    waits_for_signature,
    not_yet,
    in_force,
    suspended,  ///< by the institution, until it says otherwise
    ended
};
/// By signatures that are there and dates; whether they are good, `in_force` of agreements.h says.
[[nodiscard]] AgreementState state_of(AgreementFile const& file, Timestamp now);
/// The same with what was stated about it and done here.
[[nodiscard]] AgreementState state_of(AgreementFile const& file, AgreementStanding const& standing,
                                      Timestamp now);
/// "waits for a signature", translated.
[[nodiscard]] char const* words_of(AgreementState state);

/// A bundle that was sealed here, with the names of what it is about.
struct SharedOut {
    storage::IssuedBundle bundle;
    std::string agreement;  ///< title
    std::string partner;
    std::string list;
    std::int64_t list_number = 0;  ///< which approved version
    bool revoked = false;
    bool coded = false;  ///< opens with a code, which is kept here
};

struct ShareOverview {
    std::vector<AgreementFile> agreements;
    std::vector<SharedOut> issued;  ///< the newest first
};

/// What one partner may see at this moment, or what we may see of a partner.
struct SeenToday {
    AgreementFile agreement;
    AgreementStanding standing;
    AgreementState state = AgreementState::waits_for_signature;
    bool ours = true;                ///< the lists are
    std::vector<SharedOut> bundles;  ///< of ours that can be opened now
};
/// All agreements, those in force first. Errors: those of the database and of standing_of.
[[nodiscard]] Result<std::vector<SeenToday>> read_seen_today(storage::Vault& vault,
                                                             Clock const& clock);

/// Errors: those of the database.
[[nodiscard]] Result<ShareOverview> read_share_overview(storage::Vault& vault, Clock const& clock);

}  // namespace noodkluis::app
