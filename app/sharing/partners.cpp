// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/partners.h"

#include <algorithm>

#include "app/text/labels.h"
#include "storage/repository/party_repository.h"

namespace noodkluis::app {
namespace {

Status log_partner(storage::Vault& vault, storage::LogKind kind, storage::PartyId const& party) {
    return vault.log().append(kind, "{\"party\":\"" + party.text() + "\"}");
}

}  // namespace

Status check_card(storage::Vault& vault, Card const& card, std::string const& name, Timestamp now) {
    NK_TRY(auto const own, vault.own_party());
    if (card.party == own.id) {
        return fail(ErrorCode::partner_is_self, name);
    }
    if (card.expires_at <= now) {
        return fail(ErrorCode::card_expired, name, display_time(card.expires_at));
    }
    storage::PartyRepository parties(vault.connection());
    NK_TRY(auto const known, parties.find(card.party));
    if (known) {
        NK_TRY(auto const pinned, read_card(known->card, known->name));
        if (identity_of(pinned) != identity_of(card)) {
            return fail(ErrorCode::partner_keys_changed, card.name);
        }
        if (card.sequence < pinned.sequence) {
            return fail(ErrorCode::card_superseded, name);
        }
    }
    NK_TRY(auto const partners, parties.list());
    if (std::ranges::any_of(partners, [&](auto const& other) {
            return other.name == card.name && other.id != card.party;
        })) {
        return fail(ErrorCode::partner_name_taken, card.name);
    }
    return {};
}

Result<Card> pin_partner(storage::Vault& vault, Bytes const& card_file, std::string const& name,
                         std::string_view fingerprint, Timestamp now) {
    NK_TRY(auto const card, read_card(card_file, name));
    storage::PartyRepository parties(vault.connection());
    NK_TRY(auto const known, parties.find(card.party));
    NK_CHECK(check_card(vault, card, name, now));
    if (!known && !is_fingerprint_of(fingerprint, identity_of(card))) {
        return fail(ErrorCode::partner_fingerprint, card.name);
    }
    return vault.write([&]() -> Result<Card> {
        NK_CHECK(parties.pin({card.party, card.name, card_file, now}));
        NK_CHECK(log_partner(vault, storage::LogKind::partner_pinned, card.party));
        return card;
    });
}

Result<Card> pinned_card(storage::Vault& vault, storage::PartyId const& party) {
    NK_TRY(auto const partner, storage::PartyRepository(vault.connection()).find(party));
    if (!partner) {
        return fail(ErrorCode::partner_unknown, party.text());
    }
    return read_card(partner->card, partner->name);
}

Result<Card> partner_by_name(storage::Vault& vault, std::string const& name) {
    NK_TRY(auto const partners, storage::PartyRepository(vault.connection()).list());
    for (auto const& partner : partners) {
        if (partner.name == name) {
            return read_card(partner.card, partner.name);
        }
    }
    return fail(ErrorCode::partner_unknown, name);
}

Result<std::vector<Card>> pinned_cards(storage::Vault& vault) {
    std::vector<Card> cards;
    NK_TRY(auto const partners, storage::PartyRepository(vault.connection()).list());
    for (auto const& partner : partners) {
        NK_TRY(auto card, read_card(partner.card, partner.name));
        cards.push_back(std::move(card));
    }
    return cards;
}

Status remove_partner(storage::Vault& vault, std::string const& name, Timestamp now) {
    NK_TRY(auto const card, partner_by_name(vault, name));
    return vault.write([&]() -> Status {
        NK_CHECK(storage::PartyRepository(vault.connection()).remove(card.party, now));
        return log_partner(vault, storage::LogKind::partner_removed, card.party);
    });
}

}  // namespace noodkluis::app
