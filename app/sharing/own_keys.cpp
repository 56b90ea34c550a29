// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/own_keys.h"

#include "app/sharing/epoch_keys.h"
#include "crypto/base/byte_fields.h"
#include "storage/repository/key_repository.h"

namespace noodkluis::app {
namespace {

using storage::KeyPurpose;

constexpr KeyPurpose kPurposes[] = {KeyPurpose::card, KeyPurpose::agreement, KeyPurpose::bundle,
                                    KeyPurpose::status};

Result<std::vector<EpochRecipient>> own_epochs(storage::Vault& vault, Timestamp now) {
    std::vector<EpochRecipient> epochs;
    NK_TRY(auto const stored, storage::KeyRepository(vault.connection()).epoch_recipients(now));
    for (auto const& epoch : stored) {
        NK_TRY(auto const recipient, crypto::age::X25519Recipient::parse(epoch.recipient));
        epochs.push_back({Week::containing(epoch.starts_at), recipient});
    }
    return epochs;
}

/// Inside vault.write only.
Result<Bytes> make_card(storage::Vault& vault, Timestamp now, bool renewed) {
    NK_CHECK(ensure_own_keys(vault, now));
    NK_TRY(auto const card, own_card(vault, now));
    NK_TRY(auto const key, own_signing_key(vault, KeyPurpose::card));
    NK_CHECK(vault.log().append(storage::LogKind::card_exported,
                                "{\"sequence\":" + std::to_string(card.sequence) +
                                    (renewed ? ",\"new_keys\":true}" : "}")));
    return write_card(card, key);
}

}  // namespace

Status ensure_own_keys(storage::Vault& vault, Timestamp now) {
    storage::KeyRepository keys(vault.connection());
    for (auto const purpose : kPurposes) {
        auto const existing = keys.signing_key(purpose);
        if (!existing) {
            if (existing.error().code != ErrorCode::record_not_found) {
                return tl::unexpected(existing.error());
            }
            NK_CHECK(keys.add_signing_key(purpose, crypto::minisign::SigningKey::generate().bytes(),
                                          now));
        }
    }
    NK_TRY(auto const own, vault.own_party());
    if (own.kind == storage::PartyKind::institution) {
        return {};
    }
    return ensure_epoch_keys(vault, now);
}

Result<crypto::minisign::SigningKey> own_signing_key(storage::Vault& vault, KeyPurpose purpose) {
    NK_TRY(auto bytes, storage::KeyRepository(vault.connection()).signing_key(purpose));
    return crypto::minisign::SigningKey::from_bytes(std::move(bytes));
}

Result<Card> own_card(storage::Vault& vault, Timestamp now) {
    NK_TRY(auto const own, vault.own_party());
    Card card;
    card.party = own.id;
    card.kind = own.kind;
    card.name = own.name;
    card.device = own.device;
    card.contact = own.contact;
    card.sequence = to_unix(now);
    card.issued_at = now;
    card.expires_at = now + kCardValidity;
    for (auto const& [purpose, target] : {std::pair{KeyPurpose::card, &card.keys.card},
                                          std::pair{KeyPurpose::agreement, &card.keys.agreement},
                                          std::pair{KeyPurpose::bundle, &card.keys.bundle},
                                          std::pair{KeyPurpose::status, &card.keys.status}}) {
        NK_TRY(auto const key, own_signing_key(vault, purpose));
        *target = key.public_key();
    }
    NK_TRY(card.epochs, own_epochs(vault, now));
    return card;
}

Result<Bytes> export_card(storage::Vault& vault, Timestamp now) {
    return vault.write([&] { return make_card(vault, now, false); });
}

Result<Bytes> renew_card(storage::Vault& vault, Timestamp now) {
    return vault.write([&]() -> Result<Bytes> {
        NK_CHECK(storage::KeyRepository(vault.connection()).replace_epoch_keys());
        return make_card(vault, now, true);
    });
}

Result<crypto::Secret> export_epoch_key(storage::Vault& vault, std::string const& week) {
    NK_TRY(auto const identities, own_epoch_identities(vault, week));
    NK_CHECK(vault.write([&] {
        return vault.log().append(storage::LogKind::epoch_exported, "{\"week\":\"" + week + "\"}");
    }));
    auto text = identities.front().text();
    for (std::size_t i = 1; i < identities.size(); ++i) {
        auto const next = identities[i].text();
        crypto::Secret longer(text.size() + 1 + next.size());
        put_bytes_at(longer.writable(), 0, text.expose());
        longer.writable()[text.size()] = '\n';
        put_bytes_at(longer.writable(), text.size() + 1, next.expose());
        text = std::move(longer);
    }
    return text;
}

}  // namespace noodkluis::app
