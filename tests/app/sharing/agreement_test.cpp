// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/agreement.h"

#include <type_traits>

#include "app/sharing/parties.h"
#include "app/sharing/signed_document.h"

using namespace noodkluis;
using namespace noodkluis::test;

// Sealing takes an AgreementInForce, and there is one way to get it.
static_assert(!std::is_default_constructible_v<AgreementInForce>);
static_assert(!std::is_constructible_v<AgreementInForce, AgreementFile, Card, Card>);

namespace {

std::string name_of_error(Error const& error) {
    return error_name(error.code);
}

std::string verified(AgreementFile file, Card const& museum, Card const& partner,
                     Timestamp now = kNow) {
    auto const result = AgreementInForce::verify(std::move(file), museum, partner, now);
    return result ? "ok" : name_of_error(result.error());
}

}  // namespace

TEST_CASE("an agreement says the same after writing and reading", "[sharing]") {
    Sharing const sharing;
    auto const file = sharing.signed_file();
    auto const bytes = write_agreement(file);
    NK_REQUIRE_OK(bytes);
    auto const read = read_agreement(*bytes, "x.nkagreement");
    NK_REQUIRE_OK(read);
    CHECK(read->terms == sharing.terms);
    CHECK(read->hash() == file.hash());
    CHECK(verified(*read, sharing.museum.card, sharing.brigade.card) == "ok");
}

TEST_CASE("an agreement that was changed or cut anywhere is never in force", "[sharing]") {
    Sharing const sharing;
    auto const file = write_agreement(sharing.signed_file()).value();
    for (std::size_t i = 0; i < file.size(); i += 1) {
        INFO("byte " << i);
        auto changed = file;
        changed[i] ^= 0x20;
        if (auto const read = read_agreement(changed, "x")) {
            CHECK(verified(*read, sharing.museum.card, sharing.brigade.card) != "ok");
        }
        CHECK_FALSE(read_agreement(ByteView(file).first(i), "x").has_value());
    }
}

TEST_CASE("both parties must have signed, each with the key of its card", "[sharing]") {
    Sharing const sharing;
    auto const& museum = sharing.museum;
    auto const& brigade = sharing.brigade;
    auto file = sharing.signed_file();
    SECTION("[R2] one signature only") {
        auto half = file;
        half.partner_signature.reset();
        CHECK(verified(half, museum.card, brigade.card) == "agreement-unsigned");
        half = file;
        half.museum_signature.reset();
        CHECK(verified(half, museum.card, brigade.card) == "agreement-unsigned");
    }
    SECTION("[R3] both signatures by one key") {
        auto terms = sharing.terms;
        terms.partner.agreement_key = terms.museum.agreement_key;
        auto one = draft_agreement(terms).value();
        sign_agreement(one, AgreementRole::museum, museum.agreement_key);
        sign_agreement(one, AgreementRole::partner, museum.agreement_key);
        auto partner = brigade.card;
        partner.keys.agreement = museum.card.keys.agreement;
        CHECK(verified(one, museum.card, partner) == "agreement-same-key");
        CHECK(verified(one, museum.card, brigade.card) == "agreement-card-mismatch");
    }
    SECTION("[R4] roles swapped") {
        std::swap(file.museum_signature, file.partner_signature);
        CHECK(verified(file, museum.card, brigade.card) == "signature-wrong-key");
        file = sharing.signed_file();
        CHECK(verified(file, brigade.card, museum.card) == "agreement-card-mismatch");
    }
    SECTION("[R4] a signature for the other role by the right key") {
        file.partner_signature = bytes_of(
            sign_document(brigade.agreement_key, file.document,
                          "noodkluis-agreement-v1 role=museum hash=" + to_hex(file.hash())));
        CHECK(verified(file, museum.card, brigade.card) == "signature-comment-invalid");
    }
    SECTION("[S12] a signature by the bundle key of the same party") {
        file.museum_signature = bytes_of(
            sign_document(museum.bundle_key, file.document,
                          "noodkluis-agreement-v1 role=museum hash=" + to_hex(file.hash())));
        CHECK(verified(file, museum.card, brigade.card) == "signature-wrong-key");
    }
    SECTION("the card of another party, or of the same party with another key") {
        Party const other(storage::PartyKind::fire_brigade, "Brandweer Midden", 8);
        CHECK(verified(file, museum.card, other.card) == "agreement-card-mismatch");
        auto changed = brigade.card;
        changed.keys.bundle = other.card.keys.bundle;
        CHECK(verified(file, museum.card, changed) == "agreement-card-mismatch");
    }
    SECTION("terms that are not those of the signed bytes are not believed") {
        file.terms.not_after += 1000 * kDay;
        auto const in_force = AgreementInForce::verify(file, museum.card, brigade.card, kNow);
        NK_REQUIRE_OK(in_force);
        CHECK(in_force->terms() == sharing.terms);
    }
}

TEST_CASE("[R6] an agreement is in force from its first to before its last second", "[sharing]") {
    Sharing const sharing;
    auto const file = sharing.signed_file();
    auto const at = [&](Timestamp now) {
        return verified(file, sharing.museum.card, sharing.brigade.card, now);
    };
    std::chrono::seconds const second{1};
    CHECK(at(sharing.terms.not_before - second) == "agreement-not-yet-valid");
    CHECK(at(sharing.terms.not_before) == "ok");
    CHECK(at(sharing.terms.not_after - second) == "ok");
    CHECK(at(sharing.terms.not_after) == "agreement-expired");
}

