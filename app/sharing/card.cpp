// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/card.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "app/sharing/party_kinds.h"
#include "app/sharing/signed_document.h"
#include "app/text/json_document.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

constexpr char const* kDocumentName = "card.json";
constexpr std::size_t kEpochsMax = 128;

std::string comment_of(Card const& card, ByteView document) {
    return "noodkluis-card-v1 party=" + card.party.text() +
           " seq=" + std::to_string(card.sequence) + " hash=" + to_hex(document_hash(document));
}

std::string document_of(Card const& card) {
    Json epochs = Json::array();
    for (auto const& epoch : card.epochs) {
        epochs.push_back({{"age", epoch.recipient.text()},
                          {"from", to_unix(epoch.week.begin())},
                          {"to", to_unix(epoch.week.end())},
                          {"week", epoch.week.label()}});
    }
    return canonical_json({{"v", 1},
                           {"type", "card"},
                           {"party", card.party.text()},
                           {"kind", name_of(card.kind)},
                           {"name", card.name},
                           {"device", card.device},
                           {"contact", card.contact},
                           {"seq", card.sequence},
                           {"iat", to_unix(card.issued_at)},
                           {"expires", to_unix(card.expires_at)},
                           {"keys",
                            {{"card", card.keys.card.line()},
                             {"agreement", card.keys.agreement.line()},
                             {"bundle", card.keys.bundle.line()},
                             {"status", card.keys.status.line()}}},
                           {"epochs", std::move(epochs)}});
}

Result<CardKeys> read_keys(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    CardKeys keys;
    keys.card = members.public_key("card");
    keys.agreement = members.public_key("agreement");
    keys.bundle = members.public_key("bundle");
    keys.status = members.public_key("status");
    NK_CHECK(members.finish());
    std::array<ByteArray<32>, 4> all{keys.card.key, keys.agreement.key, keys.bundle.key,
                                     keys.status.key};
    std::sort(all.begin(), all.end());
    if (std::adjacent_find(all.begin(), all.end()) != all.end()) {
        return fail(ErrorCode::card_malformed, name);
    }
    return keys;
}

Result<EpochRecipient> read_epoch(Json const& value, std::string const& name) {
    MemberReader members(value, name);
    auto const from = members.time("from");
    auto const to = members.time("to");
    auto const label = members.text("week", 8);
    auto const age = members.text("age", 80);
    NK_CHECK(members.finish());
    auto const recipient = crypto::age::X25519Recipient::parse(age);
    auto const week = Week::containing(from);
    if (!recipient || week.begin() != from || week.end() != to || week.label() != label) {
        return fail(ErrorCode::card_malformed, name);
    }
    return EpochRecipient{week, *recipient};
}

Result<Card> read_document(ByteView document, std::string const& name) {
    NK_TRY(auto const json, parse_canonical_json(document, name));
    MemberReader members(json, name);
    Card card;
    (void)members.integer("v", 1, 1);
    (void)members.choice<int>("type", std::array{"card"});
    card.party = members.id<storage::PartyId>("party");
    card.kind = members.choice<storage::PartyKind>("kind", kPartyKindNames);
    card.name = members.text("name", limits::kPartyNameMax);
    card.device = members.text("device", limits::kPartyNameMax);
    card.contact = members.text("contact", limits::kPartyNameMax);
    card.sequence = members.integer("seq", 1, std::int64_t{1} << 40);
    card.issued_at = members.time("iat");
    card.expires_at = members.time("expires");
    auto const& keys = members.object("keys");
    auto const epochs = members.array("epochs", kEpochsMax);
    NK_CHECK(members.finish());
    NK_TRY(card.keys, read_keys(keys, name));
    for (auto const* value : epochs) {
        NK_TRY(auto const epoch, read_epoch(*value, name));
        if (!card.epochs.empty() && card.epochs.back().week.next() != epoch.week) {
            return fail(ErrorCode::card_malformed, name);
        }
        card.epochs.push_back(epoch);
    }
    if (card.name.empty() || card.expires_at <= card.issued_at) {
        return fail(ErrorCode::card_malformed, name);
    }
    return card;
}

}  // namespace

EpochRecipient const* Card::epoch_at(Timestamp time) const {
    auto const week = Week::containing(time);
    auto const found = std::find_if(epochs.begin(), epochs.end(),
                                    [&](auto const& epoch) { return epoch.week == week; });
    return found == epochs.end() ? nullptr : &*found;
}

Result<Bytes> write_card(Card const& card, crypto::minisign::SigningKey const& card_key) {
    NK_ASSERT(card_key.public_key() == card.keys.card);
    auto document = document_bytes(document_of(card));
    auto signature = document_bytes(sign_document(card_key, document, comment_of(card, document)));
    return write_signed_pair(kDocumentName, {std::move(document), std::move(signature)});
}

Result<Card> read_card(ByteView file, std::string const& name) {
    NK_TRY(auto const pair, read_signed_pair(file, kDocumentName, name));
    NK_TRY(auto card, read_document(pair.document, name));
    NK_CHECK(verify_document(card.keys.card, pair.document, pair.signature,
                             comment_of(card, pair.document), name));
    return card;
}

crypto::Hash256 identity_of(Card const& card) {
    crypto::Blake2b<32> hash;
    hash.update(as_bytes("noodkluis/identity/v1"));
    hash.update(card.party.bytes);
    for (auto const* key :
         {&card.keys.card, &card.keys.agreement, &card.keys.bundle, &card.keys.status}) {
        hash.update(key->id);
        hash.update(key->key);
    }
    return hash.finish();
}

FingerprintGroups fingerprint_groups(crypto::Hash256 const& identity) {
    FingerprintGroups groups;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::array<char, 8> digits{};
        auto const length = std::snprintf(digits.data(), digits.size(), "%05d",
                                          identity[2 * i] * 256 + identity[2 * i + 1]);
        groups[i].assign(digits.data(), static_cast<std::size_t>(length));
    }
    return groups;
}

std::string fingerprint_of(crypto::Hash256 const& identity) {
    std::string text;
    for (auto const& group : fingerprint_groups(identity)) {
        text += (text.empty() ? "" : " ") + group;
    }
    return text;
}

GroupMatch match_group(std::string_view typed, std::size_t group, crypto::Hash256 const& identity) {
    auto const expected = fingerprint_groups(identity).at(group);
    return typed.size() < expected.size() ? GroupMatch::unfinished
           : typed == expected            ? GroupMatch::fits
                                          : GroupMatch::differs;
}

bool is_fingerprint_of(std::string_view text, crypto::Hash256 const& identity) {
    auto const digits = [](std::string_view in) {
        std::string out;
        std::copy_if(in.begin(), in.end(), std::back_inserter(out),
                     [](char c) { return c != ' ' && c != '-'; });
        return out;
    };
    return digits(text) == digits(fingerprint_of(identity));
}

}  // namespace noodkluis::app
