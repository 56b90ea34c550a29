// SPDX-License-Identifier: Apache-2.0
// Agreements that are signed by half, by one, by others or for something else, and cards.
#include "app/sharing/renewal.h"
#include "attacks/corpus.h"
#include "attacks/world.h"

namespace noodkluis::test {
namespace {

using crypto::minisign::SigningKey;

std::string in_force(AgreementFile const& file, Card const& museum, Card const& partner,
                     Timestamp now = kNow) {
    return outcome_of(AgreementInForce::verify(file, museum, partner, now));
}

std::string comment_for(AgreementFile const& file, std::string const& role) {
    return "noodkluis-agreement-v1 role=" + role + " hash=" + to_hex(file.hash());
}

/// Without vaults: the rule itself, with parties whose keys are all here.
void attack_signatures(Corpus& all) {
    Sharing const sharing;
    auto const& museum = sharing.museum;
    auto const& brigade = sharing.brigade;
    auto const good = sharing.signed_file();
    auto const file = [&](std::string const& line, std::string const& name,
                          std::string const& expected, auto change) {
        all.attack(line, name, expected, [&] {
            auto changed = good;
            change(changed);
            return in_force(changed, museum.card, brigade.card);
        });
    };
    file("R2", "signed by the museum only", "agreement-unsigned",
         [](auto& f) { f.partner_signature.reset(); });
    file("R2", "signed by the partner only", "agreement-unsigned",
         [](auto& f) { f.museum_signature.reset(); });
    file("R2", "signed by nobody", "agreement-unsigned", [](auto& f) {
        f.museum_signature.reset();
        f.partner_signature.reset();
    });
    file("R2", "with an empty signature", "signature-malformed",
         [](auto& f) { f.partner_signature = Bytes(); });
    file("R3", "the signature of the museum twice", "signature-wrong-key",
         [](auto& f) { f.partner_signature = f.museum_signature; });
    all.attack("R3", "one key for both sides", "agreement-same-key", [&] {
        auto terms = sharing.terms;
        terms.partner.agreement_key = terms.museum.agreement_key;
        auto one = draft_agreement(terms).value();
        sign_agreement(one, AgreementRole::museum, museum.agreement_key);
        sign_agreement(one, AgreementRole::partner, museum.agreement_key);
        auto partner = brigade.card;
        partner.keys.agreement = museum.card.keys.agreement;
        return in_force(one, museum.card, partner);
    });
    file("R4", "signatures swapped", "signature-wrong-key",
         [](auto& f) { std::swap(f.museum_signature, f.partner_signature); });
    all.attack("R4", "parties swapped", "agreement-card-mismatch",
               [&] { return in_force(good, brigade.card, museum.card); });
    file("R4", "signed by the partner as museum", "signature-comment-invalid", [&](auto& f) {
        f.partner_signature =
            bytes_of(sign_document(brigade.agreement_key, f.document, comment_for(f, "museum")));
    });
    for (auto const* key : {&museum.bundle_key, &museum.status_key, &museum.card_key}) {
        file("S12", "agreement: signed by another key of the museum", "signature-wrong-key",
             [&](auto& f) {
                 f.museum_signature =
                     bytes_of(sign_document(*key, f.document, comment_for(f, "museum")));
             });
    }
    file("R5", "a signature for another text", "signature-invalid", [&](auto& f) {
        auto terms = sharing.terms;
        terms.purpose = "Anders";
        auto other = draft_agreement(terms).value();
        sign_agreement(other, AgreementRole::partner, brigade.agreement_key);
        f.partner_signature = other.partner_signature;
    });
    for (std::string const part : {"\"title\":\"Afspraak\"", "\"four_eyes\":false",
                                   "\"release_code\":false", "\"tlp\":\"TLP:AMBER\""}) {
        file("R5", "a text of which " + part + " was changed", "signature-invalid", [&](auto& f) {
            auto const to = part == "\"title\":\"Afspraak\"" ? std::string("\"title\":\"Afspraal\"")
                            : part == "\"tlp\":\"TLP:AMBER\"" ? std::string("\"tlp\":\"TLP:CLEAR\"")
                                                              : replaced(part, "false", "true");
            f.document = bytes_of(replaced(std::string(as_text(f.document)), part, to));
        });
    }
    Party const other(storage::PartyKind::fire_brigade, "Brandweer Midden", 8);
    all.attack("R4", "another party under the same name", "agreement-card-mismatch",
               [&] { return in_force(good, museum.card, other.card); });
    all.attack("R4", "the same party with another bundle key", "agreement-card-mismatch", [&] {
        auto changed = brigade.card;
        changed.keys.bundle = other.card.keys.bundle;
        return in_force(good, museum.card, changed);
    });
    std::chrono::seconds const second{1};
    all.attack("R6", "a second before it begins", "agreement-not-yet-valid", [&] {
        return in_force(good, museum.card, brigade.card, sharing.terms.not_before - second);
    });
    all.attack("R6", "at its end", "agreement-expired",
               [&] { return in_force(good, museum.card, brigade.card, sharing.terms.not_after); });
    auto const text = std::string(as_text(good.document));
    all.attack("T10", "agreement: with a time of grace", "reader-too-old", [&] {
        auto const changed = replaced(text, "\"grace_s\":0", "\"grace_s\":60");
        return outcome_of(read_agreement(
            storage::write_container({{"agreement.json", bytes_of(changed)}}).value(), "x"));
    });
    for (auto const& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"\"max_validity_s\":2592000", "\"max_validity_s\":259200000"},
             {"\"kind\":\"institution\"", "\"kind\":\"police\""},
             {"\"purpose\":\"Redden bij brand\"", "\"purpose\":\"\""},
             {"\"title\":\"Afspraak\"", "\"title\":\"\""}}) {
        all.attack("T3", "agreement: " + to, "agreement-malformed", [&, from = from, to = to] {
            return outcome_of(read_agreement(
                storage::write_container({{"agreement.json", bytes_of(replaced(text, from, to))}})
                    .value(),
                "x"));
        });
    }
    all.attack("M2", "agreement: a purpose that moves the cursor", "document-malformed", [&] {
        auto const changed = replaced(text, "Redden bij", "Redden\\u001b[2J");
        return outcome_of(read_agreement(
            storage::write_container({{"agreement.json", bytes_of(changed)}}).value(), "x"));
    });
}

