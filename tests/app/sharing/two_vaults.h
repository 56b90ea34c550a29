// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/lists/approve.h"
#include "app/lists/list_edit.h"
#include "app/session/lookup.h"
#include "app/sharing/agreements.h"
#include "app/sharing/own_keys.h"
#include "app/sharing/parties.h"
#include "app/sharing/partners.h"
#include "app/sharing/share.h"

// The vaults of a museum and of a fire brigade, for the tests of sharing as users do it.
namespace noodkluis::test {

/// Vaults that have pinned each other's cards, and a list with one object at the museum.
class TwoVaults {
  public:
    FixedClock clock{kNow};
    Job job;
    TemporaryFolder folder;
    storage::Vault museum = create("museum", storage::PartyKind::institution, {1});
    storage::Vault brigade = create("brigade", storage::PartyKind::fire_brigade, {2});

    TwoVaults() {
        pin(museum, card_of(brigade));
        pin(brigade, card_of(museum));
        Records records(museum, clock);
        storage::Object object;
        object.accession_number = "W-1";
        object.short_name = "Kelk";
        NK_REQUIRE_OK(museum.write([&] { return records.objects.insert(object); }));
        make_list("Brand");
    }

    /// A list with the object on it.
    void make_list(std::string const& name) {
        Records records(museum, clock);
        NewList list;
        list.name = name;
        NK_REQUIRE_OK(
            museum.write([&] { return create_list(records.lists, records.places, list); }));
        NK_REQUIRE_OK(museum.write(
            [&] { return add_to_list(records.lists, records.objects, name, {"W-1"}, {}); }));
    }

    [[nodiscard]] storage::Vault create(std::string const& name, storage::PartyKind kind,
                                        std::array<Byte, 1> id) {
        storage::PartyId party;
        party.bytes[0] = id[0];
        auto vault = storage::Vault::create(
            folder / (name + ".kluis"),
            {{party, kind, name, name + "-1", name + "@example.org"}, "R", crypto::cheapest_kdf()},
            passphrase(), clock, job);
        NK_REQUIRE_OK(vault);
        return std::move(*vault);
    }
    [[nodiscard]] static crypto::Secret passphrase() {
        return crypto::Secret::copy_of(as_bytes("zeven zilveren zwanen"));
    }
    [[nodiscard]] Bytes card_of(storage::Vault& vault) const {
        auto card = export_card(vault, clock.now());
        NK_REQUIRE_OK(card);
        return *card;
    }
    void pin(storage::Vault& vault, Bytes const& card) const {
        auto const fingerprint = fingerprint_of(identity_of(read_card(card, "card").value()));
        NK_REQUIRE_OK(pin_partner(vault, card, "card", fingerprint, clock.now()));
    }
    void approve(std::string const& list = "Brand") {
        Records records(museum, clock);
        NK_REQUIRE_OK(approve_list(museum, records, list, ""));
    }
    /// What the museum drafts for the brigade, for half a year.
    [[nodiscard]] AgreementDraft draft() {
        Records records(museum, clock);
        return draft_for({{list_by_name(records.lists, "Brand").value().id, "Brand"}});
    }
    [[nodiscard]] AgreementDraft draft_for(std::vector<AgreedList> lists) const {
        AgreementDraft draft;
        draft.partner = "brigade";
        draft.title = "Afspraak";
        draft.lists = std::move(lists);
        draft.purpose = "Redden bij brand";
        draft.profile = "fire-basic";
        draft.not_before = clock.now() - kDay;
        draft.not_after = clock.now() + 180 * kDay;
        draft.bundle_validity_max = 30 * kDay;
        return draft;
    }
    void agree() {
        auto const drafted = draft_and_sign(museum, draft(), clock.now());
        NK_REQUIRE_OK(drafted);
        auto const both = countersign(brigade, *drafted, clock.now());
        NK_REQUIRE_OK(both);
        NK_REQUIRE_OK(accept_agreement(museum, *both, clock.now()));
    }
    [[nodiscard]] Result<SealedBundle> try_seal(std::string const& file,
                                                std::chrono::seconds from = {},
                                                std::chrono::seconds until = 14 * kDay) {
        return seal_list(
            museum, {"Afspraak", "Brand", clock.now() + from, clock.now() + until, folder / file},
            clock, job);
    }
    [[nodiscard]] Path seal(std::string const& file, std::chrono::seconds from = {},
                            std::chrono::seconds until = 14 * kDay) {
        NK_REQUIRE_OK(try_seal(file, from, until));
        return folder / file;
    }
    [[nodiscard]] Result<OpenedBundle> try_open(Path const& file) {
        return open_received(brigade, file, clock, job);
    }
    [[nodiscard]] std::string open(Path const& file) {
        auto const opened = try_open(file);
        return opened ? "ok" : error_name(opened.error().code);
    }
    /// How many files the brigade keeps of what it received.
    [[nodiscard]] std::ptrdiff_t kept() const {
        return std::distance(std::filesystem::directory_iterator(brigade.received_folder()),
                             std::filesystem::directory_iterator());
    }
};

inline std::string error_of(Result<SealedBundle> const& result) {
    return result ? "ok" : error_name(result.error().code);
}

}  // namespace noodkluis::test
