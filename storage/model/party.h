// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "crypto/base/clock.h"
#include "crypto/hash.h"
#include "storage/model/ids.h"

// Who we are, with whom we share, and what was exchanged. Signed documents are kept as the exact
// bytes that were signed; what they mean is read from those bytes by the sharing code, never from
// a column beside them.
namespace noodkluis::storage {

enum class PartyKind : std::uint8_t {
    institution,
    fire_brigade,
    police,
    safety_region,
    municipality,
    point_of_contact,
    other
};

/// One key pair per purpose, so that a signature for one thing never passes for another.
enum class KeyPurpose : std::uint8_t { card, agreement, bundle, status };

/// The owner of this vault.
struct OwnParty {
    PartyId id;
    PartyKind kind = PartyKind::institution;
    std::string name;
    std::string device;   ///< "meldkamer 1": one vault is one device
    std::string contact;  ///< function mailbox or duty telephone
    friend bool operator==(OwnParty const&, OwnParty const&) = default;
};

/// Somebody whose card was compared by fingerprint and pinned.
struct Partner {
    PartyId id;
    std::string name;
    Bytes card;  ///< the canonical contact card file
    Timestamp pinned_at{};
    friend bool operator==(Partner const&, Partner const&) = default;
};

struct StoredAgreement {
    AgreementId id;
    crypto::Hash256 hash{};  ///< BLAKE2b-256 of agreement.json
    PartyId partner;
    Bytes file;  ///< the canonical agreement file with the signatures there are
    Timestamp updated_at{};
    friend bool operator==(StoredAgreement const&, StoredAgreement const&) = default;
};

/// A bundle that this vault sealed.
struct IssuedBundle {
    BundleId id;
    AgreementId agreement;
    std::int64_t sequence = 0;  ///< per agreement, strictly increasing
    ListVersionId list_version;
    Timestamp issued_at{};
    Timestamp not_before{};
    Timestamp not_after{};
    std::string file_name;
    crypto::Hash512 payload_hash{};  ///< BLAKE2b-512 of payload.age, which is what is signed
    friend bool operator==(IssuedBundle const&, IssuedBundle const&) = default;
};

/// A bundle that this vault has opened at least once; the sealed file is in `received/`.
struct ReceivedBundle {
    BundleId id;
    AgreementId agreement;
    std::int64_t sequence = 0;
    Timestamp issued_at{};
    Timestamp not_before{};
    Timestamp not_after{};
    Timestamp first_opened_at{};
    crypto::Hash512 payload_hash{};
    friend bool operator==(ReceivedBundle const&, ReceivedBundle const&) = default;
};

}  // namespace noodkluis::storage
