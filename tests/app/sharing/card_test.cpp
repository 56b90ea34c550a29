// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/card.h"

#include "app/sharing/parties.h"
#include "app/sharing/signed_document.h"

using namespace noodkluis;
using namespace noodkluis::test;

namespace {

/// A card whose document was changed after signing, or signed by another key.
Bytes with_document(Party const& party, std::string const& text,
                    crypto::minisign::SigningKey const& key) {
    auto parts = parts_of(party.card_file());
    part(parts, "card.json") = bytes_of(text);
    auto const document = bytes_of(text);
    part(parts, "card.json.minisig") =
        bytes_of(sign_document(key, document,
                               "noodkluis-card-v1 party=" + party.card.party.text() +
                                   " seq=" + std::to_string(party.card.sequence) +
                                   " hash=" + to_hex(document_hash(document))));
    return storage::write_container(parts).value();
}

std::string document_of(Party const& party) {
    auto parts = parts_of(party.card_file());
    return std::string(as_text(part(parts, "card.json")));
}

}  // namespace

TEST_CASE("a card says the same after writing and reading", "[sharing]") {
    Party const brigade(storage::PartyKind::fire_brigade, "Brandweer Midden", 5);
    auto const card = read_card(brigade.card_file(), "b.nkcard");
    NK_REQUIRE_OK(card);
    CHECK(*card == brigade.card);
    CHECK(card->epoch_at(kNow)->recipient == brigade.weeks[0].recipient());
    CHECK(card->epoch_at(kNow + 28 * kDay)->recipient == brigade.weeks[4].recipient());
    CHECK(card->epoch_at(kNow + 35 * kDay) == nullptr);
    CHECK(card->epoch_at(kNow - 7 * kDay) == nullptr);
}

TEST_CASE("a card that was changed or cut anywhere is refused", "[sharing]") {
    auto const file = Party(storage::PartyKind::police, "Politie", 1).card_file();
    for (std::size_t i = 0; i < file.size(); ++i) {
        INFO("byte " << i);
        auto changed = file;
        changed[i] ^= 0x20;
        CHECK_FALSE(read_card(changed, "x").has_value());
        CHECK_FALSE(read_card(ByteView(file).first(i), "x").has_value());
    }
}

TEST_CASE("a card must be signed by its own card key", "[sharing]") {
    Party const party(storage::PartyKind::police, "Politie", 1);
    Party const other(storage::PartyKind::police, "Politie", 1);
    auto const text = document_of(party);
    NK_REQUIRE_OK(read_card(with_document(party, text, party.card_key), "x"));
    NK_REQUIRE_ERROR(read_card(with_document(party, text, other.card_key), "x"),
                     signature_wrong_key);
    NK_REQUIRE_ERROR(read_card(with_document(party, text, party.agreement_key), "x"),
                     signature_wrong_key);
    auto parts = parts_of(party.card_file());
    part(parts, "card.json") = bytes_of(replaced(text, "Politie", "Politje"));
    NK_REQUIRE_ERROR(read_card(storage::write_container(parts).value(), "x"), signature_invalid);
}

TEST_CASE("a signature for another kind of document does not pass for a card", "[sharing]") {
    Party const party(storage::PartyKind::police, "Politie", 1);
    auto parts = parts_of(party.card_file());
    auto const& document = part(parts, "card.json");
    part(parts, "card.json.minisig") = bytes_of(sign_document(
        party.card_key, document,
        "noodkluis-agreement-v1 role=museum hash=" + to_hex(document_hash(document))));
    NK_REQUIRE_ERROR(read_card(storage::write_container(parts).value(), "x"),
                     signature_comment_invalid);
}

TEST_CASE("a card whose parts do not fit together is refused although it is signed", "[sharing]") {
    Party const party(storage::PartyKind::police, "Politie", 2);
    auto const text = document_of(party);
    auto const refused = [&](std::string const& from, std::string const& to) {
        INFO(from << " -> " << to);
        auto const card =
            read_card(with_document(party, replaced(text, from, to), party.card_key), "x");
        REQUIRE_FALSE(card.has_value());
        return error_name(card.error().code);
    };
    auto const bundle = party.card.keys.bundle.line();
    auto const agreement = party.card.keys.agreement.line();
    CHECK(refused(bundle, agreement) == "card-malformed");  // one key for two purposes
    CHECK(refused("\"v\":1", "\"v\":2") == "document-malformed");
    CHECK(refused("\"type\":\"card\"", "\"type\":\"agreement\"") == "document-malformed");
    CHECK(refused("\"kind\":\"police\"", "\"kind\":\"thieves\"") == "document-malformed");
    CHECK(refused("\"name\":\"Politie\"", "\"name\":\"\"") == "card-malformed");
    CHECK(refused("\"seq\":1", "\"seq\":0") == "document-malformed");
    CHECK(refused("\"seq\":1,", "\"seq\":1,\"x\":1,") == "document-malformed");
    CHECK(refused(party.card.epochs[1].week.label(), "2027-W09") == "card-malformed");
    CHECK(refused(party.weeks[1].recipient().text(), "age1notakey") == "card-malformed");
    // S14: a small-order point as a public key
    auto small = party.card.keys.status;
    small.key = {};
    CHECK(refused(party.card.keys.status.line(), small.line()) == "document-malformed");
}

TEST_CASE("the weeks of a card follow one another", "[sharing]") {
    Party party(storage::PartyKind::police, "Politie", 3);
    party.card.epochs.erase(party.card.epochs.begin() + 1);
    NK_REQUIRE_ERROR(read_card(party.card_file(), "x"), card_malformed);
}

TEST_CASE("the fingerprint stands for all keys and for who has them", "[sharing]") {
    Party const party(storage::PartyKind::police, "Politie", 1);
    auto const identity = identity_of(party.card);
    auto const fingerprint = fingerprint_of(identity);
    CHECK(fingerprint.size() == 8 * 5 + 7);
    CHECK(is_fingerprint_of(fingerprint, identity));
    CHECK(is_fingerprint_of(replaced(fingerprint, " ", ""), identity));
    CHECK_FALSE(is_fingerprint_of("", identity));
    CHECK_FALSE(is_fingerprint_of(fingerprint.substr(0, 41), identity));
    CHECK_FALSE(is_fingerprint_of(fingerprint + "1", identity));

    auto renewed = party.card;
    renewed.sequence = 9;
    renewed.name = "Politie Midden";
    renewed.epochs.clear();
    CHECK(identity_of(renewed) == identity);
    Party const other(storage::PartyKind::police, "Politie", 1);
    for (auto const change : {0, 1, 2, 3, 4}) {
        auto card = party.card;
        switch (change) {
            case 0:
                card.party = other.card.party;
                break;
            case 1:
                card.keys.card = other.card.keys.card;
                break;
            case 2:
                card.keys.agreement = other.card.keys.agreement;
                break;
            case 3:
                card.keys.bundle = other.card.keys.bundle;
                break;
            default:
                card.keys.status = other.card.keys.status;
        }
        INFO(change);
        CHECK(identity_of(card) != identity);
    }
}
