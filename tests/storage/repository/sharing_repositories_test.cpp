// SPDX-License-Identifier: Apache-2.0
#include "crypto/base/limits.h"
#include "storage/repository/agreement_repository.h"
#include "storage/repository/bundle_repository.h"
#include "storage/repository/clock_repository.h"
#include "storage/repository/key_repository.h"
#include "storage/repository/party_repository.h"
#include "storage/repository/receipt_repository.h"
#include "storage/repository/status_repository.h"
#include "storage/repository/test_database.h"
#include "storage/repository/user_repository.h"

using namespace noodkluis;
using namespace noodkluis::storage;

namespace {

constexpr Timestamp kNow = from_unix(1'800'000'000);

Timestamp later(int hours) {
    return kNow + std::chrono::hours(hours);
}

/// A pinned partner, an agreement with it and a list version to seal.
struct SharingRecords {
    test::TestDatabase database;
    Connection& connection = database.connection;
    Partner const partner{PartyId::random(), "Brandweer", Bytes{1, 2}, kNow};
    StoredAgreement const agreement{AgreementId::random(), {1}, partner.id, Bytes{3}, kNow};
    ListVersionId const version = ListVersionId::random();

    SharingRecords() {
        NK_REQUIRE_OK(PartyRepository(connection).pin(partner));
        NK_REQUIRE_OK(AgreementRepository(connection).save(agreement));
        NK_REQUIRE_OK(connection.execute(
            "INSERT INTO priority_list VALUES (zeroblob(16), 'Brand', 0, 0, NULL, 0, NULL, 1, 0)"));
        static constexpr Sql add =
            "INSERT INTO list_version (id, list, number, content_hash, approved_by, approved_at, "
            "change_note, content) VALUES (?, zeroblob(16), 1, zeroblob(32), ?, 0, '', x'')";
        auto insert = connection.prepare(add);
        NK_REQUIRE_OK(insert->run(version, database.user));
    }
    [[nodiscard]] IssuedBundle issued(std::int64_t sequence) const {
        return {BundleId::random(), agreement.id, sequence,       version, later(1),
                later(2),           later(3),     "a b.nkbundle", {7}};
    }
    [[nodiscard]] ReceivedBundle received(std::int64_t sequence) const {
        return {BundleId::random(), agreement.id, sequence, later(1),
                later(2),           later(3),     later(4), {8}};
    }
};

}  // namespace

TEST_CASE("the owner of the vault is kept and replaced", "[repository]") {
    test::TestDatabase database;
    PartyRepository parties(database.connection);
    NK_REQUIRE_ERROR(parties.own(), record_not_found);
    OwnParty party{PartyId::random(), PartyKind::fire_brigade, "Brandweer", "meldkamer 1", "x@y"};
    NK_REQUIRE_OK(parties.set_own(party));
    party.device = "meldkamer 2";
    NK_REQUIRE_OK(parties.set_own(party));
    CHECK(parties.own().value() == party);

    // What a card could not carry is refused here, where its owner can still change it.
    auto const refused = [&](std::string OwnParty::*member, std::string text) {
        auto wrong = party;
        wrong.*member = std::move(text);
        auto const status = parties.set_own(wrong);
        return status ? "ok" : error_name(status.error().code);
    };
    CHECK(refused(&OwnParty::name, "") == "name-missing");
    CHECK(refused(&OwnParty::name, "twee\nregels") == "invalid-argument");
    CHECK(refused(&OwnParty::device, "\x1b[2J") == "invalid-argument");
    CHECK(refused(&OwnParty::contact, std::string(limits::kPartyNameMax + 1, 'x')) ==
          "field-too-long");
    CHECK(refused(&OwnParty::contact, std::string(limits::kPartyNameMax, 'x')) == "ok");
}

TEST_CASE("a removed partner is gone until it is pinned again", "[repository]") {
    SharingRecords fixture;
    PartyRepository parties(fixture.connection);
    CHECK(parties.find(fixture.partner.id).value() == fixture.partner);
    NK_REQUIRE_OK(parties.remove(fixture.partner.id, later(1)));
    CHECK(parties.find(fixture.partner.id).value() == std::nullopt);
    CHECK(parties.list().value().empty());
    NK_REQUIRE_ERROR(parties.remove(fixture.partner.id, later(1)), record_not_found);
    CHECK(AgreementRepository(fixture.connection).list().value().size() == 1);
    Partner renewed = fixture.partner;
    renewed.card = {9};
    NK_REQUIRE_OK(parties.pin(renewed));
    CHECK(parties.list().value() == std::vector{renewed});
}

TEST_CASE("an agreement is found by id and by hash, and replaced whole", "[repository]") {
    SharingRecords fixture;
    AgreementRepository agreements(fixture.connection);
    CHECK(agreements.find_by_hash({1}).value() == fixture.agreement);
    CHECK(agreements.find_by_hash({2}).value() == std::nullopt);
    auto signed_agreement = fixture.agreement;
    signed_agreement.file = {3, 4};
    signed_agreement.updated_at = later(1);
    NK_REQUIRE_OK(agreements.save(signed_agreement));
    CHECK(agreements.find(fixture.agreement.id).value() == signed_agreement);
    CHECK(agreements.list().value().size() == 1);
}

TEST_CASE("an agreement with a party that was never pinned is refused", "[repository]") {
    test::TestDatabase database;
    StoredAgreement const agreement{AgreementId::random(), {1}, PartyId::random(), {}, kNow};
    NK_REQUIRE_ERROR(AgreementRepository(database.connection).save(agreement), record_conflict);
}

TEST_CASE("sequence numbers of sealed bundles grow and are used once", "[repository]") {
    SharingRecords fixture;
    BundleRepository bundles(fixture.connection);
    CHECK(bundles.next_sequence(fixture.agreement.id).value() == 1);
    auto const first = fixture.issued(1);
    NK_REQUIRE_OK(bundles.add_issued(first));
    NK_REQUIRE_OK(bundles.add_issued(fixture.issued(5)));
    CHECK(bundles.next_sequence(fixture.agreement.id).value() == 6);
    NK_REQUIRE_ERROR(bundles.add_issued(fixture.issued(5)), record_conflict);
    CHECK(bundles.find_issued(first.id).value() == first);
    auto const listed = bundles.list_issued().value();
    REQUIRE(listed.size() == 2);
    CHECK(listed.front().sequence == 5);
}

TEST_CASE("received bundles are found by id and by sequence number", "[repository]") {
    SharingRecords fixture;
    BundleRepository bundles(fixture.connection);
    CHECK(bundles.highest_received(fixture.agreement.id).value() == 0);
    auto const bundle = fixture.received(4);
    NK_REQUIRE_OK(bundles.add_received(bundle));
    CHECK(bundles.highest_received(fixture.agreement.id).value() == 4);
    CHECK(bundles.find_received(bundle.id).value() == bundle);
    CHECK(bundles.find_received(fixture.agreement.id, 4).value() == bundle);
    CHECK(bundles.find_received(fixture.agreement.id, 3).value() == std::nullopt);
    CHECK(bundles.list_received().value() == std::vector{bundle});
    NK_REQUIRE_ERROR(bundles.add_received(fixture.received(4)), record_conflict);
}

TEST_CASE("private keys come back as they went in, one per purpose and week", "[repository]") {
    test::TestDatabase database;
    KeyRepository keys(database.connection);
    auto const secret = crypto::Secret::random(72);
    NK_REQUIRE_ERROR(keys.signing_key(KeyPurpose::bundle), record_not_found);
    NK_REQUIRE_OK(keys.add_signing_key(KeyPurpose::bundle, secret, kNow));
    NK_REQUIRE_ERROR(keys.add_signing_key(KeyPurpose::bundle, secret, kNow), record_conflict);
    NK_REQUIRE_ERROR(keys.signing_key(KeyPurpose::card), record_not_found);
    CHECK(keys.signing_key(KeyPurpose::bundle).value().equals(secret.expose()));

    auto const identity = crypto::Secret::random(32);
    EpochRecipient const first{"2026-W47", later(0), later(168), "age1first"};
    EpochRecipient const second{"2026-W48", later(168), later(336), "age1second"};
    NK_REQUIRE_OK(keys.add_epoch_key({second, crypto::Secret::random(32)}));
    NK_REQUIRE_OK(keys.add_epoch_key({first, identity.clone()}));
    NK_REQUIRE_ERROR(keys.add_epoch_key({first, identity.clone()}), record_conflict);
    auto const found = keys.epoch_keys_of("2026-W47");
    NK_REQUIRE_OK(found);
    REQUIRE(found->size() == 1);
    CHECK(found->front().recipient == first);
    CHECK(found->front().identity.equals(identity.expose()));
    CHECK(keys.epoch_keys_of("2026-W49").value().empty());
    CHECK(keys.epoch_recipients(later(0)).value() == std::vector{first, second});
    CHECK(keys.epoch_recipients(later(168)).value() == std::vector{second});

    REQUIRE(keys.epoch_keys().value().size() == 2);
    CHECK(keys.epoch_keys().value().front().recipient == first);
    CHECK(keys.epoch_keys().value().front().sealed);
    CHECK_FALSE(keys.epoch_keys().value().front().over_seen_at.has_value());
    NK_REQUIRE_OK(keys.set_over_seen("age1first", later(1)));
    CHECK(keys.epoch_keys_of("2026-W47").value().front().over_seen_at == later(1));
    NK_REQUIRE_OK(keys.add_epoch_key(
        {{"2026-W49", later(336), later(504), "age1third"}, crypto::Secret::random(32), false}));
    CHECK_FALSE(keys.epoch_keys_of("2026-W49").value().front().sealed);
    NK_REQUIRE_OK(keys.seal_epoch_key("age1third", identity));
    CHECK(keys.epoch_keys_of("2026-W49").value().front().sealed);

    NK_REQUIRE_OK(keys.replace_epoch_keys());
    CHECK(keys.epoch_recipients(later(0)).value().empty());
    EpochRecipient const newer{"2026-W47", later(0), later(168), "age1newer"};
    NK_REQUIRE_OK(keys.add_epoch_key({newer, crypto::Secret::random(32)}));
    CHECK(keys.epoch_recipients(later(0)).value() == std::vector{newer});
    REQUIRE(keys.epoch_keys_of("2026-W47").value().size() == 2);
    CHECK(keys.epoch_keys_of("2026-W47").value().front().recipient == newer);
    CHECK(keys.epoch_keys_of("2026-W47").value().back().replaced);
    NK_REQUIRE_OK(keys.remove_epoch_key("age1first"));
    CHECK(keys.epoch_keys_of("2026-W47").value().size() == 1);
}

TEST_CASE("time floors are one row", "[repository]") {
    test::TestDatabase database;
    ClockRepository clock(database.connection);
    CHECK(clock.load().value() == std::nullopt);
    NK_REQUIRE_OK(clock.store({later(1), later(2)}));
    NK_REQUIRE_OK(clock.store({later(3), later(2)}));
    CHECK(clock.load().value() == TimeFloors{later(3), later(2)});
    CHECK(higher_of({later(3), later(2)}, {later(1), later(5)}) == TimeFloors{later(3), later(5)});
}

TEST_CASE("users have names of their own", "[repository]") {
    test::TestDatabase database;
    UserRepository users(database.connection);
    User const user{UserId::random(), "Conservator", UserRole::approver, kNow, {}};
    NK_REQUIRE_OK(users.add(user));
    CHECK(users.find(user.id).value() == user);
    NK_REQUIRE_ERROR(users.add({UserId::random(), "Conservator", UserRole::reader, kNow, {}}),
                     name_taken);
    CHECK(users.list().value().size() == 2);
}

TEST_CASE("statements are kept one and all, and never changed", "[repository]") {
    SharingRecords fixture;
    StatusRepository statuses(fixture.connection);
    auto const id = fixture.agreement.id;
    CHECK(statuses.newest(id).value() == std::nullopt);
    StoredStatus const first{id, 1, {1}, Bytes{1}, kNow};
    StoredStatus const third{id, 3, {3}, Bytes{3}, later(1)};
    NK_REQUIRE_OK(statuses.add(third));
    NK_REQUIRE_OK(statuses.add(first));
    NK_REQUIRE_ERROR(statuses.add({id, 1, {9}, Bytes{9}, kNow}), record_conflict);
    NK_REQUIRE_ERROR(statuses.add({AgreementId::random(), 1, {9}, Bytes{9}, kNow}),
                     record_conflict);
    CHECK(statuses.newest(id).value() == third);
    CHECK(statuses.find(id, 1).value() == first);
    CHECK(statuses.find(id, 2).value() == std::nullopt);
    CHECK(statuses.list(id).value() == std::vector{first, third});
    CHECK_FALSE(fixture.connection.execute("UPDATE status_statement SET file = x''").has_value());
    CHECK_FALSE(fixture.connection.execute("DELETE FROM status_statement").has_value());
}

TEST_CASE("forks and ends are noted once", "[repository]") {
    SharingRecords fixture;
    StatusRepository statuses(fixture.connection);
    auto const id = fixture.agreement.id;
    Fork const fork{id, ForkKind::bundle, 3, kNow};
    NK_REQUIRE_OK(statuses.add_fork(fork));
    NK_REQUIRE_OK(statuses.add_fork({id, ForkKind::bundle, 3, later(1)}));
    NK_REQUIRE_OK(statuses.add_fork({id, ForkKind::statement, 3, later(1)}));
    REQUIRE(statuses.forks().value().size() == 2);
    CHECK(statuses.forks().value().back() == fork);
    CHECK(statuses.ended_at(id).value() == std::nullopt);
    NK_REQUIRE_OK(statuses.end(id, kNow));
    NK_REQUIRE_OK(statuses.end(id, later(1)));
    CHECK(statuses.ended_at(id).value() == kNow);
}

TEST_CASE("other versions of an agreement stand beside the one in force", "[repository]") {
    SharingRecords fixture;
    AgreementRepository agreements(fixture.connection);
    auto const id = fixture.agreement.id;
    StoredVersion const second{id, 2, {22}, Bytes{2}, kNow};
    StoredVersion const third{id, 3, {33}, Bytes{3}, kNow};
    NK_REQUIRE_OK(agreements.keep_version(second));
    NK_REQUIRE_OK(agreements.keep_version(third));
    NK_REQUIRE_OK(agreements.keep_version(third));
    NK_REQUIRE_ERROR(agreements.keep_version({AgreementId::random(), 1, {44}, {}, kNow}),
                     record_conflict);
    CHECK(agreements.versions(id).value() == std::vector{third, second});
    CHECK(agreements.versions().value().size() == 2);
    NK_REQUIRE_OK(agreements.remove_version({33}));
    CHECK(agreements.versions(id).value() == std::vector{second});
}

TEST_CASE("the newest receipt of each bundle counts", "[repository]") {
    SharingRecords fixture;
    auto const bundle = fixture.issued(1);
    auto const other = fixture.issued(2);
    BundleRepository bundles(fixture.connection);
    NK_REQUIRE_OK(bundles.add_issued(bundle));
    NK_REQUIRE_OK(bundles.add_issued(other));
    ReceiptRepository receipts(fixture.connection);
    StoredReceipt const old{bundle.id, {1}, later(1), Bytes{1}, kNow};
    StoredReceipt const renewed{bundle.id, {2}, later(3), Bytes{2}, kNow};
    StoredReceipt const second{other.id, {3}, later(2), Bytes{3}, kNow};
    for (auto const& receipt : {renewed, old, second, old}) {
        NK_REQUIRE_OK(receipts.add(receipt));
    }
    NK_REQUIRE_ERROR(receipts.add({BundleId::random(), {4}, kNow, Bytes{}, kNow}), record_conflict);
    CHECK(receipts.newest().value() == std::vector{renewed, second});
    CHECK(receipts.find({1}).value() == old);
    CHECK(receipts.find({9}).value() == std::nullopt);
}

TEST_CASE("a release code is kept with its bundle, and wrong ones are counted", "[repository]") {
    SharingRecords fixture;
    auto const bundle = fixture.issued(1);
    NK_REQUIRE_OK(BundleRepository(fixture.connection).add_issued(bundle));
    ReleaseCodeRepository releases(fixture.connection);
    auto const code = crypto::Secret::copy_of(Bytes{1, 2, 3});
    CHECK_FALSE(releases.code(bundle.id).value().has_value());
    NK_REQUIRE_OK(releases.add_code(bundle.id, code));
    NK_REQUIRE_ERROR(releases.add_code(bundle.id, code), record_conflict);
    CHECK(releases.code(bundle.id).value()->equals(code.expose()));
    NK_REQUIRE_ERROR(releases.add_code(BundleId::random(), code), record_conflict);

    auto const received = BundleId::random();
    CHECK(releases.tries(received).value() == ReleaseTries{});
    NK_REQUIRE_OK(releases.set_tries(received, {3, kNow}));
    NK_REQUIRE_OK(releases.set_tries(received, {4, later(1)}));
    CHECK(releases.tries(received).value() == ReleaseTries{4, later(1)});
}