TEST_CASE("terms that cannot be kept are refused when drafting, naming the field", "[sharing]") {
    Sharing const sharing;
    auto const problem = [&](auto change) {
        auto terms = sharing.terms;
        change(terms);
        auto const file = draft_agreement(terms);
        REQUIRE_FALSE(file.has_value());
        return name_of_error(file.error()) + " " + file.error().detail;
    };
    CHECK(problem([](auto& t) { t.museum.kind = storage::PartyKind::police; }) ==
          "agreement-malformed museum.kind");
    CHECK(problem([](auto& t) { t.partner.party = t.museum.party; }) ==
          "agreement-malformed partner.party");
    CHECK(problem([](auto& t) { t.lists.clear(); }) == "agreement-malformed lists");
    CHECK(problem([](auto& t) { t.title.clear(); }) == "agreement-malformed title");
    CHECK(problem([](auto& t) { t.purpose.clear(); }) == "agreement-malformed purpose");
    CHECK(problem([](auto& t) { t.not_after = t.not_before; }) == "agreement-malformed na");
    CHECK(problem([](auto& t) { t.bundle_validity_max = std::chrono::minutes{59}; }) ==
          "agreement-malformed max_validity_s");
    CHECK(problem([](auto& t) { t.bundle_validity_max = t.not_after - t.not_before + kDay; }) ==
          "agreement-malformed max_validity_s");
    CHECK(problem([](auto& t) { t.disclosure.object_fields.push_back("passphrase"); }) ==
          "agreement-malformed fields");
    CHECK(problem([](auto& t) { t.notice_days = -1; }) == "document-malformed notice_days");
    CHECK(problem([](auto& t) { t.title = std::string(201, 'x'); }) == "document-malformed title");
    CHECK(problem([](auto& t) { t.purpose = "a\x1b[31mb"; }) == "document-malformed purpose");
}

TEST_CASE("a condition that this version cannot keep makes no agreement", "[sharing]") {
    Sharing const sharing;
    auto const text = std::string(as_text(sharing.signed_file().document));
    auto changed = text;
    std::string_view const without = "\"grace_s\":0";
    changed.replace(changed.find(without), without.size(), "\"grace_s\":60");
    auto const file = storage::write_container({{"agreement.json", bytes_of(changed)}}).value();
    NK_REQUIRE_ERROR(read_agreement(file, "x"), reader_too_old);
}

TEST_CASE("a renewal names what it amends, and the first version nothing", "[sharing]") {
    Sharing sharing;
    sharing.terms.status_fresh = kDay;
    sharing.terms.release_code = true;
    sharing.terms.version = 2;
    sharing.terms.amends = crypto::Hash256{9};
    CHECK(draft_agreement(sharing.terms)->terms == sharing.terms);
    sharing.terms.amends.reset();
    NK_REQUIRE_ERROR(draft_agreement(sharing.terms), document_malformed);
    sharing.terms.version = 1;
    NK_REQUIRE_OK(draft_agreement(sharing.terms));
    sharing.terms.amends = crypto::Hash256{9};
    NK_REQUIRE_ERROR(draft_agreement(sharing.terms), document_malformed);
}

TEST_CASE("an agreement file holds its parts and nothing else", "[sharing]") {
    Sharing const sharing;
    auto parts = parts_of(write_agreement(sharing.signed_file()).value());
    SECTION("[C7] without the document") {
        parts.erase(parts.begin());
    }
    SECTION("[C8] with something more") {
        parts.push_back({"extra", bytes_of("x")});
    }
    SECTION("[C9] in another order") {
        std::swap(parts[1], parts[2]);
    }
    SECTION("[C6] with an entry twice") {
        parts.push_back(parts.back());
    }
    NK_REQUIRE_ERROR(read_agreement(storage::write_container(parts).value(), "x"),
                     container_entries);
}

TEST_CASE("field profiles are canonical and can be adapted", "[sharing]") {
    REQUIRE(field_profiles().size() == 5);
    for (auto const& profile : field_profiles()) {
        INFO(profile.name);
        CHECK(is_canonical(profile.disclosure));
        NK_REQUIRE_OK(find_field_profile(profile.name));
    }
    NK_REQUIRE_ERROR(find_field_profile("everything"), unknown_profile);
    auto disclosure = find_field_profile("fire-basic")->disclosure;
    auto const original = disclosure;
    NK_REQUIRE_OK(adapt(disclosure, "+title"));
    CHECK(disclosure != original);
    CHECK(is_canonical(disclosure));
    NK_REQUIRE_OK(adapt(disclosure, "+title"));
    NK_REQUIRE_OK(adapt(disclosure, "-title"));
    CHECK(disclosure == original);
    NK_REQUIRE_OK(adapt(disclosure, "-plans"));
    CHECK_FALSE(disclosure.plans);
    NK_REQUIRE_OK(adapt(disclosure, "+photos:detail"));
    CHECK(disclosure.photos.size() == 3);
    for (char const* const change : {"title", "+titel", "", "+", "+photos:x-ray", "-"}) {
        INFO(change);
        NK_REQUIRE_ERROR(adapt(disclosure, change), unknown_field);
    }
}
