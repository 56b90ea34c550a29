// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>

#include "app/sharing/agreement.h"
#include "app/sharing/bundle_open.h"
#include "app/sharing/bundle_seal.h"
#include "support/fixtures.h"

// A museum and a brigade with their keys, cards and agreement, without vaults: for the tests of
// what they exchange.
namespace noodkluis::test {

using namespace app;

inline constexpr Timestamp kNow = from_unix(1'800'000'000);  // 15 January 2027, a Friday
inline constexpr std::chrono::days kDay{1};

/// Who signs and receives, with everything secret.
struct Party {
    crypto::minisign::SigningKey card_key = crypto::minisign::SigningKey::generate();
    crypto::minisign::SigningKey agreement_key = crypto::minisign::SigningKey::generate();
    crypto::minisign::SigningKey bundle_key = crypto::minisign::SigningKey::generate();
    crypto::minisign::SigningKey status_key = crypto::minisign::SigningKey::generate();
    std::vector<crypto::age::X25519Identity> weeks;  ///< in the order of the card
    Card card;

    Party(storage::PartyKind kind, std::string name, int week_count) {
        card.party = storage::PartyId::random();
        card.kind = kind;
        card.name = std::move(name);
        card.device = "wagen-1";
        card.contact = "wacht@example.org";
        card.issued_at = kNow;
        card.expires_at = kNow + 400 * kDay;
        card.keys = {card_key.public_key(), agreement_key.public_key(), bundle_key.public_key(),
                     status_key.public_key()};
        auto week = Week::containing(kNow);
        for (int i = 0; i < week_count; ++i, week = week.next()) {
            weeks.push_back(crypto::age::X25519Identity::generate());
            card.epochs.push_back({week, weeks.back().recipient()});
        }
    }
    [[nodiscard]] Bytes card_file() const {
        auto bytes = write_card(card, card_key);
        NK_REQUIRE_OK(bytes);
        return *bytes;
    }
    /// The identity of a week as the age code takes it.
    [[nodiscard]] std::vector<crypto::age::Identity> identities(std::size_t week) const {
        std::vector<crypto::age::Identity> all;
        all.emplace_back(crypto::age::X25519Identity::from_bytes(weeks[week].bytes().clone()));
        return all;
    }
};

inline AgreementSide side_of(Party const& party) {
    auto const& card = party.card;
    return {card.party,        card.kind,           card.name,
            identity_of(card), card.keys.agreement, {{"wacht", "112", "piket", "113"}}};
}

inline storage::ListId const kListId{{7, 7, 7}};

/// An agreement on the list "Brand", with the fields that a fire brigade needs.
inline AgreementTerms terms_between(Party const& museum, Party const& partner) {
    AgreementTerms terms;
    terms.id = storage::AgreementId::random();
    terms.title = "Afspraak";
    terms.museum = side_of(museum);
    terms.partner = side_of(partner);
    terms.purpose = "Redden bij brand";
    terms.lists = {{kListId, "Brand"}};
    terms.profile = "fire-basic";
    terms.disclosure = find_field_profile("fire-basic")->disclosure;
    terms.tlp = Tlp::amber;
    terms.not_before = kNow - kDay;
    terms.not_after = kNow + 300 * kDay;
    terms.bundle_validity_max = 30 * kDay;
    terms.drafted_at = kNow - kDay;
    return terms;
}

/// Two parties that agreed, and a list with a photo.
struct Sharing {
    Party museum{storage::PartyKind::institution, "Museum De Waag", 0};
    Party brigade{storage::PartyKind::fire_brigade, "Brandweer Midden", 8};
    AgreementTerms terms = terms_between(museum, brigade);
    TemporaryFolder folder;
    Job job;
    Bytes photo = Bytes(1000, 0x5a);

    [[nodiscard]] AgreementFile signed_file() const {
        auto file = draft_agreement(terms);
        NK_REQUIRE_OK(file);
        sign_agreement(*file, AgreementRole::museum, museum.agreement_key);
        sign_agreement(*file, AgreementRole::partner, brigade.agreement_key);
        return *file;
    }
    [[nodiscard]] AgreementInForce agreement() const {
        auto verified = AgreementInForce::verify(signed_file(), museum.card, brigade.card, kNow);
        NK_REQUIRE_OK(verified);
        return *verified;
    }
    [[nodiscard]] ApprovedList list() const {
        ApprovedList list;
        list.number = 3;
        list.approved_at = kNow - kDay;
        auto& snapshot = list.snapshot;
        snapshot.list = kListId;
        snapshot.name = "Brand";
        snapshot.kind = "evacuation";
        snapshot.scenario = "fire";
        SnapshotEntry entry;
        entry.entry = {{"class", "A"}, {"rank", "1"}, {"reason", "geheim-reden"}};
        entry.object = {{"accession_number", "W-1"},
                        {"short_name", "Kelk"},
                        {"insurance_value", "geheim-waarde"}};
        entry.photos.push_back({storage::BlobId{{9}}, crypto::blake2b_256(photo),
                                storage::crc32(photo), photo.size(), "image/jpeg", "main",
                                "geheim-bijschrift"});
        snapshot.entries.push_back(std::move(entry));
        return list;
    }
    [[nodiscard]] SealTerms window() const {
        SealTerms seal;
        seal.sequence = 1;
        seal.issued_at = kNow;
        seal.not_before = kNow;
        seal.not_after = kNow + 14 * kDay;
        return seal;
    }
    [[nodiscard]] PictureSource pictures() const {
        return [this](SnapshotPicture const&, ByteSink const& sink) { return sink(photo); };
    }
    [[nodiscard]] Result<SealedBundle> try_seal(Path const& path, SealTerms const& seal) {
        return seal_bundle(
            path, agreement(), list(), seal, museum.bundle_key, pictures(),
            [](SealedBundle const&) { return Status(); }, job);
    }
    /// Seals into the folder, and gives the path.
    [[nodiscard]] Path seal(std::string const& name = "brand.nkbundle") {
        auto path = folder / name;
        NK_REQUIRE_OK(try_seal(path, window()));
        return path;
    }
    [[nodiscard]] Result<VerifiedBundle> verify(Path const& path) {
        NK_TRY(auto file, BundleFile::open(path));
        return VerifiedBundle::verify(std::move(file), museum.card.keys.bundle, job);
    }
    /// With the key of the week of not-after, two weeks from now.
    [[nodiscard]] Result<OpenedBundle> open(Path const& path) {
        NK_TRY(auto verified, verify(path));
        return OpenedBundle::open(std::move(verified), brigade.identities(2), brigade.card.party,
                                  agreement(), job);
    }
};

/// The entries of a container, to be changed and written again.
inline std::vector<storage::NamedContent> parts_of(ByteView file) {
    auto const reader = storage::ContainerReader::open(file, "container");
    NK_REQUIRE_OK(reader);
    std::vector<storage::NamedContent> parts;
    for (auto const& entry : reader->entries()) {
        parts.push_back({entry.name, reader->read(entry.name, 1 << 26).value()});
    }
    return parts;
}

inline Bytes& part(std::vector<storage::NamedContent>& parts, std::string_view name) {
    for (auto& item : parts) {
        if (item.name == name) {
            return item.content;
        }
    }
    FAIL("no entry " << name);
    return parts.front().content;
}

/// The text with its first `from`, which must be there, made `to`.
inline std::string replaced(std::string text, std::string const& from, std::string const& to) {
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

inline Bytes bytes_of(std::string_view text) {
    auto const view = as_bytes(text);
    return {view.begin(), view.end()};
}

/// Without waiting for the disk.
inline void put_file(Path const& path, ByteView content) {
    std::ofstream file(path, std::ios::binary);
    file << as_text(content);
    REQUIRE(file.flush().good());
}

}  // namespace noodkluis::test
