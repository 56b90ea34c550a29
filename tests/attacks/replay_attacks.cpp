// SPDX-License-Identifier: Apache-2.0
// What was good once, or elsewhere: old bundles and statements, revoked ones, two under one number.
#include "attacks/corpus.h"
#include "attacks/world.h"
#include "storage/repository/bundle_repository.h"

namespace noodkluis::test {
namespace {

using storage::KeyPurpose;

Bytes sealed_as(TwoVaults& vaults, std::string const& name) {
    return file_bytes(vaults.seal(name));
}

/// A statement by the museum, whatever its program would allow.
Bytes stated(World& world, std::int64_t sequence, StatusState state,
             std::function<void(StatusStatement&)> const& change = {}) {
    auto const agreement = find_agreement(world.museum, "Afspraak").value();
    StatusStatement statement{agreement.hash(), sequence, state, 1, {}, kNow, kNow + kDay};
    if (change) {
        change(statement);
    }
    return write_status(sign_status(statement, World::key(world.museum, KeyPurpose::status)))
        .value();
}

void attack_agreements(Corpus& all, World& world) {
    OpenedUp const good(world, world.bundle);
    auto const payload = good.sealed_payload();
    auto outer = good.manifest.outer;
    outer.agreement_tag[0] ^= 1;
    all.attack("R1", "under an agreement that nobody knows", "agreement-unknown", [&] {
        return world.try_bundle(good.around(payload, outer.text(), good.museum_key));
    });
    outer = good.manifest.outer;
    outer.bundle = storage::BundleId::random();
    all.attack("R1", "under the tag of another bundle", "agreement-unknown", [&] {
        return world.try_bundle(good.around(payload, outer.text(), good.museum_key));
    });
    all.attack("R1", "at one who has no agreement", "agreement-unknown", [&] {
        put_file(world.folder / "hostile.nkbundle", world.bundle);
        return outcome_of(open_received(world.stranger, world.folder / "hostile.nkbundle",
                                        world.clock, world.job));
    });
    all.attack("R1", "at the museum itself", "bundle-not-for-us", [&] {
        put_file(world.folder / "hostile.nkbundle", world.bundle);
        return outcome_of(
            open_received(world.museum, world.folder / "hostile.nkbundle", world.clock, world.job));
    });
}

/// Statements and receipts that are rightly signed and still do not count.
void attack_statements(Corpus& all, World& world) {
    all.attack("R11", "a statement about an agreement that nobody knows", "agreement-unknown", [&] {
        return world.try_status(
            stated(world, 50, StatusState::active, [](auto& s) { s.agreement[0] ^= 1; }));
    });
    all.attack("T6", "a statement from the future", "status-from-future", [&] {
        return world.try_status(stated(world, 50, StatusState::active, [](auto& s) {
            s.issued_at = kNow + 2 * kDay;
            s.expires_at = kNow + 9 * kDay;
        }));
    });
    all.attack("R10", "a statement by the partner itself", "signature-wrong-key", [&] {
        auto const agreement = find_agreement(world.museum, "Afspraak").value();
        StatusStatement const statement{agreement.hash(), 60, StatusState::active, 1, {}, kNow,
                                        kNow + kDay};
        return world.try_status(
            write_status(sign_status(statement, World::key(world.brigade, KeyPurpose::status)))
                .value());
    });
    auto const good = read_receipt(world.receipt, "x").value().receipt;
    auto const receipt = [&](std::string const& line, std::string const& name,
                             std::string const& expected, storage::Vault& by, auto change) {
        auto changed = good;
        change(changed);
        auto const key = World::key(by, KeyPurpose::status);
        auto const file = write_receipt(sign_receipt(changed, key)).value();
        // A fork is noted.
        auto const outcome = [&] { return world.try_receipt(file); };
        if (expected == "receipt-fork") {
            all.attack_that_is_noted(line, name, expected, outcome);
        } else {
            all.attack(line, name, expected, outcome);
        }
    };
    receipt("R13", "receipt: of a bundle that is not ours", "bundle-unknown", world.brigade,
            [](auto& r) {
                r.bundle = storage::BundleId::random();
                r.sequence = 70;
            });
    receipt("M7", "receipt: of other contents", "receipt-mismatch", world.brigade,
            [](auto& r) { r.payload_hash[0] ^= 1; });
    receipt("M3", "receipt: under another number", "receipt-mismatch", world.brigade,
            [](auto& r) { r.sequence = 71; });
    receipt("S12", "receipt: by somebody else", "signature-wrong-key", world.stranger,
            [](auto&) {});
    receipt("M5", "receipt: in the name of somebody else", "receipt-mismatch", world.stranger,
            [&](auto& r) { r.party = world.stranger.own_party().value().id; });
    receipt("R5", "receipt: under another agreement", "agreement-unknown", world.brigade,
            [](auto& r) { r.agreement[0] ^= 1; });
    receipt("T6", "receipt: from the future", "status-from-future", world.brigade,
            [](auto& r) { r.issued_at = kNow + 2 * kDay; });
    receipt("R13", "receipt: of another bundle under a number of ours", "receipt-fork",
            world.brigade, [](auto& r) { r.bundle = storage::BundleId::random(); });
}

/// Each step changes what the brigade knows, so they come in their order.
void attack_over_time(Corpus& all) {
    World world;
    auto const third = sealed_as(world, "third.nkbundle");
    auto const fourth = sealed_as(world, "fourth.nkbundle");
    auto const fork = [&](std::string const& name, Bytes const& file) {
        all.attack_that_is_noted("R13", name, "bundle-fork",
                                 [&] { return world.try_bundle(file); });
    };
    OpenedUp const first(world, world.first_bundle);
    auto outer = first.manifest.outer;
    outer.bundle = storage::BundleId::random();
    outer.agreement_tag =
        agreement_tag(find_agreement(world.museum, "Afspraak")->hash(), outer.bundle);
    fork("another bundle under a number that was opened",
         first.around(first.sealed_payload(), outer.text(), first.museum_key));
    fork("the same bundle with other contents", first.whole());
    outer = first.manifest.outer;
    outer.sequence = 77;
    fork("the same bundle under another number",
         first.around(first.sealed_payload(), outer.text(), first.museum_key));

    REQUIRE(world.try_bundle(fourth) == "ok");
    all.attack_that_is_noted(
        "R12", "an older one after a newer is shown as superseded", "superseded",
        [&]() -> std::string {
            put_file(world.folder / "hostile.nkbundle", third);
            auto const opened = world.try_open(world.folder / "hostile.nkbundle");
            NK_REQUIRE_OK(opened);
            return is_superseded(world.brigade, *opened).value() ? "superseded" : "ok";
        });
    all.attack_that_is_noted(
        "R16", "so it is when the table of bundles was emptied", "superseded",
        [&]() -> std::string {
            auto copy = world.try_open(world.folder / "hostile.nkbundle");
            NK_REQUIRE_OK(copy);
            NK_REQUIRE_OK(world.brigade.connection().execute("DELETE FROM received_bundle"));
            return is_superseded(world.brigade, *copy).value() ? "superseded" : "ok";
        });

    auto const status = [&](std::string const& line, std::string const& name,
                            std::string const& expected, Bytes const& file) {
        all.attack_that_is_noted(line, name, expected, [&] { return world.try_status(file); });
    };
    auto const bundle = [&](std::string const& line, std::string const& name,
                            std::string const& expected, Bytes const& file) {
        all.attack_that_is_noted(line, name, expected, [&] { return world.try_bundle(file); });
    };
    REQUIRE(world.try_status(stated(world, 20, StatusState::suspended)) == "ok");
    bundle("R8", "under a suspended agreement", "agreement-suspended", fourth);
    status("R10", "an older statement", "status-superseded",
           stated(world, 19, StatusState::active));
    status("R13", "another statement under one number", "status-fork",
           stated(world, 20, StatusState::active));
    REQUIRE(world.try_status(stated(world, 21, StatusState::active, [&](auto& s) {
        s.revoked = {OpenedUp(world, third).manifest.outer.bundle};
        s.bundle_sequence_min = 2;
    })) == "ok");
    bundle("R14", "a bundle that was revoked", "bundle-revoked", third);
    bundle("R15", "a bundle that was withdrawn with all before it", "bundle-withdrawn",
           world.first_bundle);
    bundle("R8", "after it goes on", "ok", fourth);
    REQUIRE(world.try_status(stated(world, 22, StatusState::active)) == "ok");
    bundle("R14", "a bundle that a later statement leaves out", "bundle-revoked", third);
    bundle("R15", "a number that a later statement allows again", "bundle-withdrawn",
           world.first_bundle);
    REQUIRE(world.try_status(stated(world, 30, StatusState::revoked)) == "ok");
    bundle("R7", "after the end", "agreement-revoked", fourth);
    status("R11", "active after the end", "status-after-end",
           stated(world, 31, StatusState::active));
    status("R11", "suspended after the end", "status-after-end",
           stated(world, 32, StatusState::suspended));
    bundle("R7", "after a word that came after the end", "agreement-revoked", fourth);
    NK_REQUIRE_OK(world.brigade.connection().execute(
        "DROP TRIGGER status_statement_no_delete; DELETE FROM status_statement"));
    bundle("R7", "when the end was deleted from the vault", "status-lost", fourth);
}

/// R9: where fresh word is agreed.
void attack_stale_word(Corpus& all) {
    TwoVaults vaults;
    auto draft = vaults.draft();
    draft.status_fresh = 3 * kDay;
    auto const drafted = draft_and_sign(vaults.museum, draft, kNow);
    NK_REQUIRE_OK(drafted);
    auto const both = countersign(vaults.brigade, *drafted, kNow);
    NK_REQUIRE_OK(both);
    NK_REQUIRE_OK(accept_agreement(vaults.museum, *both, kNow));
    vaults.approve();
    auto const file = vaults.seal("a");
    vaults.clock.advance(3 * kDay + std::chrono::seconds{1});
    all.attack_that_is_noted("R9", "a word of three days and a second", "status-not-fresh",
                             [&] { return vaults.open(file); });
    AgreementStanding standing;
    add_statement(standing, {{}, 1, StatusState::active, 1, {}, kNow, kNow + kDay});
    all.attack("R9", "a word that has expired itself", "status-not-fresh", [&] {
        return outcome_of(check_freshness(standing, 3 * kDay, kNow + kDay, "", ""));
    });
    all.attack("R9", "no word at all", "status-not-fresh",
               [&] { return outcome_of(check_freshness({}, 3 * kDay, kNow, "", "")); });
}

}  // namespace

Corpus const& replay_attacks() {
    static Corpus const corpus = [] {
        auto& world = shared_world();
        Corpus all([&world] { return world.traces(); });
        attack_agreements(all, world);
        attack_statements(all, world);
        attack_over_time(all);
        attack_stale_word(all);
        return all;
    }();
    return corpus;
}

}  // namespace noodkluis::test
