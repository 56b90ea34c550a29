// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/agreement_keeping.h"

#include "app/sharing/own_keys.h"
#include "app/sharing/partners.h"

namespace noodkluis::app {
namespace {

/// The pinned card of a side, which a message calls by its name.
Result<Card> card_of(storage::Vault& vault, AgreementSide const& side) {
    auto card = pinned_card(vault, side.party);
    return !card && card.error().code == ErrorCode::partner_unknown
               ? fail(ErrorCode::partner_unknown, side.name)
               : card;
}

bool is_whole(AgreementFile const& file) {
    return file.museum_signature && file.partner_signature;
}

bool same_party(AgreementSide const& a, AgreementSide const& b) {
    return a.party == b.party && a.identity == b.identity && a.agreement_key == b.agreement_key;
}

/// The version that was in force makes way for its renewal.
Status replace(storage::AgreementRepository& agreements, storage::StoredAgreement const& old,
               storage::StoredAgreement const& renewed, Timestamp now) {
    NK_TRY(auto const file, read_agreement(old.file, old.id.text()));
    NK_CHECK(agreements.keep_version({old.id, file.terms.version, old.hash, old.file, now}));
    NK_CHECK(agreements.remove_version(renewed.hash));
    return agreements.save(renewed);
}

}  // namespace

Result<AgreementSides> sides_of(storage::Vault& vault, AgreementFile const& file, Timestamp now) {
    NK_TRY(auto own, own_card(vault, now));
    bool const is_museum = file.terms.museum.party == own.party;
    if (!is_museum && file.terms.partner.party != own.party) {
        return fail(ErrorCode::agreement_not_ours, file.terms.title);
    }
    NK_TRY(auto card, card_of(vault, is_museum ? file.terms.partner : file.terms.museum));
    return AgreementSides{is_museum ? AgreementRole::museum : AgreementRole::partner,
                          std::move(own), std::move(card)};
}

Status keep_agreement(storage::Vault& vault, AgreementFile const& file,
                      storage::PartyId const& partner, storage::LogKind kind, Timestamp now) {
    NK_TRY(auto bytes, write_agreement(file));
    storage::AgreementRepository agreements(vault.connection());
    NK_TRY(auto const stored, agreements.find(file.terms.id));
    storage::StoredAgreement const kept{file.terms.id, file.hash(), partner, std::move(bytes), now};
    if (!stored || stored->hash == kept.hash) {
        NK_CHECK(agreements.save(kept));
    } else if (is_whole(file)) {
        NK_CHECK(replace(agreements, *stored, kept, now));
    } else {
        NK_CHECK(agreements.keep_version({kept.id, file.terms.version, kept.hash, kept.file, now}));
    }
    return vault.log().append(kind, "{\"agreement\":\"" + file.terms.id.text() + "\",\"hash\":\"" +
                                        to_hex(kept.hash) + "\"}");
}

Status check_follows(storage::StoredAgreement const& stored, AgreementFile const& file) {
    auto const& title = file.terms.title;
    if (file.terms.version == 1) {
        return fail(ErrorCode::agreement_changed, title);
    }
    NK_TRY(auto const old, read_agreement(stored.file, title));
    if (file.terms.version != old.terms.version + 1 || file.terms.amends != stored.hash ||
        !is_whole(old)) {
        return fail(ErrorCode::renewal_version, title);
    }
    bool const same = same_party(old.terms.museum, file.terms.museum) &&
                      same_party(old.terms.partner, file.terms.partner);
    return same ? Status() : fail(ErrorCode::renewal_keys, title);
}

}  // namespace noodkluis::app
