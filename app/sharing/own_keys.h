// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sharing/card.h"
#include "storage/vault.h"

// The keys of this vault and the card that shows their public sides.
namespace noodkluis::app {

/// How long a card is valid: as long as it has keys of weeks ahead.
inline constexpr std::chrono::days kCardValidity{7 * kEpochWeeksAhead};

/// Makes the signing keys that are missing and, for a party that receives, the keys of the weeks
/// from now to kEpochWeeksAhead, sealed under the ratchet of the vault. Inside vault.write only.
[[nodiscard]] Status ensure_own_keys(storage::Vault& vault, Timestamp now);

[[nodiscard]] Result<crypto::minisign::SigningKey> own_signing_key(storage::Vault& vault,
                                                                   storage::KeyPurpose purpose);

/// The card of this vault as it is at `now`; its sequence number is the time, so that a later card
/// is the newer one. Errors: record_not_found before ensure_own_keys.
[[nodiscard]] Result<Card> own_card(storage::Vault& vault, Timestamp now);

/// Makes what is missing, writes the card file and logs that it went out.
[[nodiscard]] Result<Bytes> export_card(storage::Vault& vault, Timestamp now);

/// The same, with new keys for all coming weeks in the place of those that earlier cards have: who
/// got hold of a copy of this vault does not have them. What was sealed to the earlier ones opens
/// as before.
[[nodiscard]] Result<Bytes> renew_card(storage::Vault& vault, Timestamp now);

/// The age identities of one week, that of the newest card first. Errors: no_epoch_key.
[[nodiscard]] Result<std::vector<crypto::age::X25519Identity>> own_epoch_identities(
    storage::Vault& vault, std::string const& week);

/// The same as text, one on each line, for the stock age tool when nothing else is at hand; that it
/// went out is written to the log. Errors: no_epoch_key.
[[nodiscard]] Result<crypto::Secret> export_epoch_key(storage::Vault& vault,
                                                      std::string const& week);

}  // namespace noodkluis::app
