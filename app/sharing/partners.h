// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "app/sharing/card.h"
#include "storage/vault.h"

namespace noodkluis::app {

/// Whether a card could be pinned if its fingerprint were right. Errors: partner_is_self,
/// card_expired, partner_keys_changed, card_superseded, partner_name_taken.
[[nodiscard]] Status check_card(storage::Vault& vault, Card const& card, std::string const& name,
                                Timestamp now);

/// Pins a partner's card. A party that is not pinned yet needs `fingerprint`, as its owner read it
/// out; a newer card with the same keys needs none. Errors: partner_is_self, partner_fingerprint
/// (missing or another), partner_keys_changed, partner_name_taken, card_superseded,
/// card_expired.
[[nodiscard]] Result<Card> pin_partner(storage::Vault& vault, Bytes const& card_file,
                                       std::string const& name, std::string_view fingerprint,
                                       Timestamp now);
/// The pinned card of a party. Errors: partner_unknown.
[[nodiscard]] Result<Card> pinned_card(storage::Vault& vault, storage::PartyId const& party);
/// By name, compared exactly. Errors: partner_unknown.
[[nodiscard]] Result<Card> partner_by_name(storage::Vault& vault, std::string const& name);
[[nodiscard]] Result<std::vector<Card>> pinned_cards(storage::Vault& vault);
[[nodiscard]] Status remove_partner(storage::Vault& vault, std::string const& name, Timestamp now);

}  // namespace noodkluis::app
