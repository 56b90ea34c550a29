// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/sharing/epoch.h"
#include "crypto/age/age.h"
#include "crypto/minisign.h"
#include "storage/model/party.h"

// A contact card (.nkcard): who a party is and its public keys. It is signed by its own card key,
// which proves that it is whole, not whose it is: that takes comparing the fingerprint.
namespace noodkluis::app {

/// One public key per purpose; see storage::KeyPurpose.
struct CardKeys {
    crypto::minisign::PublicKey card;
    crypto::minisign::PublicKey agreement;
    crypto::minisign::PublicKey bundle;
    crypto::minisign::PublicKey status;
    friend bool operator==(CardKeys const&, CardKeys const&) = default;
};

/// The age recipient of one week.
struct EpochRecipient {
    Week week;
    crypto::age::X25519Recipient recipient;
    friend bool operator==(EpochRecipient const&, EpochRecipient const&) = default;
};

struct Card {
    storage::PartyId party;
    storage::PartyKind kind = storage::PartyKind::institution;
    std::string name;
    std::string device;
    std::string contact;
    std::int64_t sequence = 1;  ///< a newer card of the same party has a higher one
    Timestamp issued_at{};
    Timestamp expires_at{};
    CardKeys keys;
    std::vector<EpochRecipient>
        epochs;  ///< in order, one per week; none for a party that only sends
    friend bool operator==(Card const&, Card const&) = default;

    /// The key for bundles whose not-after is `time`; null when the card has none.
    [[nodiscard]] EpochRecipient const* epoch_at(Timestamp time) const;
};

/// The bytes of the .nkcard file. `card_key` belongs to `card.keys.card` (asserted).
[[nodiscard]] Result<Bytes> write_card(Card const& card,
                                       crypto::minisign::SigningKey const& card_key);

/// Checks form and own signature. `name` is for messages. Errors: those of the container, of
/// documents and of signatures, card_malformed.
[[nodiscard]] Result<Card> read_card(ByteView file, std::string const& name);

/// What identifies a party: a hash of its id and its keys. It stays the same when a card is
/// renewed, and changes when any key does.
[[nodiscard]] crypto::Hash256 identity_of(Card const& card);
/// The identity as 8 groups of 5 digits (128 bits), to be compared over the telephone.
[[nodiscard]] std::string fingerprint_of(crypto::Hash256 const& identity);
/// The same in its groups.
inline constexpr std::size_t kFingerprintGroups = 8;
using FingerprintGroups = std::array<std::string, kFingerprintGroups>;
[[nodiscard]] FingerprintGroups fingerprint_groups(crypto::Hash256 const& identity);
/// How far one group that is being typed fits the fingerprint.
enum class GroupMatch : std::uint8_t { unfinished, fits, differs };
[[nodiscard]] GroupMatch match_group(std::string_view typed, std::size_t group,
                                     crypto::Hash256 const& identity);
/// True when the text, without its blanks, is the fingerprint.
[[nodiscard]] bool is_fingerprint_of(std::string_view text, crypto::Hash256 const& identity);

}  // namespace noodkluis::app