/// In vaults: a renewal that does not follow, and cards of others.
void attack_renewals(Corpus& all) {
    TwoVaults vaults;
    vaults.agree();
    AgreementRenewal renewal;
    renewal.not_after = kNow + 365 * kDay;
    auto const good = renew_and_sign(vaults.museum, "Afspraak", renewal, kNow);
    NK_REQUIRE_OK(good);
    auto const museum_key = World::key(vaults.museum, storage::KeyPurpose::agreement);
    auto const signing = [&](AgreementTerms const& terms) {
        auto file = draft_agreement(terms);
        NK_REQUIRE_OK(file);
        sign_agreement(*file, AgreementRole::museum, museum_key);
        return outcome_of(countersign(vaults.brigade, *file, kNow));
    };
    auto const terms = [&](std::string const& name, std::string const& expected, auto change) {
        all.attack("R17", name, expected, [&] {
            auto changed = good->terms;
            change(changed);
            return signing(changed);
        });
    };
    terms("a version skipped", "renewal-version", [](auto& t) { t.version = 3; });
    terms("of another text", "renewal-version", [](auto& t) { t.amends = crypto::Hash256{1}; });
    terms("of something unknown", "renewal-version",
          [](auto& t) { t.id = storage::AgreementId::random(); });
    terms("with other keys of the partner", "renewal-keys",
          [](auto& t) { t.partner.identity[0] ^= 1; });
    terms("with other keys of the museum than its card has", "agreement-card-mismatch",
          [](auto& t) { t.museum.identity[0] ^= 1; });
    terms("the first version anew", "agreement-changed", [](auto& t) {
        t.version = 1;
        t.amends.reset();
    });
    all.attack("R17", "signed by nobody", "agreement-unsigned", [&] {
        auto file = *good;
        file.museum_signature.reset();
        return outcome_of(countersign(vaults.brigade, file, kNow));
    });
    all.attack("R17", "signed by the other side only", "signature-wrong-key", [&] {
        auto file = *good;
        auto const key = World::key(vaults.brigade, storage::KeyPurpose::agreement);
        file.museum_signature =
            bytes_of(sign_document(key, file.document, comment_for(file, "museum")));
        return outcome_of(countersign(vaults.brigade, file, kNow));
    });
    all.attack("R17", "after the end of what it renews to", "agreement-expired",
               [&] { return outcome_of(countersign(vaults.brigade, *good, kNow + 400 * kDay)); });
}

