// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sharing/agreements.h"

namespace noodkluis::app {

/// What a renewal says otherwise; all else stays as it was.
struct AgreementRenewal {
    Timestamp not_after{};
    std::optional<std::chrono::seconds> bundle_validity_max;
    std::vector<std::string> changes;  ///< to the disclosure; see adapt()
    std::optional<std::vector<ContactPoint>> own_contacts;
    std::optional<std::vector<ContactPoint>> partner_contacts;
    std::optional<std::chrono::seconds> status_fresh;
    std::optional<bool> release_code;
};

/// Drafts the next version of an agreement and signs it for our side. It takes the place of the
/// present one when the other side has signed it too; until then that stays in force. Errors:
/// agreement_unknown, agreement_unsigned (the present one), agreement_revoked, agreement_closed,
/// unknown_field, agreement_malformed.
[[nodiscard]] Result<AgreementFile> renew_and_sign(storage::Vault& vault,
                                                   std::string const& agreement,
                                                   AgreementRenewal const& renewal, Timestamp now);

}  // namespace noodkluis::app
