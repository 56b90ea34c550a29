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
    std::optional<bool> paper_sheets;
};

/// Drafts the next version of an agreement and signs it for our side. It takes the place of the
/// present one when the other side has signed it too; until then that stays in force. Errors:
/// agreement_unknown, agreement_unsigned (the present one), agreement_revoked, agreement_closed,
/// unknown_field, agreement_malformed.
[[nodiscard]] Result<AgreementFile> renew_and_sign(storage::Vault& vault,
                                                   std::string const& agreement,
                                                   AgreementRenewal const& renewal, Timestamp now);

/// What the renewal of `own` makes of the terms, its number and what it amends aside. Errors:
/// unknown_field.
[[nodiscard]] Result<AgreementTerms> terms_after(AgreementTerms terms,
                                                 AgreementRenewal const& renewal, AgreementRole own,
                                                 Timestamp now);
/// What a form for the renewal begins with: as long again as the present one, and nothing else
/// otherwise.
[[nodiscard]] AgreementRenewal renewal_of(AgreementTerms const& terms, Timestamp now);
enum class RenewalField : std::uint8_t { until, bundle_validity };
/// What is wrong with it, as a sentence to show beside it; "" when renew_and_sign takes it.
[[nodiscard]] std::string problem_of(AgreementRenewal const& renewal, RenewalField field,
                                     Timestamp now);

/// The renewal that was signed here last and waits for the other side.
[[nodiscard]] Result<std::optional<AgreementFile>> waiting_renewal(storage::Vault& vault,
                                                                   AgreementTerms const& terms);
/// Writes it as it waits. Errors: agreement_unknown (nothing waits), io_write, file_exists.
[[nodiscard]] Status save_renewal(storage::Vault& vault, storage::AgreementId agreement,
                                  Path const& path, Overwrite overwrite);

}  // namespace noodkluis::app
