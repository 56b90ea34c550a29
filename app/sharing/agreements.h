// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sharing/agreement.h"
#include "storage/vault.h"

// Agreements of this vault: drafted and signed by one side, countersigned by the other, accepted by
// the first. Each step verifies what the other side did against its pinned card.
namespace noodkluis::app {

/// What a draft says besides the parties, which follow from the vault and the partner.
struct AgreementDraft {
    std::string partner;  ///< name of a pinned partner
    std::string title;
    std::vector<AgreedList> lists;
    std::string purpose;
    std::string legal_basis;
    std::string profile;
    std::vector<std::string> changes;  ///< to the profile's disclosure; see adapt()
    std::optional<Tlp> tlp;            ///< the profile's own when there is none
    std::string onward_sharing;
    std::string storage_place;
    std::vector<ContactPoint> own_contacts;
    std::vector<ContactPoint> partner_contacts;
    Timestamp not_before{};
    Timestamp not_after{};
    std::chrono::seconds bundle_validity_max{};
    bool four_eyes = false;
    std::chrono::seconds status_fresh{};  ///< how old our last word may be at an opening; 0: any
    bool release_code = false;            ///< bundles open with a code told over the telephone
    bool paper_sheets = false;            ///< bundles also hold the list as sheets to print
};

/// Drafts, signs for our side, stores and logs. Errors: partner_unknown, unknown_profile,
/// unknown_field, agreement_malformed, agreement_sides.
[[nodiscard]] Result<AgreementFile> draft_and_sign(storage::Vault& vault,
                                                   AgreementDraft const& draft, Timestamp now);

/// Checks the other side's signature, adds ours, stores and logs. Errors: agreement_not_ours,
/// partner_unknown, those of verify_agreement_side, agreement_expired; agreement_changed when
/// there is another one under this id, and for a renewal renewal_version and renewal_keys.
[[nodiscard]] Result<AgreementFile> countersign(storage::Vault& vault, AgreementFile file,
                                                Timestamp now);

/// Takes back what the other side countersigned. Errors: agreement_unknown (not drafted here),
/// agreement_changed, those of AgreementInForce::verify except for its dates.
[[nodiscard]] Result<AgreementFile> accept_agreement(storage::Vault& vault, AgreementFile file,
                                                     Timestamp now);

[[nodiscard]] Result<std::vector<AgreementFile>> stored_agreements(storage::Vault& vault);
/// By title or id. Errors: agreement_unknown, agreement_ambiguous.
[[nodiscard]] Result<AgreementFile> find_agreement(storage::Vault& vault, std::string const& name);

/// What can be done next with an agreement that came from outside.
enum class AgreementStep : std::uint8_t {
    nothing,  ///< it is here already, as it came
    sign,     ///< the other side drafted and signed it, and waits for us
    accept,   ///< we drafted it, and the other side signed
};
/// Checks what the step itself will check, without writing anything. Errors: those of countersign
/// or of accept_agreement, whichever is next.
[[nodiscard]] Result<AgreementStep> next_step(storage::Vault& vault, AgreementFile const& file,
                                              Timestamp now);

/// Which side this vault is on. Errors: agreement_not_ours.
[[nodiscard]] Result<AgreementRole> own_role(storage::Vault& vault, AgreementFile const& file);

/// The version with this hash, whether it holds now, held before, or waits for a signature.
/// `name` is for messages. Errors: agreement_unknown.
[[nodiscard]] Result<AgreementFile> agreement_with_hash(storage::Vault& vault,
                                                        crypto::Hash256 const& hash,
                                                        std::string const& name);
/// The versions that were renewed since: bundles may still be out under them.
[[nodiscard]] Result<std::vector<AgreementFile>> earlier_agreements(storage::Vault& vault);
/// The pinned card of the institution, or our own. Errors: agreement_not_ours, partner_unknown.
[[nodiscard]] Result<Card> museum_card(storage::Vault& vault, AgreementFile const& file,
                                       Timestamp now);

/// Verified anew from the signed bytes, the pinned cards and what was stated. Errors: those of
/// AgreementInForce::verify and standing_of, partner_unknown.
[[nodiscard]] Result<AgreementInForce> in_force(storage::Vault& vault, AgreementFile file,
                                                Timestamp now);
/// The same for looking into a bundle, which may hold the word that a suspended agreement goes on:
/// suspension alone does not refuse it, and must be checked again with what the bundle states.
[[nodiscard]] Result<AgreementInForce> in_force_unless_ended(storage::Vault& vault,
                                                             AgreementFile file, Timestamp now);

}  // namespace noodkluis::app
