// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sharing/card.h"
#include "app/sharing/disclosure.h"
#include "app/sharing/standing.h"

// An agreement (.nkagreement): who may see which lists and which fields, for what, how long. Both
// parties sign the same bytes; only then, and only while it is in force, can anything be sealed.
namespace noodkluis::app {

/// Somebody to call, and who stands in (achtervang). Functions rather than names.
struct ContactPoint {
    std::string function;
    std::string telephone;
    std::string stand_in;
    std::string stand_in_telephone;
    friend bool operator==(ContactPoint const&, ContactPoint const&) = default;
};

/// One side of an agreement. `identity` binds all keys of its card.
struct AgreementSide {
    storage::PartyId party;
    storage::PartyKind kind = storage::PartyKind::institution;
    std::string name;
    crypto::Hash256 identity{};
    crypto::minisign::PublicKey agreement_key;
    std::vector<ContactPoint> contacts;
    friend bool operator==(AgreementSide const&, AgreementSide const&) = default;
};

struct AgreedList {
    storage::ListId id;
    std::string name;
    friend bool operator==(AgreedList const&, AgreedList const&) = default;
};

/// What the parties agree on. The museum is the side whose lists are shared.
struct AgreementTerms {
    storage::AgreementId id;
    std::int64_t version = 1;
    std::optional<crypto::Hash256> amends{};  ///< hash of the version before; none for the first
    std::string title;
    AgreementSide museum;
    AgreementSide partner;
    std::string purpose;
    std::string legal_basis;
    std::vector<AgreedList> lists;
    std::string profile;  ///< the name of the profile it started from; the disclosure rules
    Disclosure disclosure;
    Tlp tlp = Tlp::amber;
    std::string onward_sharing;
    std::string storage_place;
    Timestamp not_before{};
    Timestamp not_after{};
    std::chrono::seconds bundle_validity_max{};
    std::int64_t notice_days = 30;
    std::int64_t destroy_within_days = 30;
    std::int64_t incident_notice_hours = 24;
    bool four_eyes = false;               ///< two users of the museum sign each release
    std::chrono::seconds status_fresh{};  ///< how old a statement may be at an opening; 0: any age
    bool release_code = false;            ///< bundles open with a code that is told when needed
    bool paper_sheets = false;            ///< bundles also hold the list as sheets to print
    Timestamp drafted_at{};
    friend bool operator==(AgreementTerms const&, AgreementTerms const&) = default;
};

enum class AgreementRole : std::uint8_t { museum, partner };

/// An agreement file as read: form checked, signatures present or not, none of them verified.
struct AgreementFile {
    AgreementTerms terms;
    Bytes document;  ///< the exact bytes that are signed
    std::optional<Bytes> museum_signature;
    std::optional<Bytes> partner_signature;

    [[nodiscard]] crypto::Hash256 hash() const;
    [[nodiscard]] std::optional<Bytes>& signature(AgreementRole role) {
        return role == AgreementRole::museum ? museum_signature : partner_signature;
    }
    [[nodiscard]] AgreementSide const& side(AgreementRole role) const {
        return role == AgreementRole::museum ? terms.museum : terms.partner;
    }
};

/// A new agreement without signatures. Errors: agreement_malformed when a term is out of range.
[[nodiscard]] Result<AgreementFile> draft_agreement(AgreementTerms const& terms);
[[nodiscard]] Result<Bytes> write_agreement(AgreementFile const& file);
/// `name` is for messages. Errors: those of the container and documents, agreement_malformed.
[[nodiscard]] Result<AgreementFile> read_agreement(ByteView bytes, std::string const& name);

/// Signs for one side. `key` is that side's agreement key (asserted).
void sign_agreement(AgreementFile& file, AgreementRole role,
                    crypto::minisign::SigningKey const& key);

/// One side's signature is there and right, by the key the agreement lists for it, which is the key
/// of `card`. Errors: agreement_unsigned, agreement_card_mismatch, those of signatures.
[[nodiscard]] Status verify_agreement_side(AgreementFile const& file, AgreementRole role,
                                           Card const& card, std::string const& name);

/// An agreement that both parties signed and that is in force at a moment. It can only be had
/// through `verify`, and sealing takes nothing else.
class AgreementInForce {
  public:
    /// `museum` and `partner` are the pinned cards (one of them our own), `standing` is what is
    /// known besides. Errors: those of verify_agreement_side, agreement_same_key,
    /// agreement_not_yet_valid, agreement_expired, agreement_revoked, agreement_suspended,
    /// agreement_closed.
    [[nodiscard]] static Result<AgreementInForce> verify(AgreementFile file, Card museum,
                                                         Card partner, Timestamp now,
                                                         AgreementStanding const& standing = {});
    [[nodiscard]] AgreementTerms const& terms() const { return m_file.terms; }
    [[nodiscard]] AgreementFile const& file() const { return m_file; }
    [[nodiscard]] crypto::Hash256 const& hash() const { return m_hash; }
    [[nodiscard]] Card const& museum() const { return m_museum; }
    [[nodiscard]] Card const& partner() const { return m_partner; }

  private:
    AgreementInForce(AgreementFile file, Card museum, Card partner);
    AgreementFile m_file;
    crypto::Hash256 m_hash{};
    Card m_museum;
    Card m_partner;
};

}  // namespace noodkluis::app
