// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/acquaintance.h"

#include <algorithm>

#include "app/sharing/agreements.h"
#include "app/sharing/own_keys.h"
#include "app/text/labels.h"
#include "crypto/base/limits.h"
#include "storage/repository/party_repository.h"

namespace noodkluis::app {
namespace {

constexpr std::chrono::days kSoon{60};

CardState state_at(Timestamp expires_at, Timestamp now) {
    return now >= expires_at           ? CardState::expired
           : now + kSoon >= expires_at ? CardState::expires_soon
                                       : CardState::good;
}

std::string last_day_of_keys(Card const& card) {
    return card.epochs.empty() ? std::string()
                               : display_date(card.epochs.back().week.end() - std::chrono::days{1});
}

std::vector<CardChange> changes_between(Card const& before, Card const& after) {
    std::vector<CardChange> changes;
    for (auto const& change :
         {CardChange{"name", before.name, after.name},
          CardChange{"device", before.device, after.device},
          CardChange{"contact", before.contact, after.contact},
          CardChange{"valid_until", display_date(before.expires_at),
                     display_date(after.expires_at)},
          CardChange{"keys_until", last_day_of_keys(before), last_day_of_keys(after)}}) {
        if (change.before != change.after) {
            changes.push_back(change);
        }
    }
    return changes;
}

}  // namespace

Result<std::optional<SavedCard>> last_saved_card(storage::Vault& vault, Timestamp now) {
    NK_TRY(auto const events, vault.log().events_of(storage::LogKind::card_exported));
    std::optional<SavedCard> last;
    for (auto const& event : events) {
        auto const expires_at = event.time + kCardValidity;
        last = {event.time, expires_at, state_at(expires_at, now)};
    }
    return last;
}

Result<OwnCard> read_own_card(storage::Vault& vault, Timestamp now) {
    NK_CHECK(vault.write(storage::Right::use, [&] { return ensure_own_keys(vault, now); }));
    NK_TRY(auto card, own_card(vault, now));
    auto const identity = identity_of(card);
    NK_TRY(auto const saved, last_saved_card(vault, now));
    return OwnCard{std::move(card), fingerprint_groups(identity), fingerprint_code(identity),
                   saved};
}

Status save_own_card(storage::Vault& vault, Path const& path, Overwrite overwrite, CardKeysOf keys,
                     Timestamp now) {
    // Before keys are replaced for a card that cannot be saved.
    std::error_code ignored;
    if (overwrite == Overwrite::no && std::filesystem::exists(path, ignored)) {
        return fail(ErrorCode::file_exists, path.string());
    }
    NK_TRY(auto const bytes,
           keys == CardKeysOf::renewal ? renew_card(vault, now) : export_card(vault, now));
    return write_file(path, bytes, overwrite);
}

CardState state_of(Card const& card, Timestamp now) {
    return state_at(card.expires_at, now);
}

Result<std::vector<PartnerSheet>> read_partners(storage::Vault& vault, Timestamp now) {
    NK_TRY(auto const partners, storage::PartyRepository(vault.connection()).list());
    NK_TRY(auto const agreements, stored_agreements(vault));
    std::vector<PartnerSheet> sheets;
    for (auto const& partner : partners) {
        NK_TRY(auto card, read_card(partner.card, partner.name));
        PartnerSheet sheet{std::move(card), partner.pinned_at, CardState::good, {}};
        sheet.state = state_of(sheet.card, now);
        for (auto const& file : agreements) {
            if (file.terms.museum.party == partner.id || file.terms.partner.party == partner.id) {
                sheet.agreements.push_back(file.terms.title);
            }
        }
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

Result<ReceivedCard> inspect_card(storage::Vault& vault, Path const& path, Timestamp now) {
    ReceivedCard received;
    received.file_name = path.filename().string();
    NK_TRY(received.file, read_file(path, limits::kDocumentBytesMax));
    NK_TRY(received.card, read_card(received.file, received.file_name));
    NK_CHECK(check_card(vault, received.card, received.file_name, now));
    NK_TRY(auto const known,
           storage::PartyRepository(vault.connection()).find(received.card.party));
    if (known) {
        NK_TRY(auto const pinned, read_card(known->card, known->name));
        received.standing =
            known->card == received.file ? CardStanding::same : CardStanding::renewed;
        received.changes = changes_between(pinned, received.card);
    }
    return received;
}

}  // namespace noodkluis::app