void attack_cards(Corpus& all) {
    TwoVaults vaults;
    auto const old_card = vaults.card_of(vaults.brigade);
    vaults.clock.advance(170 * kDay);
    auto const card = vaults.card_of(vaults.brigade);
    auto const pin = [&](Bytes const& file, Timestamp now) {
        return outcome_of(pin_partner(vaults.museum, file, "card", {}, now));
    };
    auto const now = vaults.clock.now();
    REQUIRE(pin(card, now) == "ok");
    all.attack("R18", "an older card", "card-superseded", [&] { return pin(old_card, now); });
    all.attack("R18", "an expired card", "card-expired",
               [&] { return pin(card, now + 421 * kDay); });
    auto other = vaults.create("brigade-2", storage::PartyKind::fire_brigade, {2});
    all.attack("R18", "a card of another device of the same party", "partner-keys-changed",
               [&] { return pin(vaults.card_of(other), now); });
    Party const third(storage::PartyKind::fire_brigade, "brigade", 1);
    all.attack("R18", "a card of somebody else with the same name", "partner-name-taken",
               [&] { return pin(third.card_file(), now); });
    auto fourth = vaults.create("politie", storage::PartyKind::police, {8});
    all.attack("R18", "a card whose fingerprint was not compared", "partner-fingerprint",
               [&] { return pin(vaults.card_of(fourth), now); });
    all.attack("R18", "our own card", "partner-is-self",
               [&] { return pin(vaults.card_of(vaults.museum), now); });
}

/// What is in a card, rightly signed by its own key.
void attack_card_contents(Corpus& all) {
    Party const party(storage::PartyKind::police, "Politie", 2);
    auto parts = parts_of(party.card_file());
    auto const text = std::string(as_text(part(parts, "card.json")));
    auto const& keys = party.card.keys;
    for (auto const& [name, code, from, to] :
         std::vector<std::tuple<std::string, std::string, std::string, std::string>>{
             {"one key for two purposes", "card-malformed", keys.bundle.line(),
              keys.agreement.line()},
             {"an unknown kind", "document-malformed", "\"kind\":\"police\"",
              "\"kind\":\"thieves\""},
             {"no name", "card-malformed", "\"name\":\"Politie\"", "\"name\":\"\""},
             {"a name that moves the cursor", "document-malformed", "Politie\"",
              "Politie\\u001b[2J\""},
             {"a name without end", "document-malformed", "Politie\"",
              std::string(300'000, 'x') + "\""},
             {"the number 0", "document-malformed", "\"seq\":1", "\"seq\":0"},
             {"a week that is another", "card-malformed", party.card.epochs[1].week.label(),
              "2027-W09"},
             {"a key that is none", "card-malformed", party.weeks[1].recipient().text(),
              "age1notakey"},
             {"a key in capitals", "card-malformed", party.weeks[1].recipient().text(), [&] {
                  auto upper = party.weeks[1].recipient().text();
                  std::ranges::transform(upper, upper.begin(), [](char c) {
                      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
                  });
                  return upper;
              }()}}) {
        all.attack(name.find("key") == std::string::npos ? "M2" : "S14", "card: " + name, code,
                   [&, from = from, to = to] {
                       auto changed = parts;
                       auto const document = bytes_of(replaced(text, from, to));
                       part(changed, "card.json") = document;
                       part(changed, "card.json.minisig") = bytes_of(
                           sign_document(party.card_key, document,
                                         "noodkluis-card-v1 party=" + party.card.party.text() +
                                             " seq=" + std::to_string(party.card.sequence) +
                                             " hash=" + to_hex(document_hash(document))));
                       return outcome_of(read_card(storage::write_container(changed).value(), "x"));
                   });
    }
}

}  // namespace

Corpus const& agreement_attacks() {
    static Corpus const corpus = [] {
        Corpus all;
        attack_signatures(all);
        attack_renewals(all);
        attack_cards(all);
        attack_card_contents(all);
        return all;
    }();
    return corpus;
}

}  // namespace noodkluis::test
